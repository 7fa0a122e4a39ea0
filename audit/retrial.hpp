// Every event decided again: from nothing, by the rules of the ledger (ledger/rules.hpp), as submissions tell them.
//
// What a log holds is what items became. They are made up again from it: the vouchers of a run are one item, and if not
// all of that stands each is decided alone; the lines of a payment or a credit in a row are one item, for it becomes
// all of them. An item is given only what was posted, so that what the ledger added has to come out again.
//
// An event that breaks a rule is left out of what is rebuilt, so whatever rests on it is found too.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "audit/finding.hpp"
#include "audit/past.hpp"
#include "audit/told_run.hpp"
#include "ledger/rules.hpp"
#include "projections/views.hpp"

namespace bonboek {

using Principals = std::map<std::string, Principal, std::less<>>;

class Retrial {
 public:
  struct Terms {
    const Principals* principals{nullptr};  // where it is known who they are; else each may post as the coordinator
    std::vector<Sequence> stops;            // in order: the events after which `on_stop` sees the books
    std::function<void(Sequence at, const Books& books)> on_stop;
  };

  /// All that is given must outlive this.
  Retrial(Past& past, Findings& findings, Terms terms);

  /// A submission begins. Its `first`, `recorded_at` and `actor` are told; `line` as in ToldRun.
  void begin(const Submission& submission, std::uint64_t line);
  /// The next events of it. They are heard at once, or before the next of another kind.
  void take(const ToldRun& told);
  /// It is over.
  void end();

  /// Leaves the places of events that can't be read empty.
  void pass_over(std::uint64_t count);
  /// Hears what waits.
  void hear_waiting();

  [[nodiscard]] const Views& views() const { return views_; }

 private:
  void hear(const ToldRun& told);
  void hear_each(const ToldRun& told);
  void hear_payment();
  void hear_credits();
  void hear_credit(std::span<const ToldRun> told);
  [[nodiscard]] Decision decide_again(std::span<const ToldRun> told) const;
  [[nodiscard]] Fetched fetch(const Fact& fact) const;
  [[nodiscard]] std::optional<Event> event_taken_in(Sequence sequence) const;
  [[nodiscard]] std::vector<Event> history_before(Sequence newest) const;
  [[nodiscard]] bool is_left_out(Sequence sequence) const;
  [[nodiscard]] bool is_well_formed(const ToldRun& told);

  void accept(const ToldRun& told, Run decided);
  void compare(const ToldRun& told, const Run& decided);
  void compare_chain(const ToldRun& told, const Run& decided);
  void take_in(const Run& run);
  void take_in_whole(const Run& run);
  void leave_out(std::span<const ToldRun> told, const Refusals& refusals);
  void find(const ToldRun& told, std::uint64_t place, Broken broken, std::string what);

  Past& past_;
  Findings& findings_;
  Terms terms_;
  Views views_;
  std::size_t next_stop_{0};
  struct LeftOut {
    Sequence first;
    Sequence end;
  };
  std::vector<LeftOut> left_out_;  // in order
  /// Events of which the log says something else than what was taken in.
  struct Mended {
    Sequence first;
    Sequence end;
    Fact fact;  // without its texts, which are those that the log says
  };
  std::vector<Mended> mended_;                    // in order
  std::map<Sequence, Sequence> mended_previous_;  // by event

  Submission submission_;  // that is heard
  Principal poster_;
  Date today_;
  std::uint64_t event_count_{0};
  std::vector<ToldRun> waiting_;  // of one payment, or of credits of one invoice
};

}  // namespace bonboek
