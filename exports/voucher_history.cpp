#include "exports/voucher_history.hpp"

#include <ranges>

#include "ledger/checkpoint.hpp"

namespace bonboek {
namespace {

SubmissionReceipt receipt_of(const Event& event, const Log& log, const LogTree& tree) {
  const auto stored = log.submission(event.submission);
  if (!stored) throw LogDamage(event.submission, "no submission begins there");
  const Submission& submission = stored->submission;
  return {submission.first, Sequence{submission.first.value + submission.event_count - 1}, submission.recorded_at,
          tree.head(stored->block_end.value)};
}

}  // namespace

VoucherStanding voucher_standing(const Views& views, VoucherIndex index) {
  const auto& vouchers = views.facts().vouchers();
  VoucherStanding standing{vouchers.number(index),          vouchers.at(index), {},
                           views.facts().registers(),       vouchers.numbers(), views.facts().next(),
                           views.facts().last_recorded_at()};
  for (const Year year : vouchers.membership_years()) {
    const Membership membership = vouchers.membership(year, index);
    if (membership.stands()) standing.memberships.emplace_back(year, membership);
  }
  return standing;
}

std::optional<VoucherHistory> voucher_history(VoucherStanding standing, const Log& log, const LogTree& tree,
                                              std::size_t most_events) {
  auto stored = log.history(standing.voucher.last);
  if (stored.size() > most_events) return {};
  VoucherHistory history{std::move(standing), {}, {}, {}};
  const std::uint64_t size = history.standing.next.value;
  history.head = tree.head(size);
  const auto& scheme = history.standing.registers.scheme();
  history.note = Checkpoint{scheme ? scheme->origin : std::string(), history.head}.text();
  for (StoredEvent& each : stored | std::views::reverse) {
    HistoryEvent told{std::move(each), {}, {}, {}};
    const Event& event = told.stored.event;
    append_canonical_line(told.line, event, {history.standing.registers, history.standing.numbers});
    told.receipt = receipt_of(event, log, tree);
    told.proof = tree.inclusion(event.sequence.value, size);
    history.events.push_back(std::move(told));
  }
  return history;
}

}  // namespace bonboek
