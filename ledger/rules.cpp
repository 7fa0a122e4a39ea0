#include "ledger/rules.hpp"

#include "ledger/deciding.hpp"

namespace bonboek {
namespace {

/// What telling vouchers apart by a bit each may cost: so many bytes of bits for a voucher.
constexpr std::size_t bit_bytes_a_voucher = 64;

/// Whether no voucher comes twice; false also where only sorting can tell.
bool are_all_different(const std::vector<VoucherIndex>& vouchers) {
  if (vouchers.size() < 2) return true;
  const auto [least, most] = std::ranges::minmax(vouchers);
  const std::size_t span = std::size_t{most.value} - least.value + 1;
  if (span / 8 > vouchers.size() * bit_bytes_a_voucher)
    return std::ranges::adjacent_find(vouchers, std::ranges::greater_equal{}) == vouchers.end();
  constexpr std::size_t word_bits = 64;
  std::vector<std::uint64_t> seen(span / word_bits + 1);
  std::uint64_t again = 0;
  for (const VoucherIndex voucher : vouchers) {
    const std::size_t place = voucher.value - least.value;
    std::uint64_t& word = seen[place / word_bits];
    const std::uint64_t bit = std::uint64_t{1} << place % word_bits;
    again |= word & bit;
    word |= bit;
  }
  return again == 0;
}

}  // namespace

Decision decide(const Facts& facts, const Item& item, const Posting& posting, const Fetched& fetched) {
  return Deciding(facts, item, posting, fetched).decide();
}

Decision Deciding::decide() && {
  if (!may_post() || !scheme_can_be()) return std::move(decision_);
  check_date();
  const bool is_date_good = clean();
  if (resolve_party()) decide_by_type();
  if (!is_date_good) decision_.runs.clear();  // nothing of it is recorded in parts either
  return std::move(decision_);
}

void Deciding::decide_by_type() {
  switch (fact_.type) {
    case EventType::scheme_opened:
      return open_scheme();
    case EventType::policy_set:
      return set_policy();
    case EventType::library_registered:
    case EventType::intermediary_accredited:
      return register_party();
    case EventType::accreditation_withdrawn:
    case EventType::library_withdrawn:
      return withdraw_party();
    case EventType::tariff_set:
      return set_tariff();
    case EventType::ceiling_set:
      return record_fact();
    case EventType::fund_deposited:
    case EventType::fund_returned:
    case EventType::cost_booked:
      return book_on_fund();
    case EventType::minted:
      return mint();
    case EventType::allotted:
      return allot();
    case EventType::issued:
      return issue();
    case EventType::redeemed:
      return redeem();
    case EventType::renewed:
      return renew();
    case EventType::invoiced:
      return invoice();
    case EventType::paid:
      return pay();
    case EventType::credited:
      return credit();
    case EventType::voided:
      return void_vouchers();
    case EventType::reversed:
      return reverse();
    case EventType::quarter_closed:
      return close_quarter();
    case EventType::none:
      std::abort();
  }
}

bool Deciding::may_post() {
  if (row_of(fact_.type).posters.has(posting_.poster.role)) return true;
  refuse_field(Field::type,
               {RefusalCode::role_may_not_post,
                fmt::format("role {} may not post {}", to_string(posting_.poster.role), name_of(fact_.type))});
  return false;
}

bool Deciding::scheme_can_be() {
  if (registers().scheme() || fact_.type == EventType::scheme_opened) return true;
  refuse({RefusalCode::scheme_not_opened, "the log is empty: post scheme-opened first"});
  return false;
}

void Deciding::check_date() {
  if (fact_.occurred_on > posting_.today) {
    refuse_field(Field::occurred_on,
                 {RefusalCode::in_the_future,
                  fmt::format("{} is after today, {}", to_string(fact_.occurred_on), to_string(posting_.today))});
  }
  const auto& scheme = registers().scheme();
  if (scheme && fact_.type != EventType::scheme_opened && fact_.occurred_on < scheme->opened_on) {
    refuse_field(Field::occurred_on, {RefusalCode::before_the_scheme,
                                      fmt::format("{} is before the scheme opened on {}", to_string(fact_.occurred_on),
                                                  to_string(scheme->opened_on))});
  }
}

bool Deciding::resolve_party() {
  const auto& row = row_of(fact_.type);
  Fields fields = row.required;
  fields.bits |= row.optional.bits;
  const bool as_library = fields.has(Field::library);
  const bool as_intermediary = fields.has(Field::intermediary);
  if (as_library && as_intermediary) {
    if (!item_.library.empty() && !item_.intermediary.empty()) {
      refuse({RefusalCode::bad_value, "name a library or an intermediary, not both"});
      return false;
    }
    const bool library =
        !item_.library.empty() || (item_.intermediary.empty() && posting_.poster.role == Role::library);
    fact_.kind = library ? Kind::membership : Kind::handling;
    return library ? resolve_party_as(PartyKind::library, item_.library, Field::library)
                   : resolve_party_as(PartyKind::intermediary, item_.intermediary, Field::intermediary);
  }
  if (as_library) return resolve_party_as(PartyKind::library, item_.library, Field::library);
  if (as_intermediary) return resolve_party_as(PartyKind::intermediary, item_.intermediary, Field::intermediary);
  return true;
}

bool Deciding::resolve_party_as(PartyKind kind, std::string_view given, Field field) {
  const Principal& poster = posting_.poster;
  const bool for_itself = acts_for_party(poster.role);
  const auto own_kind = poster.role == Role::library ? PartyKind::library : PartyKind::intermediary;
  if (for_itself && (kind != own_kind || (!given.empty() && given != poster.party))) {
    refuse_field(field, {RefusalCode::another_party,
                         fmt::format("this key posts for {} {} alone", name_of(own_kind), poster.party)});
    return false;
  }
  const std::string_view id = given.empty() && for_itself ? std::string_view(poster.party) : given;
  if (id.empty()) {
    if (fact_.type == EventType::minted || fact_.type == EventType::voided) return true;
    const bool either =
        row_of(fact_.type).optional.has(Field::library) && row_of(fact_.type).optional.has(Field::intermediary);
    refuse({RefusalCode::missing_field,
            fmt::format("the coordinator names the {} that {} is about",
                        either ? "library or intermediary" : name_of(kind), name_of(fact_.type))});
    return false;
  }
  const auto found = registers().find(kind, id);
  if (!found) {
    refuse_field(field, {RefusalCode::unknown_party, fmt::format("no {} is registered as {}", name_of(kind), id)});
    return false;
  }
  fact_.party = *found;
  return true;
}

std::vector<VoucherIndex> Deciding::indexes() const {
  std::vector<VoucherIndex> indexes;
  indexes.reserve(item_.voucher_count());
  for (const VoucherRange& range : item_.vouchers) {
    for (std::uint32_t i = 0; i < range.count; ++i) {
      const auto found = facts_.vouchers().find({range.first.year, range.first.serial + i});
      indexes.push_back(found.value_or(VoucherIndex::none()));
    }
  }
  return indexes;
}

void Deciding::refuse_repeated(std::vector<VoucherIndex>& vouchers) {
  if (are_all_different(vouchers)) return;
  auto sorted = vouchers;
  if (!std::ranges::is_sorted(sorted)) std::ranges::sort(sorted);
  std::vector<VoucherIndex> repeated;
  for (auto at = std::ranges::adjacent_find(sorted); at != sorted.end(); at = std::adjacent_find(at, sorted.end())) {
    repeated.push_back(*at);
    refuse_field(Field::vouchers,
                 {RefusalCode::repeated_voucher, fmt::format("voucher {} is named more than once", number(*at))});
    at = std::upper_bound(at, sorted.end(), *at);
  }
  if (repeated.empty()) return;
  std::erase_if(vouchers, [&](VoucherIndex index) { return std::ranges::binary_search(repeated, index); });
}

}  // namespace bonboek
