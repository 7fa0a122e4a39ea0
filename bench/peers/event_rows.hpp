// A log's events as rows for other databases: one line of comma separated values an event, nothing where there is none.
#pragma once

#include <string>
#include <unordered_map>

#include "bench/peers/text_file.hpp"
#include "ledger/block.hpp"

namespace bonboek::bench {

/// The columns, in order, as the peers' tables name them. Types, kinds and reasons are the numbers that the log stores;
/// vouchers and parties are places, from 0; dates and moments are in ISO form, amounts in cents. An attempt is how
/// often the like was done to this voucher and undone before: with it, what may be done once is unique.
inline constexpr std::string_view event_columns =
    "sequence,submission,recorded_at,type,kind,voucher,party,year,occurred_on,effective_on,track,amount_cents,"
    "reversed_type,reversed_sequence,reason,restored_holder,quarter,invoice,reference,attempt";

class EventRows {
 public:
  explicit EventRows(TextFile& file) : file_(file) {}

  /// Writes a line for each event of the run, whose first event has sequence `first`.
  void add(const Submission& submission, const Run& run, Sequence first);

 private:
  void make_parts(const Submission& submission, const Fact& fact);
  std::uint64_t attempt_of(const Fact& fact, VoucherIndex voucher);

  TextFile& file_;
  // What all lines of a run share: between sequence and voucher, and behind the voucher.
  std::string middle_;
  std::string end_;
  std::unordered_map<std::uint64_t, std::uint64_t> undone_;  // how often, by voucher and type; few are at all
};

}  // namespace bonboek::bench
