// Witnesses and what they cosigned. A witness is a principal who keeps checkpoints of the log and signs those that it
// saw (C2SP tlog-cosignature), so that nobody can show two people two logs. Kept in a file of its own, for it does not
// follow from the log:
//
//   witness <principal> <verifier's key>
//   cosignature <size> <name> <base64>                what a signature's line holds after its dash
//
// A last line without its newline was never acknowledged and is passed over.
#pragma once

#include <cstdint>
#include <expected>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "ledger/checkpoint.hpp"
#include "ledger/signed_note.hpp"

namespace bonboek {

/// More are not kept.
inline constexpr std::size_t max_cosignatures = 100'000;

struct Witness {
  std::string principal;
  NoteVerifier verifier;
  std::uint64_t cosigned_size{0};  // of the largest checkpoint that it cosigned; 0: none
};

/// From any thread.
class Witnesses {
 public:
  /// What could not be kept, and why.
  struct Unkept {
    enum class Reason : std::uint8_t { full, storage_failed } reason;
  };

  /// Reads the file where there is one. Throws std::runtime_error, which names the file and the line.
  explicit Witnesses(std::string path);

  [[nodiscard]] std::vector<Witness> all() const;
  [[nodiscard]] std::optional<NoteVerifier> verifier_of(std::string_view principal) const;
  /// The lines of a size's cosignatures, in the order in which they came.
  [[nodiscard]] std::string lines_of(std::uint64_t size) const;
  /// The largest size that has a cosignature.
  [[nodiscard]] std::optional<std::uint64_t> newest_cosigned() const;

  /// Both are on the disk when they return. A principal's new key takes the place of its old one; what the old one
  /// cosigned stays. Nothing is written where it is kept already.
  [[nodiscard]] std::expected<void, Unkept> keep(const std::string& principal, const NoteVerifier& verifier);
  [[nodiscard]] std::expected<void, Unkept> keep(std::uint64_t size, const NoteSignature& cosignature);

 private:
  bool take(std::string_view line);
  [[nodiscard]] std::expected<void, Unkept> write(const std::string& line);

  std::string path_;
  mutable std::mutex mutex_;
  std::map<std::string, NoteVerifier, std::less<>> verifiers_;  // by principal
  std::map<std::uint64_t, std::vector<NoteSignature>> cosignatures_;
  std::size_t cosignature_count_{0};
};

}  // namespace bonboek
