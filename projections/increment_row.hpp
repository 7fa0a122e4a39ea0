// The physical form in which increments are kept beside the log: one row a block, and one a snapshot.
//
//   row        = version:u8 submission*
//   submission = recorded_at:zigzag events:varint notices:varint notice* increments:varint increment*
//   notice     = offset:varint (of its event in the submission) size:varint block
//   increment  = cell:varint (less the cell before it) count:zigzag cents:zigzag
//
// A notice is an event that changes the registers, as a block of the log of its own (ledger/block.hpp). Increments
// stand in order of cells. A varint has seven bits a byte, the lowest first; zigzag turns small negative numbers into
// small ones. A snapshot is a row of one submission: all that was recorded before it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/block.hpp"
#include "projections/increment.hpp"

namespace bonboek {

/// An event about no voucher that changes the registers.
struct Notice {
  Sequence sequence;
  std::string block;
};

/// What a submission adds to the figures and the registers.
struct Addition {
  Sequence first;
  std::uint64_t event_count{0};
  Timestamp recorded_at;
  std::vector<Notice> notices;
  Increments increments;  // collapsed
};

/// The notice that a run about no voucher makes.
[[nodiscard]] Notice notice_of(const Run& run, Sequence sequence);

class IncrementRowWriter {
 public:
  void add(const Addition& addition);
  /// The row's bytes; empty where nothing was added.
  [[nodiscard]] std::string finish() &&;

 private:
  std::string bytes_;
};

/// Reads a row front to back. What is not of the form, or of another version, ends the reading: see `is_good`.
class IncrementRowReader {
 public:
  IncrementRowReader(std::string_view bytes, Sequence first);

  /// The next submission, in the same memory; false at the end and where the row is not good.
  bool next(Addition& addition);
  [[nodiscard]] bool is_good() const { return is_good_; }

 private:
  std::uint64_t take();
  std::int64_t take_signed();
  std::string_view take_bytes(std::uint64_t size);
  void take_notices(Addition& addition);
  void take_increments(Addition& addition);

  std::string_view bytes_;
  Sequence next_;
  bool is_good_{true};
};

}  // namespace bonboek
