#include "bench/workload/outcomes.hpp"

#include <algorithm>

namespace bonboek::bench {
namespace {

bool may_be_reversed(EventType type) {
  return type == EventType::allotted || type == EventType::issued || type == EventType::redeemed ||
         type == EventType::renewed;
}

Cents tariff(Kind kind, Year year) {
  return kind == Kind::membership ? membership_tariff(year) : handling_tariff;
}

Kind kind_of(PartyIndex claimant) {
  return claimant.value < library_count ? Kind::membership : Kind::handling;
}

}  // namespace

Outcomes::Outcomes(const Workload& workload) : workload_(workload) {
  const Parties& parties = workload.parties();
  for (LibraryId id{0}; id.value < library_count; ++id.value) {
    party_by_id_.emplace(parties.at(id).party, Parties::index_of(id));
  }
  for (IntermediaryId id{0}; id.value < intermediary_count; ++id.value) {
    party_by_id_.emplace(parties.at(id).party, Parties::index_of(id));
  }
}

std::vector<Run> Outcomes::of(const PostRequest& request) {
  std::vector<Run> runs;
  for (const Item& item : request.posted.items) add(request, item, runs);
  return runs;
}

void Outcomes::keep(Sequence first, std::vector<Run> runs) {
  for (Run& run : runs) {
    const auto count = run.count();
    if (may_be_reversed(run.fact.type)) kept_.push_back({first, run.fact, std::move(run.vouchers)});
    first = first + count;
  }
}

void Outcomes::add(const PostRequest& request, const Item& item, std::vector<Run>& runs) {
  Fact fact = item.fact;
  fact.party = party_of(request, item);
  switch (fact.type) {
    case EventType::library_registered:
    case EventType::intermediary_accredited:
      fact.party = PartyIndex{registered_++};
      break;
    case EventType::issued:
      fact.amount = tariff(Kind::handling, year_of(fact.occurred_on));
      break;
    case EventType::redeemed:
    case EventType::renewed:
      fact.amount = tariff(Kind::membership, year_of(fact.occurred_on));
      break;
    case EventType::invoiced:
      return add_invoiced(fact, item, runs);
    case EventType::paid:
      return add_paid(fact, runs);
    case EventType::reversed:
      return add_reversed(fact, runs);
    case EventType::quarter_closed:  // nothing of it is reversed or paid any more
      kept_.clear();
      invoices_.clear();
      break;
    default:
      break;
  }
  runs.push_back({fact, vouchers_of(item), {}});
}

/// Handling is invoiced by the year of the issue, which is the year of the mint.
void Outcomes::add_invoiced(Fact fact, const Item& item, std::vector<Run>& runs) {
  fact.kind = kind_of(fact.party);
  const auto vouchers = vouchers_of(item);
  Lines lines;
  for (std::size_t i = 0; i < vouchers.size(); ++i) {
    lines[fact.kind == Kind::membership ? fact.year : item.vouchers[i].first.year].push_back(vouchers[i]);
  }
  for (auto& [year, listed] : lines) {
    auto& invoiced = invoices_[fact.party][year];
    invoiced.insert(invoiced.end(), listed.begin(), listed.end());
    fact.year = year;
    runs.push_back({fact, std::move(listed), {}});
  }
}

void Outcomes::add_paid(Fact fact, std::vector<Run>& runs) {
  fact.kind = kind_of(fact.party);
  for (auto& [year, vouchers] : invoices_.at(fact.party)) {
    fact.year = year;
    fact.amount = tariff(fact.kind, year);
    runs.push_back({fact, std::move(vouchers), {}});
  }
  invoices_.erase(fact.party);
}

/// A wrong allotment is a voucher's first: undone, the voucher is in the coordinator's stock, as since its mint.
void Outcomes::add_reversed(Fact fact, std::vector<Run>& runs) const {
  const auto after = std::ranges::upper_bound(kept_, fact.reversed_sequence, {}, &Kept::first);
  const Kept& undone = *std::prev(after);
  const VoucherIndex voucher = undone.vouchers.at(fact.reversed_sequence.value - undone.first.value);
  fact.reversed_type = undone.fact.type;
  fact.reversed_occurred_on = undone.fact.occurred_on;
  fact.party = undone.fact.party;
  fact.track = undone.fact.track;
  fact.amount = undone.fact.amount;
  if (undone.fact.type == EventType::allotted) {
    fact.restored_since = day_of(workload_.waves().of(voucher), 0, mint_day);
  }
  runs.push_back({fact, {voucher}, {}});
}

/// The party that the item names, or else the one that posts.
PartyIndex Outcomes::party_of(const PostRequest& request, const Item& item) const {
  const std::string_view named = !item.library.empty() ? item.library : item.intermediary;
  const auto found = party_by_id_.find(named.empty() ? std::string_view(request.poster.party) : named);
  return found == party_by_id_.end() ? PartyIndex::none() : found->second;
}

std::vector<VoucherIndex> Outcomes::vouchers_of(const Item& item) const {
  std::vector<VoucherIndex> vouchers;
  vouchers.reserve(item.voucher_count());
  for (const VoucherRange& range : item.vouchers) {
    VoucherIndex index = workload_.waves().index(range.first);
    for (std::uint32_t i = 0; i < range.count; ++i, ++index.value) vouchers.push_back(index);
  }
  return vouchers;
}

}  // namespace bonboek::bench
