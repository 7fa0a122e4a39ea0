// What the tellers of the story share: who takes part, what really happened, what the ledger knows of it, and what is
// still to happen. What really happened runs ahead of what is reported; the distance between them is what the scenario
// is about.
#pragma once

#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "ops/scenario/agenda.hpp"
#include "ops/scenario/book.hpp"
#include "ops/scenario/delivery.hpp"
#include "ops/scenario/parties.hpp"
#include "ops/scenario/random.hpp"

namespace bonboek::scenario {

using HandoutIndex = Id<struct ScenarioHandoutTag, std::uint32_t>;

/// One recipient's voucher, as it really goes. Nothing about the recipient but the municipality and the library of
/// choice.
struct Handout {
  Date on;
  IntermediaryId by;
  Track track{0};
  Municipality municipality;
  LibraryId library{};
  Date enrolled_on{};
  VoucherIndex voucher{};  // none until it is handed out
};

/// A line in a library's own notes, to be reported.
struct DeskNote {
  HandoutIndex handout;
  Date on;  // of the renewal; an enrolment is on its handout's own date
};

/// An invoice that the coordinator has to pay.
struct Payable {
  InvoiceIndex invoice;
  Date due;
};

struct Story {
  Story(std::uint64_t seed, Sequence first);
  Story(const Story&) = delete;
  Story& operator=(const Story&) = delete;

  [[nodiscard]] Date today() const { return agenda.today(); }
  [[nodiscard]] Timestamp some_time(Date date, Hour hour) {
    return moment(date, hour, static_cast<unsigned>(random.below(50)));
  }
  [[nodiscard]] const Library& at(LibraryId id) const { return libraries.at(id.value); }
  [[nodiscard]] const Intermediary& at(IntermediaryId id) const { return intermediaries.at(id.value); }
  [[nodiscard]] Handout& at(HandoutIndex index) { return handouts.at(index.value); }
  [[nodiscard]] std::deque<VoucherIndex>& stock_of(IntermediaryId id) { return stock.at(id.value); }
  [[nodiscard]] std::vector<LibraryId> library_ids() const;
  [[nodiscard]] std::vector<IntermediaryId> intermediary_ids() const;
  [[nodiscard]] const std::string& id_of(Claimant party) const;

  /// A voucher may be recorded wrongly in more ways than one: each is settled apart.
  void dispute(VoucherIndex voucher) { disputed.insert(voucher); }
  void settle(VoucherIndex voucher) { disputed.erase(disputed.find(voucher)); }

  Random random;
  std::vector<Library> libraries;
  std::vector<Intermediary> intermediaries;
  Agenda agenda;
  Book book;
  std::vector<Delivery> deliveries;
  std::map<std::string, unsigned> sent_by;  // deliveries so far, by principal

  std::vector<Handout> handouts;                       // in the order of the plan; by date until one is replaced
  std::vector<std::deque<VoucherIndex>> stock;         // by intermediary, in the order in which it is handed out
  std::vector<std::vector<HandoutIndex>> issue_notes;  // by intermediary: handed out, not reported yet
  std::vector<std::vector<DeskNote>> enrolments;       // by library: not reported yet, or still to come
  std::vector<std::vector<DeskNote>> renewals;         // by library, likewise
  std::multiset<VoucherIndex> disputed;         // recorded wrongly, about to be corrected: nothing is claimed on it
  std::map<VoucherIndex, LibraryId> misbooked;  // recorded at another library than this, its own; nobody knows yet
  std::vector<Payable> payables;
};

/// Numbers as the ledger prints them.
[[nodiscard]] std::vector<VoucherNumber> numbers_of(const Book& book, const Vouchers& vouchers);

// The chapters. Each puts its beginnings on the agenda; what follows from them is told as it happens.
void open_the_scheme(Story& story);        // opening.cpp: parties, terms, deposits, ends of quarters
void plan_the_handouts(Story& story);      // handouts.cpp: who hands how many vouchers to whom, and where they enrol
void keep_the_stock(Story& story);         // stock.cpp: mints, allotments, moves
void report_the_issues(Story& story);      // issue_reports.cpp
void report_the_enrolments(Story& story);  // desk_reports.cpp
void claim_each_quarter(Story& story);     // claims.cpp: invoices and credits
void pay_each_week(Story& story);          // payments.cpp
void try_what_is_refused(Story& story);    // refusals.cpp

}  // namespace bonboek::scenario
