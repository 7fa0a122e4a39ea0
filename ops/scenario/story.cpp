#include "ops/scenario/story.hpp"

#include <algorithm>

namespace bonboek::scenario {
namespace {

template <class Id>
std::vector<Id> ids_of(std::size_t count) {
  std::vector<Id> ids(count);
  std::ranges::generate(ids, [next = Id{0}]() mutable { return Id{next.value++}; });
  return ids;
}

}  // namespace

Story::Story(std::uint64_t seed, Sequence first)
    : random(seed),
      libraries(library_parties()),
      intermediaries(intermediary_parties()),
      book(first, libraries, intermediaries),
      stock(intermediaries.size()),
      issue_notes(intermediaries.size()),
      enrolments(libraries.size()),
      renewals(libraries.size()) {}

std::vector<LibraryId> Story::library_ids() const {
  return ids_of<LibraryId>(libraries.size());
}

std::vector<IntermediaryId> Story::intermediary_ids() const {
  return ids_of<IntermediaryId>(intermediaries.size());
}

const std::string& Story::id_of(Claimant party) const {
  return party.kind == Kind::membership ? libraries.at(party.index).id : intermediaries.at(party.index).id;
}

std::vector<VoucherNumber> numbers_of(const Book& book, const Vouchers& vouchers) {
  std::vector<VoucherNumber> numbers;
  for (const VoucherIndex voucher : vouchers) numbers.push_back(book.at(voucher).number);
  return numbers;
}

namespace {

// Whatever went wrong on the way, nothing is left open in the end, and each year costs what its ceiling allows.
void ensure_settled(const Story& story) {
  ensure(story.disputed.empty() && story.misbooked.empty(), "every mistake is put right");
  ensure(story.payables.empty() && story.book.bank() == Cents{}, "every invoice is paid, with all that was paid in");
  for (const BudgetYear& budget : plan_budget()) {
    ensure(story.book.cost_of(budget.year) == budget.ceiling, "each year costs what the plan allows");
  }
}

}  // namespace

std::vector<Delivery> plan_deliveries(std::uint64_t seed, Sequence first) {
  Story story(seed, first);
  open_the_scheme(story);
  plan_the_handouts(story);
  keep_the_stock(story);
  report_the_issues(story);
  report_the_enrolments(story);
  claim_each_quarter(story);
  pay_each_week(story);
  try_what_is_refused(story);
  story.agenda.run();
  ensure_settled(story);
  return std::move(story.deliveries);
}

std::vector<Principal> plan_principals() {
  std::vector<Principal> principals{{coordinator, Role::coordinator, ""}};
  for (const Library& library : library_parties()) principals.push_back({library.id, Role::library, library.id});
  for (const Intermediary& party : intermediary_parties())
    principals.push_back({party.id, Role::intermediary, party.id});
  principals.push_back({province, Role::province, ""});
  principals.push_back({auditor, Role::auditor, ""});
  return principals;
}

}  // namespace bonboek::scenario
