#include "ledger/signed_note.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "ledger/base64.hpp"
#include "ledger/sha256.hpp"

namespace bonboek {
namespace {

constexpr std::size_t key_bytes = 32;
constexpr std::size_t signature_bytes = 64;
constexpr std::size_t time_bytes = 8;
constexpr std::size_t max_name_length = 120;
constexpr std::size_t max_signatures = 100;
constexpr std::string_view secret_prefix = "PRIVATE+KEY+";
constexpr std::string_view dash = "\xe2\x80\x94 ";  // an em dash and a space

void demand(bool holds) {
  if (!holds) std::abort();
}

const unsigned char* octets(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::string_view bytes_of(const KeyId& id) {
  return {reinterpret_cast<const char*>(id.data()), id.size()};
}

bool is_key_name(std::string_view name) {
  return !name.empty() && name.size() <= max_name_length && name.find_first_of(" \t\r\n+") == std::string_view::npos;
}

KeyId id_of(std::string_view name, NoteAlgorithm algorithm, std::string_view public_key) {
  const Digest digest = sha256(fmt::format("{}\n{}{}", name, static_cast<char>(algorithm), public_key));
  KeyId id;
  std::copy_n(digest.begin(), id.size(), id.begin());
  return id;
}

std::string hex_of(const KeyId& id) {
  return fmt::format("{:02x}", fmt::join(id, ""));
}

KeyHandle secret_of(std::string_view seed) {
  KeyHandle key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, octets(seed), seed.size()));
  demand(key != nullptr);
  return key;
}

std::string public_key_of(const KeyHandle& secret) {
  std::string bytes(key_bytes, '\0');
  std::size_t size = bytes.size();
  demand(EVP_PKEY_get_raw_public_key(secret.get(), reinterpret_cast<unsigned char*>(bytes.data()), &size) == 1);
  return bytes;
}

struct ContextDeleter {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, ContextDeleter>;

std::string signature_of(const KeyHandle& secret, std::string_view message) {
  const Context context(EVP_MD_CTX_new());
  std::string signature(signature_bytes, '\0');
  std::size_t size = signature.size();
  demand(context && EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, secret.get()) == 1 &&
         EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, octets(message),
                        message.size()) == 1);
  return signature;
}

bool is_signature_of(std::string_view public_key, std::string_view message, std::string_view signature) {
  const KeyHandle key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, octets(public_key), public_key.size()));
  const Context context(EVP_MD_CTX_new());
  return key && context && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
         EVP_DigestVerify(context.get(), octets(signature), signature.size(), octets(message), message.size()) == 1;
}

std::string cosigned_message(std::string_view text, std::uint64_t time) {
  return fmt::format("cosignature/v1\ntime {}\n{}", time, text);
}

std::string big_endian(std::uint64_t value) {
  std::string bytes;
  for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 0xffU);
  return bytes;
}

std::uint64_t from_big_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (const char byte : bytes) value = value << 8U | static_cast<std::uint8_t>(byte);
  return value;
}

/// The parts of a key's text after its name: the id and the bytes. Names hold no +.
struct KeyParts {
  std::string name;
  std::string id;
  std::string bytes;
};

std::optional<KeyParts> parts_of(std::string_view key) {
  const auto name_end = key.find('+');
  if (name_end == std::string_view::npos) return {};
  const auto id_end = key.find('+', name_end + 1);
  if (id_end == std::string_view::npos) return {};
  auto bytes = from_base64(key.substr(id_end + 1));
  if (!bytes || bytes->size() != 1 + key_bytes || !is_key_name(key.substr(0, name_end))) return {};
  return KeyParts{std::string(key.substr(0, name_end)), std::string(key.substr(name_end + 1, id_end - name_end - 1)),
                  std::move(*bytes)};
}

}  // namespace

void KeyDeleter::operator()(evp_pkey_st* key) const {
  EVP_PKEY_free(key);
}

std::string NoteSignature::line() const {
  return fmt::format("{}{} {}\n", dash, name, to_base64(std::string(bytes_of(id)) + signature));
}

std::expected<NoteSignature, std::string> parse_note_signature(std::string_view line) {
  if (!line.starts_with(dash)) return std::unexpected("a line of signatures begins with an em dash and a space");
  line.remove_prefix(dash.size());
  const auto name_end = line.find(' ');
  if (name_end == std::string_view::npos || !is_key_name(line.substr(0, name_end))) {
    return std::unexpected("a line of signatures holds the name of a key and, after a space, base64");
  }
  const auto bytes = from_base64(line.substr(name_end + 1));
  NoteSignature signature;
  if (!bytes || bytes->size() <= signature.id.size()) {
    return std::unexpected("the signature is no base64 of a key's id and a signature");
  }
  signature.name = line.substr(0, name_end);
  std::ranges::copy(bytes->substr(0, signature.id.size()), signature.id.begin());
  signature.signature = bytes->substr(signature.id.size());
  return signature;
}

std::expected<Note, std::string> parse_note(std::string_view note) {
  const auto text_end = note.rfind("\n\n");
  if (text_end == std::string_view::npos) return std::unexpected("it has no empty line before its signatures");
  if (!note.ends_with('\n')) return std::unexpected("it does not end with a newline");
  Note parsed{std::string(note.substr(0, text_end + 1)), {}};
  std::string_view rest = note.substr(text_end + 2);
  while (!rest.empty()) {
    const auto line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(line.size() + 1);
    auto signature = parse_note_signature(line);
    if (!signature) return std::unexpected(std::move(signature.error()));
    parsed.signatures.push_back(std::move(*signature));
    if (parsed.signatures.size() > max_signatures) return std::unexpected("it has more than a hundred signatures");
  }
  if (parsed.signatures.empty()) return std::unexpected("it has no signature");
  return parsed;
}

NoteVerifier::NoteVerifier(std::string name, NoteAlgorithm algorithm, std::string public_key)
    : name_(std::move(name)),
      algorithm_(algorithm),
      public_key_(std::move(public_key)),
      id_(id_of(name_, algorithm_, public_key_)) {}

std::expected<NoteVerifier, std::string> NoteVerifier::parse(std::string_view key) {
  const auto parts = parts_of(key);
  if (!parts) return std::unexpected("a verifier's key is written name+id+base64, as the ledger serves and prints it");
  const auto algorithm = static_cast<NoteAlgorithm>(parts->bytes[0]);
  if (algorithm != NoteAlgorithm::ed25519 && algorithm != NoteAlgorithm::cosignature) {
    return std::unexpected("the key is of an algorithm other than Ed25519 for notes or cosignatures");
  }
  NoteVerifier verifier(parts->name, algorithm, parts->bytes.substr(1));
  if (hex_of(verifier.id_) != parts->id)
    return std::unexpected("the key's id does not belong to it: was it cut short?");
  return verifier;
}

std::string NoteVerifier::key() const {
  return fmt::format("{}+{}+{}", name_, hex_of(id_), to_base64(static_cast<char>(algorithm_) + public_key_));
}

bool NoteVerifier::made(const NoteSignature& signature) const {
  return signature.name == name_ && signature.id == id_;
}

bool NoteVerifier::verifies(std::string_view text, const NoteSignature& signature) const {
  if (!made(signature)) return false;
  if (algorithm_ == NoteAlgorithm::ed25519) return is_signature_of(public_key_, text, signature.signature);
  const std::string_view bytes = signature.signature;
  if (bytes.size() != time_bytes + signature_bytes) return false;
  return is_signature_of(public_key_, cosigned_message(text, from_big_endian(bytes.substr(0, time_bytes))),
                         bytes.substr(time_bytes));
}

NoteSigner::NoteSigner(std::string name, std::string seed)
    : seed_(std::move(seed)),
      secret_(secret_of(seed_)),
      verifier_(std::move(name), NoteAlgorithm::ed25519, public_key_of(secret_)) {}

NoteSigner NoteSigner::generate(std::string name) {
  demand(is_key_name(name));
  std::string seed(key_bytes, '\0');
  demand(RAND_priv_bytes(reinterpret_cast<unsigned char*>(seed.data()), static_cast<int>(seed.size())) == 1);
  return {std::move(name), std::move(seed)};
}

std::expected<NoteSigner, std::string> NoteSigner::parse(std::string_view key) {
  if (!key.starts_with(secret_prefix)) return std::unexpected("it does not begin with PRIVATE+KEY+");
  const auto parts = parts_of(key.substr(secret_prefix.size()));
  if (!parts || static_cast<NoteAlgorithm>(parts->bytes[0]) != NoteAlgorithm::ed25519) {
    return std::unexpected("it is no Ed25519 key of the form PRIVATE+KEY+name+id+base64");
  }
  NoteSigner signer(parts->name, parts->bytes.substr(1));
  if (hex_of(signer.verifier_.id_) != parts->id) return std::unexpected("its id does not belong to it");
  return signer;
}

std::string NoteSigner::key() const {
  return fmt::format("{}{}+{}+{}", secret_prefix, verifier_.name_, hex_of(verifier_.id_),
                     to_base64(static_cast<char>(NoteAlgorithm::ed25519) + seed_));
}

NoteSignature NoteSigner::sign(std::string_view text) const {
  return {verifier_.name_, verifier_.id_, signature_of(secret_, text)};
}

NoteSignature NoteSigner::cosign(std::string_view text, std::uint64_t time) const {
  return {verifier_.name_, cosigner().id_, big_endian(time) + signature_of(secret_, cosigned_message(text, time))};
}

NoteVerifier NoteSigner::cosigner() const {
  return {verifier_.name_, NoteAlgorithm::cosignature, verifier_.public_key_};
}

}  // namespace bonboek
