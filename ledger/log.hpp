// The log: the only state on disk that matters, and the only door to RocksDB. A record is one commit group; its
// position is its first sequence. Everything else in the folder (the index of idempotency keys, and what the
// projections and the tree keep) is derived and disposable.
//
// `append` is called by one thread; everything else by any thread at any time.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/block.hpp"

namespace bonboek {

/// With less room than this on the disk nothing is accepted, and nothing derived is written, so that what is accepted
/// can always be written.
inline constexpr std::uint64_t min_free_bytes = 256ULL << 20U;

/// The folder can't be opened: the message says why and what to do.
class LogUnavailable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// An idempotency key that was used, and what for.
struct KeyUse {
  std::string principal;
  std::string key;
  Sequence first;  // of the submission
  Digest digest{};
};

/// What is kept beside the log, in a form of whoever keeps it: by the projections the increments of a block, at its
/// first sequence, and all that they hold, at the sequence of the next event; by the tree hashes, at their first leaf.
enum class Derived : char { increments = 'i', snapshot = 's', hashes = 'h' };

struct DerivedRow {
  Sequence at;
  std::string bytes;  // empty where its checksum does not fit
};

/// A commit group ready to be written.
struct Record {
  Sequence first;
  std::uint32_t event_count{0};
  std::string block;
  std::vector<KeyUse> keys;
  Timestamp first_recorded_at;         // of its first submission
  std::string increments;              // what it adds to the projections, in their own form; may be empty
  std::function<DerivedRow()> hashes;  // what it completes of the tree; asked once the rest is on stable storage
};

enum class AppendOutcome : std::uint8_t {
  ok,           // all of it is on stable storage
  conflict,     // nothing was written: the log has gone on past the expected position
  unknown,      // it may or may not be written; resolved by reading the log again, never by guessing
  unavailable,  // nothing was written: there is no room, or an append before this one failed
};

/// An event with the block that its texts point into.
struct StoredEvent {
  std::shared_ptr<const std::string> block;  // shared: events of one block are handed out apart
  Event event;
};

struct StoredSubmission {
  std::shared_ptr<const std::string> block;  // shared: as above
  Submission submission;
  Sequence block_end;  // the first event after the block
};

struct LogDatabase;

class Log {
 public:
  enum class Mode : std::uint8_t { create, write, read_only };

  /// Opens the log in a folder; `create` makes a new one where the folder holds none. Derived data that is missing or
  /// behind is rebuilt. Throws LogUnavailable or LogDamage.
  Log(const std::filesystem::path& folder, Mode mode);
  ~Log();
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  /// The number of events on stable storage: the sequence that the next one gets.
  [[nodiscard]] Sequence tip() const;

  /// Writes a record with fsync. After `unknown` every later append is `unavailable` until the log is opened again.
  [[nodiscard]] AppendOutcome append(const Record& record);

  /// Bytes free where the log lies, and whether they are `min_free_bytes` at least.
  [[nodiscard]] std::uint64_t free_bytes() const;
  [[nodiscard]] bool has_room() const;

  /// Calls `each` for every block from the one that holds `from`, in order, up to and without sequence `until`, while
  /// it returns true. Throws LogDamage at the first block that is damaged, missing or out of place.
  void read(Sequence from, Sequence until,
            const std::function<bool(std::string_view block, Sequence first)>& each) const;

  /// One event; nothing where the log has not come so far.
  [[nodiscard]] std::optional<StoredEvent> event(Sequence sequence) const;
  /// The events of a voucher from its newest one back to its first.
  [[nodiscard]] std::vector<StoredEvent> history(Sequence newest) const;

  /// Throws LogUnavailable where the log was opened read only in a folder without the index.
  [[nodiscard]] std::optional<KeyUse> find_key(std::string_view principal, std::string_view key) const;
  /// The submission that begins at a sequence; nothing where none begins there.
  [[nodiscard]] std::optional<StoredSubmission> submission(Sequence first) const;

  /// How often the log asked for fsync since it was opened.
  [[nodiscard]] std::uint64_t sync_count() const;

  // What is derived may be missing, behind or damaged; nothing but speed hangs on it. It lies in a database of its own,
  // of whose errors the log knows nothing. From any thread.

  /// The newest row at or before a sequence.
  [[nodiscard]] std::optional<DerivedRow> derived_before(Derived kind, Sequence at) const;
  /// Calls `each` for every row from a sequence on, in order, while it returns true.
  void read_derived(Derived kind, Sequence from, const std::function<bool(const DerivedRow&)>& each) const;
  /// Where the newest block begins whose first submission was recorded by a time.
  [[nodiscard]] std::optional<Sequence> derived_block_at(Timestamp known_at) const;
  /// Keeps a row, without fsync; false where it can't or there is no room. `recorded_at`: of increments, when their
  /// first submission was.
  [[nodiscard]] bool keep_derived(Derived kind, const DerivedRow& row, std::optional<Timestamp> recorded_at) const;
  /// Drops all rows of the family that rows of a kind stand in; false where it can't.
  [[nodiscard]] bool drop_derived(Derived kind) const;

 private:
  std::unique_ptr<LogDatabase> database_;
};

}  // namespace bonboek
