// Witnesses and what they cosigned. A witness is a principal who keeps checkpoints of the log and signs those that it
// saw (C2SP tlog-cosignature), so that nobody can show two people two logs. Kept in a file of its own, for it does not
// follow from the log:
//
//   witness <principal> <verifier's key>              registers a key, which takes the place of the principal's last
//   cosignature <size> <name> <base64>                what a signature's line holds after its dash
//
// A line stands after the registration of the key that made it: that names the principal whose cosignature it is, also
// where another key took that one's place. Passed over are the registration of a key that is another's and what such a
// key cosigned, which were taken once, and a last line without its newline, which was never acknowledged.
// A key called as another principal's is was taken once too, and is read with all that it cosigned.
#pragma once

#include <cstdint>
#include <expected>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ledger/checkpoint.hpp"
#include "ledger/signed_note.hpp"

namespace bonboek {

/// What is kept of one principal at most, so that none takes the room of another: a new key every week of two years,
/// and a cosignature every hour of three.
inline constexpr std::size_t max_witness_keys = 100;
inline constexpr std::size_t max_cosignatures = 30'000;

struct Witness {
  std::string principal;
  NoteVerifier verifier;                  // its newest key
  std::vector<NoteVerifier> former_keys;  // that it had before, the oldest first: what they cosigned is still served
  std::uint64_t cosigned_size{0};         // of the largest checkpoint that it cosigned with any of its keys; 0: none
};

/// When a cosignature was made, in seconds since 1970: its first eight bytes, big-endian.
[[nodiscard]] std::uint64_t time_of(const NoteSignature& cosignature);

/// From any thread.
class Witnesses {
 public:
  /// What could not be kept, and why.
  struct Unkept {
    enum class Reason : std::uint8_t { registered_by_another, not_registered, too_many, storage_failed } reason;
    std::string principal{};  // who registered the key, or another of its name
  };
  /// Whether something new was kept; else it was there already.
  using Kept = std::expected<bool, Unkept>;

  /// Reads the file where there is one, and changes nothing of it: another may be writing it. Throws
  /// std::runtime_error, which names the file and the line.
  explicit Witnesses(std::string path);

  /// By principal.
  [[nodiscard]] std::vector<Witness> all() const;
  [[nodiscard]] std::optional<NoteVerifier> verifier_of(std::string_view principal) const;
  /// The lines of a size's cosignatures, in the order in which the keys first cosigned it: one of each key.
  [[nodiscard]] std::string lines_of(std::uint64_t size) const;
  /// The largest size that has a cosignature.
  [[nodiscard]] std::optional<std::uint64_t> newest_cosigned() const;

  /// On the disk when it returns. A principal's new key takes the place of its old one; what the old one cosigned
  /// stays. A public key belongs to who registered it first, whatever it is called: what is signed does not say the
  /// name of the key, so that another who registered it could pass the cosignatures off as its own. A key's name
  /// belongs to who registered it first too: people know a witness by it.
  [[nodiscard]] Kept keep(const std::string& principal, const NoteVerifier& verifier);
  /// On the disk when it returns. Of the cosignatures of one size by one key the one with the latest time is kept: it
  /// says that the witness still knows of no larger log. One that is no later than that is kept already.
  [[nodiscard]] Kept keep(std::uint64_t size, const NoteSignature& cosignature);

 private:
  /// What was ever kept of a principal, lines of the file that later ones replaced among them.
  struct Party {
    NoteVerifier newest;
    std::vector<NoteVerifier> former{};
    std::size_t key_count{0};
    std::size_t cosignature_count{0};
    std::uint64_t cosigned_size{0};
  };
  using KeyName = std::pair<std::string, KeyId>;

  static void replace_newest(Party& party, const NoteVerifier& verifier);
  bool take(std::string_view line);
  bool take_key(std::string_view line);
  bool take_cosignature(std::string_view line);
  [[nodiscard]] Party* party_of(const NoteSignature& cosignature);
  /// Who registered the key, or another of its name and id; none where the principal may have it.
  [[nodiscard]] const std::string* other_holder(std::string_view principal, const NoteVerifier& verifier) const;
  /// Who registered a key of that name first, where it is another.
  [[nodiscard]] const std::string* other_named(std::string_view principal, const std::string& name) const;
  [[nodiscard]] Kept write(const std::string& line);

  std::string path_;
  mutable std::mutex mutex_;
  std::uint64_t file_bytes_{0};  // of whole lines
  std::map<std::string, Party, std::less<>> parties_;
  std::map<std::string, std::string> holders_;  // the principal of every public key that was ever registered
  std::map<std::string, std::string> named_;    // the principal who first registered a key of a name
  std::map<KeyName, std::string> keys_;         // their public keys
  std::map<std::uint64_t, std::vector<NoteSignature>> cosignatures_;
};

}  // namespace bonboek
