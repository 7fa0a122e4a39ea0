// The coordinator's payment runs: each Thursday what is due, as far as the fund holds it. A few payments bounce.
#include <fmt/format.h>

#include "ops/scenario/calendar.hpp"
#include "ops/scenario/letter.hpp"
#include "ops/scenario/reports.hpp"

namespace bonboek::scenario {
namespace {

constexpr int days_in_a_week = 7;
constexpr std::size_t one_small_payment_in_so_many_bounces = 30;
constexpr std::size_t largest_bouncing_invoice = 40;
constexpr int days_until_paid_again = 7;

void bounce(Story& story, InvoiceIndex index) {
  Letter letter(story, coordinator, "a payment to " + story.id_of(story.book.at(index).party) + " came back");
  for (const InvoiceLine& line : Invoice(story.book.at(index)).lines) {
    if (!line.paid_at.is_none()) letter.reverse(line.paid_at, Reason::payment_failed);
  }
  letter.send();
  story.payables.push_back({index, days_after(story.today(), days_until_paid_again)});
}

void perhaps_bounce(Story& story, InvoiceIndex index) {
  const bool small = story.book.at(index).lines.size() <= largest_bouncing_invoice;
  if (!small || story.today() > last_slip() || !story.random.one_in(one_small_payment_in_so_many_bounces)) return;
  const Date date = workdays_after(story.today(), story.random.between(1, 3));
  story.agenda.at(story.some_time(date, Hour::corrections), [&story, index] { bounce(story, index); });
}

void pay_what_is_due(Story& story) {
  Letter letter(story, coordinator, "payment run");
  std::vector<Payable> waiting;
  std::vector<InvoiceIndex> paid;
  for (const Payable& payable : story.payables) {
    const Cents amount = story.book.at(payable.invoice).open_amount();
    if (amount == Cents{}) continue;  // credited
    if (payable.due > story.today() || amount > story.book.bank()) {
      waiting.push_back(payable);
      continue;
    }
    letter.pay(payable.invoice, fmt::format("BB-{}-{:03}", to_string(story.today()), paid.size() + 1));
    paid.push_back(payable.invoice);
  }
  letter.send();
  story.payables = std::move(waiting);
  for (const InvoiceIndex invoice : paid) perhaps_bounce(story, invoice);
}

}  // namespace

void pay_each_week(Story& story) {
  const Date first = date_of(2025, 10, 16);
  for (Date date = first; date <= final_january(31); date = days_after(date, days_in_a_week)) {
    story.agenda.at(moment(workday_from(date), Hour::payments, 30), [&story] { pay_what_is_due(story); });
  }
}

}  // namespace bonboek::scenario
