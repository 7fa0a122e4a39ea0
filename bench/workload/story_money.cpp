// Claims and payments: each party sends one invoice a quarter, and the coordinator pays most of them.
#include <numeric>

#include "bench/workload/story.hpp"

namespace bonboek::bench {
namespace {

constexpr std::size_t claims_a_library = 2;  // of this wave's year, and of the year of late issues
constexpr std::uint64_t lines_a_payment = 20'000;

/// Memberships are claimed once their issue is reported.
std::size_t claim_pile(LibraryId library, bool is_late) {
  return std::size_t{library.value} * claims_a_library + (is_late ? 1 : 0);
}

}  // namespace

void Story::claim(Wave wave) {
  const Piles memberships = membership_claims(wave);
  const Piles handling = handling_claims(wave);
  std::vector<std::uint16_t> claimants(library_count + intermediary_count);
  std::iota(claimants.begin(), claimants.end(), std::uint16_t{0});
  random_for(wave, Chance::claims).shuffle(std::span(claimants));
  bills_.clear();
  for (std::uint16_t party : claimants) {
    if (party < library_count) {
      claim_memberships(wave, LibraryId{party}, memberships);
    } else {
      claim_handling(wave, IntermediaryId{static_cast<std::uint16_t>(party - library_count)}, handling);
    }
  }
}

Piles Story::membership_claims(Wave wave) const {
  Piles piles(library_count * claims_a_library);
  for (unsigned quarters_before : {0U, 1U}) {
    const bool is_late = quarters_before == 1;
    for_each_life(wave, quarters_before, [&](VoucherIndex voucher, const Life& life) {
      if (life.is_membership_claimed && life.is_issue_late == is_late)
        piles.put(claim_pile(life.library, is_late), voucher);
    });
  }
  for_each_life(wave, renewed_after, [&](VoucherIndex voucher, const Life& life) {
    if (life.is_renewal_claimed) piles.put(claim_pile(life.library, false), voucher);
  });
  piles.scramble(random_for(wave, Chance::membership_claims));
  return piles;
}

Piles Story::handling_claims(Wave wave) const {
  Piles piles(intermediary_count);
  for (unsigned quarters_before : {0U, 1U}) {
    for_each_life(wave, quarters_before, [&](VoucherIndex voucher, const Life& life) {
      if (life.is_handling_claimed() && life.issue_reported_in() == wave) piles.put(life.holder.value, voucher);
    });
  }
  piles.scramble(random_for(wave, Chance::handling_claims));
  return piles;
}

void Story::claim_memberships(Wave wave, LibraryId library, const Piles& piles) {
  Draft draft = draft_of(workload_.parties().at(library));
  const auto number = draft.keep(to_string(quarter_of(wave)));
  Cents total;
  for (bool is_late : {false, true}) {
    const auto vouchers = piles.at(claim_pile(library, is_late));
    if (vouchers.empty()) continue;
    const Year year = year_of(Wave{static_cast<std::uint16_t>(wave.value - (is_late ? 1 : 0))});
    Item& item = draft.add(EventType::invoiced, today_, vouchers);
    item.fact.year = year;
    item.given.add(Field::membership_year);
    set_invoice(item, number);
    set_amount(item, membership_tariff(year));
    total += membership_tariff(year) * vouchers.size();
  }
  if (!draft.empty() && workload_.is_paid(Parties::index_of(library), wave)) {
    bills_.push_back({Kind::membership, workload_.parties().at(library), total, draft.event_count()});
  }
  send(std::move(draft));
}

void Story::claim_handling(Wave wave, IntermediaryId intermediary, const Piles& piles) {
  const auto vouchers = piles.at(intermediary.value);
  if (vouchers.empty()) return;
  Draft draft = draft_of(workload_.parties().at(intermediary));
  Item& item = draft.add(EventType::invoiced, today_, vouchers);
  set_invoice(item, draft.keep(to_string(quarter_of(wave))));
  set_amount(item, handling_tariff);
  if (workload_.is_paid(Parties::index_of(intermediary), wave)) {
    bills_.push_back(
        {Kind::handling, workload_.parties().at(intermediary), handling_tariff * vouchers.size(), draft.event_count()});
  }
  send(std::move(draft));
}

/// The province deposits exactly what the wave's payments need, in as few amounts as an event can carry.
void Story::deposit(Wave wave) {
  Cents needed;
  for (const Bill& bill : bills_) needed += bill.amount;
  Draft draft = draft_of(workload_.parties().coordinator());
  const auto reference = draft.keep(to_string(quarter_of(wave)));
  while (needed > Cents{0}) {
    Item& item = draft.add(EventType::fund_deposited, today_);
    set_amount(item, std::min(needed, max_amount));
    set_reference(item, reference);
    needed -= item.fact.amount;
  }
  send(std::move(draft));
}

void Story::pay(Wave wave) {
  for (std::size_t at = 0; at < bills_.size();) {
    Draft draft = draft_of(workload_.parties().coordinator());
    const auto number = draft.keep(to_string(quarter_of(wave)));
    for (; at < bills_.size() && draft.event_count() < lines_a_payment; ++at) {
      const Bill& bill = bills_[at];
      Item& item = draft.add(EventType::paid, today_, bill.lines);
      (bill.kind == Kind::membership ? set_library : set_intermediary)(item, bill.claimant);
      set_invoice(item, number);
      set_amount(item, bill.amount);
      set_reference(item, number);
    }
    send(std::move(draft));
  }
}

}  // namespace bonboek::bench
