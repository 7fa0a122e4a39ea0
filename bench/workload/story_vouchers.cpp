// From the mint to the renewal: what the coordinator, the intermediaries and the libraries say of vouchers.
#include "bench/workload/story.hpp"

namespace bonboek::bench {
namespace {

constexpr std::uint32_t vouchers_a_mint = 5'000;
constexpr std::size_t months = 3;
constexpr std::size_t wrong_date = months;  // a report's pile beside those of the months
constexpr std::size_t issue_dates = months + 1;

bool is_mistaken(Deed deed, const Life& life) {
  switch (deed) {
    case Deed::allotment:
      return life.is_allotment_mistaken;
    case Deed::issue:
      return life.is_issue_mistaken;
    case Deed::redemption:
      return life.is_redemption_mistaken;
    case Deed::renewal:
      return life.is_renewal_mistaken;
  }
  std::abort();
}

EventType type_of(Deed deed) {
  constexpr std::array types{EventType::allotted, EventType::issued, EventType::redeemed, EventType::renewed};
  return types.at(static_cast<std::size_t>(deed));
}

std::size_t issue_pile(IntermediaryId by, bool is_late, std::size_t date) {
  return (std::size_t{by.value} * 2 + (is_late ? 1 : 0)) * issue_dates + date;
}

std::size_t enrolment_pile(LibraryId at, std::size_t month) {
  return std::size_t{at.value} * months + month;
}

}  // namespace

/// Adds a report of these vouchers, and notes where the mistaken ones come to stand.
Item& Story::list(Draft& draft, Deed deed, Date date, std::span<const VoucherIndex> vouchers) {
  for (std::size_t i = 0; i < vouchers.size(); ++i) {
    if (is_mistaken(deed, lives_.of(vouchers[i]))) mistakes(deed).push_back({draft.next() + i, vouchers[i]});
  }
  return draft.add(type_of(deed), date, vouchers);
}

void Story::mint(Wave wave) {
  const std::uint32_t end = workload_.waves().end(wave);
  for (std::uint32_t at = workload_.waves().begin(wave); at < end; at += vouchers_a_mint) {
    Draft draft = draft_of(workload_.parties().coordinator());
    draft.add_range(EventType::minted, today_, VoucherIndex{at}, std::min(vouchers_a_mint, end - at));
    send(std::move(draft));
  }
}

void Story::allot(Wave wave) {
  Piles piles(intermediary_count);
  for_each_life(wave, 0, [&](VoucherIndex voucher, const Life& life) {
    piles.put((life.is_allotment_mistaken ? life.other_holder : life.holder).value, voucher);
  });
  piles.scramble(random_for(wave, Chance::allotments));
  for (IntermediaryId to{0}; to.value < intermediary_count; ++to.value) {
    if (piles.at(to.value).empty()) continue;
    Draft draft = draft_of(workload_.parties().coordinator());
    set_intermediary(list(draft, Deed::allotment, today_, piles.at(to.value)), workload_.parties().at(to));
    send(std::move(draft));
  }
}

void Story::report(Wave wave) {
  const Piles issues = issue_piles(wave);
  const Piles redemptions = redemption_piles(wave);
  const Piles renewals = renewal_piles(wave);
  std::vector<Report> reports;
  reports.reserve(intermediary_count + 2U * library_count);
  for (std::uint16_t party = 0; party < intermediary_count; ++party) reports.push_back({Deed::issue, party});
  for (std::uint16_t party = 0; party < library_count; ++party) {
    reports.push_back({Deed::redemption, party});
    reports.push_back({Deed::renewal, party});
  }
  random_for(wave, Chance::reports).shuffle(std::span(reports));
  for (const Report& report : reports) {
    if (report.deed == Deed::issue) {
      report_issues(wave, IntermediaryId{report.party}, issues);
    } else {
      report_enrolments(wave, LibraryId{report.party}, report.deed,
                        report.deed == Deed::redemption ? redemptions : renewals);
    }
  }
}

Piles Story::issue_piles(Wave wave) const {
  Piles piles(issue_pile(IntermediaryId{intermediary_count}, false, 0));
  for (unsigned quarters_before : {0U, 1U}) {
    const bool is_late = quarters_before == 1;
    for_each_life(wave, quarters_before, [&](VoucherIndex voucher, const Life& life) {
      if (!life.is_issued || life.is_issue_late != is_late) return;
      piles.put(issue_pile(life.holder, is_late, life.is_issue_mistaken ? wrong_date : life.issue_month), voucher);
    });
  }
  piles.scramble(random_for(wave, Chance::issues));
  return piles;
}

Piles Story::redemption_piles(Wave wave) const {
  Piles piles(library_count * months);
  for_each_life(wave, 0, [&](VoucherIndex voucher, const Life& life) {
    if (!life.is_redeemed) return;
    const LibraryId at = life.is_redemption_mistaken ? life.other_library : life.library;
    piles.put(enrolment_pile(at, life.redemption_month), voucher);
  });
  piles.scramble(random_for(wave, Chance::redemptions));
  return piles;
}

Piles Story::renewal_piles(Wave wave) const {
  Piles piles(library_count * months);
  for_each_life(wave, renewed_after, [&](VoucherIndex voucher, const Life& life) {
    if (!life.is_renewed) return;
    const LibraryId at = life.is_renewal_mistaken ? life.other_library : life.library;
    piles.put(enrolment_pile(at, life.renewal_month), voucher);
  });
  piles.scramble(random_for(wave, Chance::renewals));
  return piles;
}

void Story::report_issues(Wave wave, IntermediaryId by, const Piles& piles) {
  Draft draft = draft_of(workload_.parties().at(by));
  for (bool is_late : {false, true}) {
    for (unsigned date = 0; date < issue_dates; ++date) {
      const auto vouchers = piles.at(issue_pile(by, is_late, date));
      if (vouchers.empty()) continue;
      const Wave issued_in{static_cast<std::uint16_t>(wave.value - (is_late ? 1 : 0))};
      const Date issued_on =
          date == wrong_date ? day_of(issued_in, 0, wrong_issue_day) : issue_date(by, issued_in, date);
      set_track(list(draft, Deed::issue, issued_on, vouchers), track_of(by));
    }
  }
  send(std::move(draft));
}

void Story::report_enrolments(Wave wave, LibraryId at, Deed deed, const Piles& piles) {
  Draft draft = draft_of(workload_.parties().at(at));
  for (unsigned month = 0; month < months; ++month) {
    const auto vouchers = piles.at(enrolment_pile(at, month));
    if (!vouchers.empty()) list(draft, deed, enrolment_date(at, wave, month), vouchers);
  }
  send(std::move(draft));
}

void Story::report_losses(Wave wave) {
  Piles piles(intermediary_count);
  for (unsigned quarters_before : {0U, 1U}) {
    for_each_life(wave, quarters_before, [&](VoucherIndex voucher, const Life& life) {
      if (life.is_lost && life.issue_reported_in() == wave) piles.put(life.holder.value, voucher);
    });
  }
  piles.scramble(random_for(wave, Chance::losses));
  for (IntermediaryId by{0}; by.value < intermediary_count; ++by.value) {
    if (piles.at(by.value).empty()) continue;
    Draft draft = draft_of(workload_.parties().at(by));
    set_reason(draft.add(EventType::voided, day_of(wave, 2, loss_day), piles.at(by.value)), Reason::lost);
    send(std::move(draft));
  }
}

}  // namespace bonboek::bench
