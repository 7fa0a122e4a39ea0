// The quarter's invoices: libraries claim memberships, intermediaries handling, each for what is recorded of it and not
// claimed yet. Some invoices are credited and sent again.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "ops/scenario/calendar.hpp"
#include "ops/scenario/counter.hpp"
#include "ops/scenario/letter.hpp"
#include "ops/scenario/reports.hpp"

namespace bonboek::scenario {
namespace {

constexpr std::size_t one_invoice_in_so_many_is_sent_again = 18;
constexpr int shortest_term_days = 15;
constexpr int longest_term_days = 32;
constexpr int final_payment_day = 27;

using ByYear = std::map<Year, Vouchers>;

ByYear to_claim(const Story& story, LibraryId library) {
  ByYear due;
  for (std::uint32_t i = 0; i < story.book.vouchers().size(); ++i) {
    const VoucherIndex index{i};
    const Voucher& voucher = story.book.at(index);
    if (!voucher.issued || story.disputed.contains(index)) continue;
    for (const auto& [year, membership] : voucher.memberships) {
      if (membership.library == library && membership.claim == Claim::due) due[year].push_back(index);
    }
  }
  return due;
}

ByYear to_claim(const Story& story, IntermediaryId by) {
  ByYear due;
  for (std::uint32_t i = 0; i < story.book.vouchers().size(); ++i) {
    const VoucherIndex index{i};
    const Voucher& voucher = story.book.at(index);
    const bool is_due = voucher.issued && voucher.holder == by && voucher.issued->claim == Claim::due;
    if (is_due && !story.disputed.contains(index)) due[year_of(voucher.issued->deed.on)].push_back(index);
  }
  return due;
}

// New memberships and renewed ones apart, as they are reported apart.
std::vector<Vouchers> sheets_of(const Story& story, const Vouchers& vouchers, Claimant party, Year year) {
  if (party.kind == Kind::handling) return {vouchers};
  std::vector<Vouchers> sheets(2);
  for (const VoucherIndex voucher : vouchers) {
    const bool is_new = story.book.at(voucher).memberships.begin()->first == year;
    sheets[is_new ? 0 : 1].push_back(voucher);
  }
  return sheets;
}

void owe(Story& story, InvoiceIndex invoice) {
  const Date due = days_after(story.today(), story.random.between(shortest_term_days, longest_term_days));
  story.payables.push_back({invoice, std::min(due, final_january(final_payment_day))});
}

// The invoice's period was wrong, say: all of it is credited and claimed again under a new number.
void send_again(Story& story, InvoiceIndex index) {
  const Invoice wrong = story.book.at(index);
  Letter letter(story, story.id_of(wrong.party), "credited, and claimed again");
  const Vouchers vouchers = wrong.open_vouchers();
  letter.credit(vouchers, index);
  owe(story, letter.invoice(sheets_of(story, vouchers, wrong.party, wrong.year), wrong.party, wrong.number + "-C",
                            wrong.year));
  letter.send();
}

void look_at_it_again(Story& story, InvoiceIndex index) {
  const Vouchers vouchers = story.book.at(index).open_vouchers();
  const bool has_misbooked =
      story.book.at(index).party.kind == Kind::membership &&
      std::ranges::any_of(vouchers, [&](VoucherIndex voucher) { return story.misbooked.contains(voucher); });
  const Timestamp later = story.some_time(workdays_after(story.today(), story.random.between(2, 4)), Hour::claims);
  if (has_misbooked) {
    story.agenda.at(later, [&story, index] { find_misbooked(story, index); });
  } else if (story.today() <= last_slip() && story.random.one_in(one_invoice_in_so_many_is_sent_again)) {
    story.agenda.at(later, [&story, index] { send_again(story, index); });
  }
}

std::string invoice_number(Year year, Date for_quarter) {
  const std::string quarter = to_string(quarter_of(for_quarter));
  return year == year_of(for_quarter) ? quarter : fmt::format("{}-{}", quarter, year);
}

template <class Party>
void claim(Story& story, Party id, Date for_quarter) {
  const Claimant party = claimant(id);
  Letter letter =
      Letter::from(story, id, "claims of " + story.id_of(party) + " for " + to_string(quarter_of(for_quarter)));
  std::vector<InvoiceIndex> invoices;
  for (const auto& [year, vouchers] : to_claim(story, id)) {
    const auto sheets = sheets_of(story, vouchers, party, year);
    invoices.push_back(letter.invoice(sheets, party, invoice_number(year, for_quarter), year));
  }
  letter.send();
  for (const InvoiceIndex invoice : invoices) {
    owe(story, invoice);
    look_at_it_again(story, invoice);
  }
}

// An intermediary claims later in the month than a library: it waits for its own report.
template <class Party>
void claim_each_quarter_for(Story& story, Party id, int first_day, int last_day) {
  for (const Date end : ends_of_quarters()) {
    const Date date = workday_from(days_after(end, story.random.between(first_day, last_day)));
    story.agenda.at(story.some_time(date, Hour::claims), [&story, id, end] { claim(story, id, end); });
  }
  const Date date = workday_from(final_january(final_claims_day + story.random.between(0, 2)));
  story.agenda.at(story.some_time(date, Hour::claims),
                  [&story, id] { claim(story, id, last_day_of_year(final_year)); });
}

}  // namespace

void claim_each_quarter(Story& story) {
  for (const LibraryId library : story.library_ids()) claim_each_quarter_for(story, library, 15, 24);
  for (const IntermediaryId by : story.intermediary_ids()) claim_each_quarter_for(story, by, 19, 28);
}

}  // namespace bonboek::scenario
