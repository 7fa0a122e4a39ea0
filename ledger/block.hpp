// The physical form of a commit group: one block, one value in the log.
//
//   block      = header submission* texts
//   header     = version:u16 reserved:u16 submissions:u32 events:u32 texts_at:u32 first:u64 checksum:u64
//   submission = recorded_at:i64 digest:32 bytes events:u32 runs:u32 actor:u32 key:u32 answer:u32 reserved:u32 run*
//   run        = head:56 bytes, text:u32 for each bit of head.texts, vouchers, previous     (RunHead, block_layout.hpp)
//   vouchers   = nothing | first:u32 | voucher:u32 for each event
//   previous   = nothing | distance:u32 (own sequence less previous) for each event | sequence:u64 for each event
//   texts      = count:u32, end:u32 for each text, their bytes; text 0 is the empty one
//
// All numbers are little-endian. The checksum is XXH3 (64 bits) of what follows the header, seeded with that
// of the header's 24 bytes before it.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ledger/fact.hpp"
#include "ledger/sha256.hpp"

namespace bonboek {

/// The most events of one run: well above what a submission may become, so that damage never asks for memory without
/// end.
inline constexpr std::uint32_t max_run_events = 1'000'000;

/// The log says something that can't be: the message names the place, where one is known. Whoever meets it stops;
/// nothing is ever skipped.
class LogDamage : public std::runtime_error {
 public:
  LogDamage(Sequence at, std::string_view what);
};

/// What a block keeps of a submission beside its events.
struct Submission {
  Sequence first;
  Timestamp recorded_at;
  std::string_view actor;
  std::string_view key;  // the poster's idempotency key
  Digest digest{};       // of the body that was posted
  std::string_view
      answer;  // what was answered where the events alone don't tell: refusals of a submission taken in part
  std::uint32_t event_count{0};
  std::uint32_t run_count{0};
};

class BlockBuilder {
 public:
  explicit BlockBuilder(Sequence first);

  /// Adds a submission of linked runs; `submission.first` and the counts are filled in here.
  void add(Submission submission, std::span<const Run* const> runs);

  [[nodiscard]] Sequence first() const { return first_; }
  [[nodiscard]] std::uint32_t event_count() const { return event_count_; }

  /// The block's bytes. The builder is used up.
  [[nodiscard]] std::string finish() &&;

 private:
  void add_run(const Run& run);
  std::uint32_t text(std::string_view text);

  Sequence first_;
  std::uint32_t submission_count_{0};
  std::uint32_t event_count_{0};
  std::string bytes_;
  std::vector<std::uint32_t> text_ends_;
  std::string text_bytes_;
  std::unordered_map<std::string, std::uint32_t> text_numbers_;
};

/// Reads a block front to back: next_submission, then next_run until it is false, and so on. Texts of what is read
/// point into the bytes given, which must outlive them. Throws LogDamage.
class BlockReader {
 public:
  /// What is read of a run's columns: a replay does not need each voucher's previous event.
  enum class Columns : std::uint8_t { all, vouchers };

  /// Checks version, checksum and that the block is the one that belongs at `first`.
  BlockReader(std::string_view bytes, Sequence first, Columns columns = Columns::all);

  [[nodiscard]] std::uint32_t event_count() const { return event_count_; }

  /// The next submission; the rest of the one before it is passed over.
  bool next_submission(Submission& submission);
  /// The next run of the submission with the sequence of its first event. Reuses the run's memory.
  bool next_run(Run& run, Sequence& first);

 private:
  template <class Value>
  Value take();
  std::string_view take_bytes(std::size_t count);
  std::string_view text(std::uint32_t number) const;
  void take_columns(Run& run, std::uint8_t columns, std::uint32_t count, Sequence first);
  void take_previous(Run& run, std::uint8_t columns, std::uint32_t count, Sequence first);

  Columns wanted_;
  std::string_view body_;  // submissions
  std::string_view texts_;
  std::size_t at_{0};
  Sequence block_first_;
  Sequence next_;
  std::uint32_t event_count_{0};
  std::uint32_t submissions_left_{0};
  std::uint32_t runs_left_{0};
};

}  // namespace bonboek
