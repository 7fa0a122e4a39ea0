#include "api/witnesses.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace bonboek {
namespace {

constexpr std::string_view witness_word = "witness ";
constexpr std::string_view cosignature_word = "cosignature ";
constexpr std::string_view dash = "\xe2\x80\x94 ";
constexpr mode_t owner_reads_and_writes = 0600;

std::string line_of(std::uint64_t size, const NoteSignature& cosignature) {
  return fmt::format("{}{} {}", cosignature_word, size, cosignature.line().substr(dash.size()));
}

/// The cosignature of the same key.
template <class List>
auto find_of_key(List& list, const NoteSignature& cosignature) {
  return std::ranges::find_if(
      list, [&](const NoteSignature& other) { return other.name == cosignature.name && other.id == cosignature.id; });
}

/// Whole lines of the file.
std::string whole_lines(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(fmt::format("can't read {}", path));
  std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto end = text.rfind('\n');
  text.resize(end == std::string::npos ? 0 : end + 1);
  return text;
}

}  // namespace

std::uint64_t time_of(const NoteSignature& cosignature) {
  std::uint64_t time = 0;
  for (const char byte : cosignature.signature.substr(0, sizeof(time))) {
    time = time << 8U | static_cast<std::uint8_t>(byte);
  }
  return time;
}

Witnesses::Witnesses(std::string path) : path_(std::move(path)) {
  if (!std::filesystem::exists(path_)) return;
  const std::string text = whole_lines(path_);
  file_bytes_ = text.size();
  std::string_view rest = text;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const auto line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(line.size() + 1);
    if (!take(line)) {
      throw std::runtime_error(fmt::format("{}, line {}: it holds neither a witness nor a cosignature", path_, number));
    }
  }
}

bool Witnesses::take(std::string_view line) {
  if (line.starts_with(witness_word)) return take_key(line.substr(witness_word.size()));
  return line.starts_with(cosignature_word) && take_cosignature(line.substr(cosignature_word.size()));
}

void Witnesses::replace_newest(Party& party, const NoteVerifier& verifier) {
  ++party.key_count;
  if (party.newest.key() == verifier.key()) return;
  std::erase_if(party.former, [&](const NoteVerifier& former) { return former.key() == verifier.key(); });
  party.former.push_back(std::exchange(party.newest, verifier));
}

bool Witnesses::take_key(std::string_view line) {
  const auto space = line.find(' ');
  if (space == std::string_view::npos) return false;
  const std::string principal(line.substr(0, space));
  const auto verifier = NoteVerifier::parse(line.substr(space + 1));
  if (!verifier) return false;
  if (other_holder(principal, *verifier) != nullptr) return true;
  replace_newest(parties_.try_emplace(principal, Party{.newest = *verifier}).first->second, *verifier);
  named_.try_emplace(verifier->name(), principal);
  holders_.try_emplace(verifier->public_key(), principal);
  keys_.try_emplace({verifier->name(), verifier->id()}, verifier->public_key());
  return true;
}

bool Witnesses::take_cosignature(std::string_view line) {
  std::uint64_t size = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size);
  if (error != std::errc{} || end == line.data() + line.size()) return false;
  auto cosignature =
      parse_note_signature(fmt::format("{}{}", dash, std::string_view(end + 1, line.data() + line.size())));
  if (!cosignature) return false;
  Party* party = party_of(*cosignature);
  if (party == nullptr) return true;
  ++party->cosignature_count;
  party->cosigned_size = std::max(party->cosigned_size, size);
  auto& list = cosignatures_[size];
  const auto earlier = find_of_key(list, *cosignature);
  if (earlier == list.end()) {
    list.push_back(std::move(*cosignature));
  } else if (time_of(*earlier) < time_of(*cosignature)) {
    *earlier = std::move(*cosignature);
  }
  return true;
}

Witnesses::Party* Witnesses::party_of(const NoteSignature& cosignature) {
  const auto found = keys_.find({cosignature.name, cosignature.id});
  return found == keys_.end() ? nullptr : &parties_.at(holders_.at(found->second));
}

const std::string* Witnesses::other_holder(std::string_view principal, const NoteVerifier& verifier) const {
  const auto holder = holders_.find(verifier.public_key());
  if (holder != holders_.end() && holder->second != principal) return &holder->second;
  const auto named = keys_.find({verifier.name(), verifier.id()});
  const bool is_other = named != keys_.end() && named->second != verifier.public_key();
  return is_other ? &holders_.at(named->second) : nullptr;
}

const std::string* Witnesses::other_named(std::string_view principal, const std::string& name) const {
  const auto first = named_.find(name);
  return first == named_.end() || first->second == principal ? nullptr : &first->second;
}

std::vector<Witness> Witnesses::all() const {
  const std::lock_guard lock(mutex_);
  std::vector<Witness> list;
  list.reserve(parties_.size());
  for (const auto& [principal, party] : parties_) {
    list.push_back({principal, party.newest, party.former, party.cosigned_size});
  }
  return list;
}

std::optional<NoteVerifier> Witnesses::verifier_of(std::string_view principal) const {
  const std::lock_guard lock(mutex_);
  const auto found = parties_.find(principal);
  return found == parties_.end() ? std::nullopt : std::optional(found->second.newest);
}

std::string Witnesses::lines_of(std::uint64_t size) const {
  const std::lock_guard lock(mutex_);
  std::string lines;
  if (const auto found = cosignatures_.find(size); found != cosignatures_.end()) {
    for (const NoteSignature& cosignature : found->second) lines += cosignature.line();
  }
  return lines;
}

std::optional<std::uint64_t> Witnesses::newest_cosigned() const {
  const std::lock_guard lock(mutex_);
  return cosignatures_.empty() ? std::nullopt : std::optional(cosignatures_.rbegin()->first);
}

Witnesses::Kept Witnesses::keep(const std::string& principal, const NoteVerifier& verifier) {
  const std::lock_guard lock(mutex_);
  if (const std::string* other = other_holder(principal, verifier)) {
    return std::unexpected(Unkept{Unkept::Reason::registered_by_another, *other});
  }
  const auto found = parties_.find(principal);
  if (found != parties_.end() && found->second.newest.key() == verifier.key()) return false;
  if (const std::string* other = other_named(principal, verifier.name())) {
    return std::unexpected(Unkept{Unkept::Reason::registered_by_another, *other});
  }
  if (found != parties_.end() && found->second.key_count >= max_witness_keys) {
    return std::unexpected(Unkept{Unkept::Reason::too_many});
  }
  return write(fmt::format("{}{} {}\n", witness_word, principal, verifier.key()));
}

Witnesses::Kept Witnesses::keep(std::uint64_t size, const NoteSignature& cosignature) {
  const std::lock_guard lock(mutex_);
  if (const auto found = cosignatures_.find(size); found != cosignatures_.end()) {
    const auto earlier = find_of_key(found->second, cosignature);
    if (earlier != found->second.end() && time_of(*earlier) >= time_of(cosignature)) return false;
  }
  const Party* party = party_of(cosignature);
  if (party == nullptr) return std::unexpected(Unkept{Unkept::Reason::not_registered});
  if (party->cosignature_count >= max_cosignatures) return std::unexpected(Unkept{Unkept::Reason::too_many});
  return write(line_of(size, cosignature));
}

/// Writes a line behind the last whole one and takes it in: what a failure left of a line before is overwritten.
Witnesses::Kept Witnesses::write(const std::string& line) {
  const int file = open(path_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, owner_reads_and_writes);
  const auto failed = std::unexpected(Unkept{Unkept::Reason::storage_failed});
  if (file < 0) return failed;
  const auto end = static_cast<off_t>(file_bytes_);
  const bool is_written = ftruncate(file, end) == 0 &&
                          pwrite(file, line.data(), line.size(), end) == static_cast<ssize_t>(line.size()) &&
                          fsync(file) == 0;
  close(file);
  if (!is_written) return failed;
  file_bytes_ += line.size();
  take(std::string_view(line).substr(0, line.size() - 1));
  return true;
}

}  // namespace bonboek
