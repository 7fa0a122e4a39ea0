// Signed notes as C2SP signed-note defines them: a text, an empty line, and lines of signatures. Keys are Ed25519 (RFC
// 8032), in the forms that Go's golang.org/x/mod/sumdb/note reads and writes:
//
//   signer's key     PRIVATE+KEY+<name>+<id, 8 hex digits>+<base64 of 1, 32 bytes of seed>        a secret
//   verifier's key   <name>+<id, 8 hex digits>+<base64 of the algorithm, 32 bytes of public key>
//   signature        "— " <name> " " <base64 of the id's 4 bytes, the signature>
//
// A key's id is the first four bytes of SHA-256(name, "\n", algorithm, public key).
#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct evp_pkey_st;  // OpenSSL's

namespace bonboek {

/// What a key signs: notes as they are, or (C2SP tlog-cosignature) that its owner saw a checkpoint at a time.
enum class NoteAlgorithm : std::uint8_t { ed25519 = 1, cosignature = 4 };

struct KeyDeleter {
  void operator()(evp_pkey_st* key) const;
};
using KeyHandle = std::unique_ptr<evp_pkey_st, KeyDeleter>;
using KeyId = std::array<std::uint8_t, 4>;

/// One line of a note's signatures.
struct NoteSignature {
  std::string name;
  KeyId id{};
  std::string signature;  // bytes

  /// The line with its newline.
  [[nodiscard]] std::string line() const;
};

/// A note taken apart; nothing of it is checked yet.
struct Note {
  std::string text;  // with its last newline
  std::vector<NoteSignature> signatures;
};

/// Says what is wrong with a note's form.
[[nodiscard]] std::expected<Note, std::string> parse_note(std::string_view note);
/// One line of signatures, without its newline.
[[nodiscard]] std::expected<NoteSignature, std::string> parse_note_signature(std::string_view line);

/// May be copied and used from any thread.
class NoteVerifier {
 public:
  /// Says what is wrong with the key.
  [[nodiscard]] static std::expected<NoteVerifier, std::string> parse(std::string_view key);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] NoteAlgorithm algorithm() const { return algorithm_; }
  [[nodiscard]] const KeyId& id() const { return id_; }
  /// 32 bytes.
  [[nodiscard]] const std::string& public_key() const { return public_key_; }
  [[nodiscard]] std::string key() const;

  /// Whether a signature is by this key, whatever it signs.
  [[nodiscard]] bool made(const NoteSignature& signature) const;
  /// Whether it is by this key and of this text; of a cosignature, `text` is the checkpoint's.
  [[nodiscard]] bool verifies(std::string_view text, const NoteSignature& signature) const;

 private:
  friend class NoteSigner;
  NoteVerifier(std::string name, NoteAlgorithm algorithm, std::string public_key);

  std::string name_;
  NoteAlgorithm algorithm_;
  std::string public_key_;  // 32 bytes
  KeyId id_;
};

/// Signs; one thread at a time.
class NoteSigner {
 public:
  /// A new key of a name: 1 to 120 characters without spaces and +.
  [[nodiscard]] static NoteSigner generate(std::string name);
  /// Says what is wrong with the key, without repeating it.
  [[nodiscard]] static std::expected<NoteSigner, std::string> parse(std::string_view key);

  /// The secret.
  [[nodiscard]] std::string key() const;
  [[nodiscard]] const NoteVerifier& verifier() const { return verifier_; }

  [[nodiscard]] NoteSignature sign(std::string_view text) const;
  /// That the owner saw the checkpoint of this text at a time, in seconds since 1970; by the key of that algorithm.
  [[nodiscard]] NoteSignature cosign(std::string_view text, std::uint64_t time) const;
  /// The same secret as a key for cosignatures.
  [[nodiscard]] NoteVerifier cosigner() const;

 private:
  NoteSigner(std::string name, std::string seed);

  std::string seed_;  // 32 bytes
  KeyHandle secret_;
  NoteVerifier verifier_;
};

}  // namespace bonboek
