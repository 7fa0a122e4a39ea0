// Rules about a voucher's life: minting, allotting, issuing, redeeming, renewing, voiding.
#include "ledger/deciding.hpp"

namespace bonboek {
namespace {

Objection is_voided(const Voucher& voucher) {
  return {RefusalCode::voucher_voided, fmt::format("was voided: {}", name_of(voucher.void_reason))};
}

Objection is_issued(const Voucher& voucher) {
  return {RefusalCode::already_issued, fmt::format("was issued on {}", to_string(voucher.issued_on))};
}

Objection is_before_mint(const Voucher& voucher) {
  return {RefusalCode::before_the_mint, fmt::format("was minted on {}", to_string(voucher.minted_on))};
}

Objection is_before_allotment(const Voucher& voucher, const std::string& holder) {
  return {RefusalCode::before_the_allotment, fmt::format("is with {} since {}", holder, to_string(voucher.held_since))};
}

}  // namespace

Objection Deciding::is_redeemed(const Voucher& voucher) const {
  if (!may_know_of(voucher.library)) return {RefusalCode::already_redeemed, "was redeemed already"};
  return {RefusalCode::already_redeemed,
          fmt::format("was redeemed on {} at {}", to_string(voucher.redeemed_on), party_id(voucher.library))};
}

void Deciding::check_party_takes_part(RefusalCode otherwise) {
  const Party& party = registers().party(fact_.party);
  if (party.takes_part_on(fact_.occurred_on)) return;
  refuse_field(Field::occurred_on,
               {otherwise, fmt::format("{} does not take part on {}", party.id, to_string(fact_.occurred_on))});
}

void Deciding::price(Kind kind) {
  const auto tariff = registers().tariff(kind, fact_.occurred_on);
  if (!tariff) {
    return refuse_field(Field::occurred_on,
                        {RefusalCode::no_tariff,
                         fmt::format("no {} tariff is set for {}", name_of(kind), to_string(fact_.occurred_on))});
  }
  fact_.amount = *tariff;
}

void Deciding::mint() {
  const Year year = year_of(fact_.occurred_on);
  std::uint32_t next = facts_.vouchers().next_serial(year);
  std::uint64_t count = 0;
  for (std::uint32_t element = 0; element < item_.vouchers.size(); ++element) {
    const auto& range = item_.vouchers[element];
    count += range.count;
    if (range.first.year != year) {
      refuse_at("vouchers", element,
                {RefusalCode::mint_year_differs, fmt::format("{} is not of {}", to_string(range), year)});
      continue;
    }
    if (range.first.serial != next) {
      refuse_at("vouchers", element,
                {RefusalCode::not_next_number,
                 fmt::format("the next number of {} is {}", year, to_string(VoucherNumber{year, next}))});
    }
    next = range.last().serial + 1;
  }
  if (facts_.vouchers().size() + count > max_vouchers) {
    refuse({RefusalCode::too_many_vouchers, fmt::format("{} vouchers are minted", facts_.vouchers().size())});
  }
  if (!fact_.party.is_none()) check_party_takes_part(RefusalCode::not_accredited);
  check_exposure(count);
  if (!clean()) return;
  std::vector<VoucherIndex> vouchers;
  vouchers.reserve(count);
  for (std::uint64_t i = 0; i < count; ++i)
    vouchers.push_back(VoucherIndex{static_cast<std::uint32_t>(facts_.vouchers().size() + i)});
  record(std::move(vouchers));
}

/// What is minted counts in the year of its day, and while it is out there in this year too.
void Deciding::check_exposure(std::uint64_t count) {
  check_exposure_on(fact_.occurred_on, count);
  if (year_of(posting_.today) > year_of(fact_.occurred_on)) check_exposure_on(posting_.today, count);
}

void Deciding::check_exposure_on(Date day, std::uint64_t count) {
  const auto membership = registers().tariff(Kind::membership, day);
  const auto handling = registers().tariff(Kind::handling, day);
  if (!membership || !handling) {
    return refuse({RefusalCode::no_tariff,
                   fmt::format("no {} tariff is set for {}", !membership ? "membership" : "handling", to_string(day))});
  }
  if (registers().policy(Policy::exposure) == PolicyValue::accept) return;
  const Year year = year_of(day);
  const auto ceiling = registers().ceiling(year);
  if (!ceiling) return refuse({RefusalCode::no_ceiling, fmt::format("no ceiling is set for {}", year)});
  const Cents exposure = facts_.fund().cost(year) + facts_.commitment(day) + (*membership + *handling) * count;
  if (exposure > *ceiling) {
    refuse_field(Field::vouchers, {RefusalCode::ceiling_exceeded,
                                   fmt::format("cost and commitment of {} would come to {} cents, the ceiling is {}",
                                               year, exposure.value, ceiling->value)});
  }
}

void Deciding::allot() {
  check_party_takes_part(RefusalCode::not_accredited);
  const bool whole = clean();
  auto vouchers = accepted_vouchers([this](VoucherIndex, const Voucher& voucher) -> Verdict {
    if (voucher.is_voided()) return is_voided(voucher);
    if (voucher.is_issued) return is_issued(voucher);
    if (voucher.holder == fact_.party)
      return Objection{RefusalCode::already_allotted, fmt::format("is held by {} already", party_id(voucher.holder))};
    if (fact_.occurred_on < voucher.minted_on) return is_before_mint(voucher);
    if (fact_.occurred_on < voucher.held_since) return is_before_allotment(voucher, party_id(voucher.holder));
    if (voucher.is_redeemed && fact_.occurred_on > voucher.redeemed_on) {
      return Objection{RefusalCode::already_redeemed,
                       fmt::format("was redeemed on {}", to_string(voucher.redeemed_on))};
    }
    return {};
  });
  if (whole) record(std::move(vouchers));
}

void Deciding::issue() {
  const Party& party = registers().party(fact_.party);
  check_party_takes_part(RefusalCode::not_accredited);
  price(Kind::handling);
  if (party.takes_part_on(fact_.occurred_on) && !party.has_track_on(fact_.track, fact_.occurred_on)) {
    refuse_field(Field::track,
                 {RefusalCode::track_not_accredited, fmt::format("{} is not accredited for track {} on {}", party.id,
                                                                 fact_.track, to_string(fact_.occurred_on))});
  }
  const bool whole = clean();
  auto vouchers = accepted_vouchers([this](VoucherIndex, const Voucher& voucher) -> Verdict {
    if (voucher.is_voided()) return is_voided(voucher);
    if (voucher.is_issued) {
      return may_know_of(voucher.holder) ? is_issued(voucher)
                                         : Objection{RefusalCode::already_issued, "was issued already"};
    }
    if (voucher.holder != fact_.party)
      return Objection{RefusalCode::not_the_holder, fmt::format("is with {}", party_id(voucher.holder))};
    if (fact_.occurred_on < voucher.minted_on) return is_before_mint(voucher);
    if (fact_.occurred_on < voucher.held_since) return is_before_allotment(voucher, party_id(voucher.holder));
    if (voucher.is_redeemed && fact_.occurred_on > voucher.redeemed_on) {
      return Objection{RefusalCode::issued_after_redeemed,
                       fmt::format("was redeemed on {}", to_string(voucher.redeemed_on))};
    }
    return {};
  });
  if (whole) record(std::move(vouchers));
}

void Deciding::redeem() {
  check_party_takes_part(RefusalCode::not_taking_part);
  price(Kind::membership);
  const bool whole = clean();
  auto vouchers = accepted_vouchers([this](VoucherIndex, const Voucher& voucher) -> Verdict {
    if (voucher.is_voided()) return is_voided(voucher);
    if (voucher.is_redeemed) return is_redeemed(voucher);
    if (fact_.occurred_on < voucher.minted_on) return is_before_mint(voucher);
    // What was allotted on a day had not been handed out before it.
    if (!voucher.is_issued && fact_.occurred_on < voucher.held_since) {
      return is_before_allotment(voucher, party_id(voucher.holder));
    }
    if (voucher.is_issued && fact_.occurred_on < voucher.issued_on) {
      return Objection{RefusalCode::redeemed_before_issued,
                       fmt::format("was issued on {}", to_string(voucher.issued_on))};
    }
    if (!voucher.is_issued && registers().policy(Policy::redemption_before_issue) == PolicyValue::refuse) {
      return Objection{RefusalCode::issue_not_reported,
                       "is not reported as issued; its intermediary must report it first"};
    }
    return {};
  });
  if (whole) record(std::move(vouchers));
}

void Deciding::renew() {
  check_party_takes_part(RefusalCode::not_taking_part);
  price(Kind::membership);
  const bool whole = clean();
  const Year year = year_of(fact_.occurred_on);
  auto vouchers = accepted_vouchers([this, year](VoucherIndex index, const Voucher& voucher) -> Verdict {
    if (!voucher.is_redeemed)
      return Objection{RefusalCode::not_redeemed, "was not redeemed: there is no membership to renew"};
    if (fact_.occurred_on < voucher.redeemed_on) {
      return Objection{RefusalCode::before_the_redemption,
                       fmt::format("was redeemed on {}", to_string(voucher.redeemed_on))};
    }
    const auto membership = facts_.vouchers().membership(year, index);
    if (membership.stands()) {
      return Objection{RefusalCode::already_member_that_year,
                       fmt::format("pays a membership of {} at {} already", year, party_id(membership.library))};
    }
    return {};
  });
  if (whole) record(std::move(vouchers));
}

void Deciding::void_vouchers() {
  const PartyIndex named = fact_.party;
  auto vouchers = accepted_vouchers([this, named](VoucherIndex, const Voucher& voucher) -> Verdict {
    if (voucher.is_voided()) return is_voided(voucher);
    if (voucher.is_redeemed) return is_redeemed(voucher);
    if (!named.is_none() && voucher.holder != named)
      return Objection{RefusalCode::not_the_holder, fmt::format("is with {}", party_id(voucher.holder))};
    if (fact_.occurred_on < voucher.minted_on) return is_before_mint(voucher);
    if (fact_.occurred_on < voucher.held_since) return is_before_allotment(voucher, party_id(voucher.holder));
    if (voucher.is_issued && fact_.occurred_on < voucher.issued_on) return is_issued(voucher);
    return {};
  });
  // Where the coordinator names nobody, each voucher is voided with whoever holds it: a run a holder.
  for (auto at = vouchers.begin(); at != vouchers.end();) {
    const PartyIndex holder = facts_.vouchers().at(*at).holder;
    const auto end = std::find_if(at, vouchers.end(),
                                  [&](VoucherIndex index) { return facts_.vouchers().at(index).holder != holder; });
    fact_.party = holder;
    record({at, end});
    at = end;
  }
}

}  // namespace bonboek
