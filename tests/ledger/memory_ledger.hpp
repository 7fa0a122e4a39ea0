// A ledger without a disk: facts, and the events that made them. What is posted is decided, linked and applied as the
// service does it.
#pragma once

#include <vector>

#include "ledger/rules.hpp"

namespace bonboek {

class MemoryLedger {
 public:
  /// Decides an item as a submission of its own, and records it where nothing is refused. Text of the item must outlive
  /// the ledger.
  Refusals post(const Item& item, const Posting& posting, Timestamp recorded_at);
  /// The same, but records what is not refused.
  Refusals post_in_parts(const Item& item, const Posting& posting, Timestamp recorded_at);

  /// What the service reads from its log before it decides an item.
  [[nodiscard]] Fetched fetch(const Item& item) const;

  /// Records runs as one submission, decided or not.
  void record(std::vector<Run> runs, std::string_view actor, Timestamp recorded_at);

  [[nodiscard]] const Facts& facts() const { return facts_; }
  /// The facts of a ledger that somebody is trying out submissions on.
  [[nodiscard]] Facts& facts() { return facts_; }

  [[nodiscard]] Event event(Sequence sequence) const;
  /// From the newest event of a voucher back to its first.
  [[nodiscard]] std::vector<Event> history(Sequence newest) const;

  /// Runs as recorded, each with the place of its first event.
  struct Recorded {
    Sequence first;
    Sequence submission;
    Timestamp recorded_at;
    std::string_view actor;
    Run run;
  };
  [[nodiscard]] const std::vector<Recorded>& recorded() const { return recorded_; }

 private:
  Facts facts_;
  std::vector<Recorded> recorded_;
};

/// When tests record: nine in the morning, UTC.
[[nodiscard]] Timestamp morning_of(Date day);

}  // namespace bonboek
