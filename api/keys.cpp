#include "api/keys.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <cctype>
#include <cstring>
#include <memory>
#include <optional>
#include <stdexcept>
#include <utility>

namespace bonboek {
namespace {

bool is_slug(std::string_view text) {
  const auto is_part = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  if (text.empty() || text.size() > max_slug_characters || !is_part(text.front()) || !is_part(text.back()))
    return false;
  return text.find("--") == std::string_view::npos &&
         std::ranges::all_of(text, [&](char c) { return c == '-' || is_part(c); });
}

bool is_key(std::string_view text) {
  const auto is_base64url = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  return text.size() == key_characters && std::ranges::all_of(text, is_base64url);
}

std::optional<KeyDigest> parse_digest(std::string_view text) {
  KeyDigest digest{};
  if (text.size() != 2 * digest.size()) return std::nullopt;
  for (std::size_t index = 0; index < text.size(); ++index) {
    const char c = text[index];
    const bool is_digit = c >= '0' && c <= '9';
    if (!is_digit && (c < 'a' || c > 'f')) return std::nullopt;
    const int value = is_digit ? c - '0' : c - 'a' + 10;
    digest[index / 2] = static_cast<std::uint8_t>(digest[index / 2] << 4U | value);
  }
  return digest;
}

/// The four words of a line, each a stretch without spaces, one space between them; nothing where there are more or
/// fewer.
std::optional<std::array<std::string_view, 4>> words_of(std::string_view line) {
  std::array<std::string_view, 4> words;
  for (std::size_t index = 0; index < words.size(); ++index) {
    const auto space = line.find(' ');
    const bool is_last = index + 1 == words.size();
    if (is_last != (space == std::string_view::npos)) return std::nullopt;
    words.at(index) = line.substr(0, space);
    if (words.at(index).empty()) return std::nullopt;
    if (!is_last) line.remove_prefix(space + 1);
  }
  return words;
}

struct DigestContext {
  EVP_MD* algorithm{EVP_MD_fetch(nullptr, "SHA256", nullptr)};  // fetched once: OpenSSL 3 would look it up for each key
  EVP_MD_CTX* state{EVP_MD_CTX_new()};
  DigestContext() = default;
  ~DigestContext() {
    EVP_MD_CTX_free(state);
    EVP_MD_free(algorithm);
  }
  DigestContext(const DigestContext&) = delete;
  DigestContext& operator=(const DigestContext&) = delete;
};

}  // namespace

KeyDigest digest_of(std::string_view key) {
  thread_local const DigestContext context;
  KeyDigest digest{};
  const bool is_made = context.algorithm != nullptr && context.state != nullptr &&
                       EVP_DigestInit_ex2(context.state, context.algorithm, nullptr) == 1 &&
                       EVP_DigestUpdate(context.state, key.data(), key.size()) == 1 &&
                       EVP_DigestFinal_ex(context.state, digest.data(), nullptr) == 1;
  if (!is_made) throw std::runtime_error{"SHA-256 is not to be had from OpenSSL"};
  return digest;
}

std::string generate_key() {
  std::array<unsigned char, 32> bytes{};
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
    throw std::runtime_error{"no random bytes are to be had from OpenSSL"};
  }
  std::array<unsigned char, 45> text{};  // 44 characters, the last one padding, and a zero
  EVP_EncodeBlock(text.data(), bytes.data(), static_cast<int>(bytes.size()));
  std::string key{text.begin(), text.begin() + key_characters};
  std::ranges::replace(key, '+', '-');
  std::ranges::replace(key, '/', '_');
  return key;
}

std::string key_line(const Principal& principal, std::string_view key) {
  return fmt::format("{} {} {} {:02x}", principal.name, to_string(principal.role),
                     principal.party.empty() ? "-" : principal.party, fmt::join(digest_of(key), ""));
}

std::size_t KeyRing::DigestHash::operator()(const KeyDigest& digest) const {
  std::size_t hash = 0;
  std::memcpy(&hash, digest.data(), sizeof hash);  // a digest's bytes are spread as well as any hash's
  return hash;
}

std::expected<KeyRing, std::string> KeyRing::parse(std::string_view text) {
  KeyRing ring;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.empty() || line.front() == '#') continue;
    const std::string wrong = ring.add(line);
    if (!wrong.empty()) return std::unexpected(fmt::format("line {}: {}", number, wrong));
  }
  return ring;
}

std::string KeyRing::add(std::string_view line) {
  const auto words = words_of(line);
  if (!words) return "needs four words with one space between them: principal role party sha256";
  const auto [name, role_name, party_name, digest_text] = *words;
  const auto role = parse_role(role_name);
  const auto digest = parse_digest(digest_text);
  if (!is_slug(name)) return "the principal must be 1 to 64 of a-z and 0-9, with single dashes between";
  if (!role) return "the role must be coordinator, library, intermediary, province or auditor";
  if (!digest) return "the key's SHA-256 must be 64 of 0-9 and a-f";
  if (acts_for_party(*role) && !is_slug(party_name))
    return fmt::format("a principal with role {} needs the id of its party", role_name);
  if (!acts_for_party(*role) && party_name != "-")
    return fmt::format("a principal with role {} has no party: write -", role_name);

  Principal principal{std::string{name}, *role, acts_for_party(*role) ? std::string{party_name} : std::string{}};
  const auto [place, is_new] = place_of_.try_emplace(principal.name, principals_.size());
  if (is_new) {
    principals_.push_back(std::move(principal));
  } else if (const Principal& known = principals_[place->second];
             known.role != principal.role || known.party != principal.party) {
    return fmt::format("{} has another role or party on an earlier line", name);
  }
  const auto [holder, is_new_key] = principal_of_.try_emplace(*digest, place->second);
  if (is_new_key) return {};
  if (holder->second == place->second) return fmt::format("this key of {} is on an earlier line too", name);
  return fmt::format("{} has this key too: no two principals may share one", principals_[holder->second].name);
}

const Principal* KeyRing::find(std::string_view authorization_header) const {
  constexpr std::string_view scheme = "bearer ";
  if (authorization_header.size() <= scheme.size()) return nullptr;
  const auto given = authorization_header.substr(0, scheme.size());
  const auto equal = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; };
  if (!std::ranges::equal(given, scheme, equal)) return nullptr;
  auto key = authorization_header.substr(scheme.size());
  key.remove_prefix(std::min(key.find_first_not_of(' '), key.size()));
  if (!is_key(key)) return nullptr;
  const auto found = principal_of_.find(digest_of(key));
  return found == principal_of_.end() ? nullptr : &principals_[found->second];
}

}  // namespace bonboek
