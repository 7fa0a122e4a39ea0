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

bool has(const std::vector<NoteSignature>& list, const NoteSignature& cosignature) {
  return std::ranges::any_of(
      list, [&](const NoteSignature& other) { return other.name == cosignature.name && other.id == cosignature.id; });
}

/// Whole lines of the file, which is cut behind the last of them.
std::string whole_lines(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(fmt::format("can't read {}", path));
  std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto end = text.rfind('\n');
  text.resize(end == std::string::npos ? 0 : end + 1);
  std::filesystem::resize_file(path, text.size());
  return text;
}

}  // namespace

Witnesses::Witnesses(std::string path) : path_(std::move(path)) {
  if (!std::filesystem::exists(path_)) return;
  const std::string text = whole_lines(path_);
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
  if (line.starts_with(witness_word)) {
    line.remove_prefix(witness_word.size());
    const auto space = std::min(line.find(' '), line.size() - 1);
    auto verifier = NoteVerifier::parse(line.substr(space + 1));
    if (!verifier) return false;
    verifiers_.insert_or_assign(std::string(line.substr(0, space)), std::move(*verifier));
    return true;
  }
  if (!line.starts_with(cosignature_word)) return false;
  line.remove_prefix(cosignature_word.size());
  std::uint64_t size = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size);
  if (error != std::errc{} || end == line.data() + line.size()) return false;
  auto cosignature =
      parse_note_signature(fmt::format("{}{}", dash, std::string_view(end + 1, line.data() + line.size())));
  if (!cosignature) return false;
  cosignatures_[size].push_back(std::move(*cosignature));
  ++cosignature_count_;
  return true;
}

std::vector<Witness> Witnesses::all() const {
  const std::lock_guard lock(mutex_);
  std::vector<Witness> list;
  for (const auto& [principal, verifier] : verifiers_) {
    Witness witness{principal, verifier};
    for (const auto& [size, cosignatures] : cosignatures_) {
      const bool is_its = std::ranges::any_of(
          cosignatures, [&](const NoteSignature& cosignature) { return verifier.made(cosignature); });
      if (is_its) witness.cosigned_size = size;
    }
    list.push_back(std::move(witness));
  }
  return list;
}

std::optional<NoteVerifier> Witnesses::verifier_of(std::string_view principal) const {
  const std::lock_guard lock(mutex_);
  const auto found = verifiers_.find(principal);
  return found == verifiers_.end() ? std::nullopt : std::optional(found->second);
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

std::expected<void, Witnesses::Unkept> Witnesses::keep(const std::string& principal, const NoteVerifier& verifier) {
  const std::lock_guard lock(mutex_);
  const auto found = verifiers_.find(principal);
  if (found != verifiers_.end() && found->second.key() == verifier.key()) return {};
  return write(fmt::format("{}{} {}\n", witness_word, principal, verifier.key()));
}

std::expected<void, Witnesses::Unkept> Witnesses::keep(std::uint64_t size, const NoteSignature& cosignature) {
  const std::lock_guard lock(mutex_);
  const auto found = cosignatures_.find(size);
  if (found != cosignatures_.end() && has(found->second, cosignature)) return {};
  if (cosignature_count_ >= max_cosignatures) return std::unexpected(Unkept{Unkept::Reason::full});
  return write(line_of(size, cosignature));
}

/// Writes a line and takes it in; after a failure the file may end in a part of it, which is cut off again.
std::expected<void, Witnesses::Unkept> Witnesses::write(const std::string& line) {
  const int file = open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, owner_reads_and_writes);
  const auto failed = std::unexpected(Unkept{Unkept::Reason::storage_failed});
  if (file < 0) return failed;
  const off_t end = lseek(file, 0, SEEK_END);
  bool is_written = ::write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size()) && fsync(file) == 0;
  if (!is_written && ftruncate(file, end) != 0) is_written = false;
  close(file);
  if (!is_written) return failed;
  take(std::string_view(line).substr(0, line.size() - 1));
  return {};
}

}  // namespace bonboek
