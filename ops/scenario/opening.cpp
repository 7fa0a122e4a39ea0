// The coordinator's own calendar: terms, parties, what the province pays in, and the end of each quarter.
#include <fmt/format.h>

#include "ops/scenario/calendar.hpp"
#include "ops/scenario/letter.hpp"
#include "ops/scenario/story.hpp"

namespace bonboek::scenario {
namespace {

constexpr int days_to_close_a_quarter = 35;  // by then the late reports of that quarter are late for the next as well

void set_terms(Story& story) {
  Letter letter(story, coordinator, "tariffs and ceilings as the plan has them");
  const BudgetYear& first = plan_budget().front();
  const Date from = date_of(first.year, 1, 1);
  letter.registers(wire::tariff_set(Kind::membership, first.membership_tariff, from, story.today()));
  letter.registers(wire::tariff_set(Kind::handling, first.handling_tariff, from, story.today()));
  for (const BudgetYear& budget : plan_budget()) {
    letter.registers(wire::ceiling_set(budget.year, budget.ceiling, story.today()));
  }
  letter.send();
}

void raise_the_tariff(Story& story) {
  Letter letter(story, coordinator, "a membership costs more from New Year's Day");
  const BudgetYear& next = plan_budget().at(1);
  letter.registers(wire::tariff_set(Kind::membership, next.membership_tariff, date_of(next.year, 1, 1), story.today()));
  letter.send();
}

// All that start on one day are registered in one letter, on the first working day of it.
void register_parties(Story& story, Date from) {
  story.agenda.at(moment(workday_from(from), Hour::stock, 0), [&story, from] {
    Letter letter(story, coordinator, "parties that take part from " + to_string(from));
    for (const Library& library : story.libraries) {
      if (library.from == from) letter.registers(wire::library_registered(library));
    }
    for (const Intermediary& party : story.intermediaries) {
      if (party.from == from) letter.registers(wire::intermediary_accredited(party));
    }
    letter.send();
  });
}

void let_libraries_go(Story& story) {
  for (const Library& library : story.libraries) {
    if (library.until == last_date) continue;
    story.agenda.at(moment(library.until, Hour::closing, 0), [&story, &library] {
      Letter letter(story, coordinator, library.name + " leaves the scheme");
      letter.registers(wire::left(EventType::library_withdrawn, library.id, story.today()));
      letter.send();
    });
  }
}

void deposit_on(Story& story, Date date, Cents amount, unsigned instalment) {
  story.agenda.at(story.some_time(date, Hour::stock), [&story, date, amount, instalment] {
    Letter letter(story, coordinator, "the province pays an instalment in");
    letter.deposit(amount, fmt::format("PL-{}-{}", year_of(date), instalment));
    letter.send();
  });
}

void deposit_in_instalments(Story& story) {
  deposit_on(story, date_of(2025, 7, 15), Cents{4'000'000}, 1);
  deposit_on(story, date_of(2025, 10, 15), budget_of(2025).ceiling - Cents{4'000'000}, 2);
  for (const Year year : {Year{2026}, Year{2027}}) {
    const Cents quarter{budget_of(year).ceiling.value / 4};
    deposit_on(story, workday_from(date_of(year, 1, 20)), quarter, 1);
    deposit_on(story, workday_from(date_of(year, 4, 15)), quarter, 2);
    deposit_on(story, workday_from(date_of(year, 7, 15)), quarter, 3);
    deposit_on(story, workday_from(date_of(year, 10, 15)), budget_of(year).ceiling - quarter * 3, 4);
  }
}

// Booked by one colleague and the next day by another; the second is taken back when the bank's statement comes in.
void book_the_form_button(Story& story) {
  const auto book = [&story](const char* reference) {
    Letter letter(story, coordinator, "one-off change to the request form of the fund for adults");
    const Sequence booked = letter.withdraw(EventType::cost_booked, plan_budget().front().form_button, reference);
    letter.send();
    return booked;
  };
  story.agenda.at(story.some_time(date_of(2025, 8, 20), Hour::payments), [book] { book("FORM-2025-1"); });
  story.agenda.at(story.some_time(date_of(2025, 8, 21), Hour::payments), [&story, book] {
    const Sequence twice = book("FORM-2025-2");
    story.agenda.at(story.some_time(date_of(2025, 8, 25), Hour::corrections), [&story, twice] {
      Letter letter(story, coordinator, "the form button was booked twice");
      letter.reverse(twice, Reason::duplicate);
      letter.send();
    });
  });
}

void book_and_take_back(Story& story, Date date, Reason reason, const std::string& note,
                        const std::function<Sequence(Letter&)>& booking) {
  story.agenda.at(story.some_time(date, Hour::payments), [=, &story] {
    Letter letter(story, coordinator, note);
    const Sequence wrong = booking(letter);
    letter.send();
    story.agenda.at(story.some_time(workdays_after(date, 1), Hour::corrections), [=, &story] {
      Letter correction(story, coordinator, note + ": taken back");
      correction.reverse(wrong, reason);
      correction.send();
    });
  });
}

void mistake_the_bank_statement(Story& story) {
  book_and_take_back(story, date_of(2026, 4, 16), Reason::duplicate, "an instalment booked twice", [](Letter& letter) {
    return letter.deposit(Cents{budget_of(2026).ceiling.value / 4}, "PL-2026-2b");
  });
  book_and_take_back(
      story, date_of(2026, 11, 10), Reason::entered_in_error, "a refund to the province that belongs to another fund",
      [](Letter& letter) { return letter.withdraw(EventType::fund_returned, Cents{500'000}, "PL-RETOUR-2026"); });
}

void close_quarters(Story& story) {
  const Quarter last = quarter_of(date_of(2027, 12, 31));
  for (Quarter quarter = quarter_of(date_of(2025, 1, 1)); quarter <= last; quarter = next(quarter)) {
    const Date usual = workday_from(days_after(last_day_of(quarter), days_to_close_a_quarter));
    const Date date = quarter == last ? date_of(2028, 1, 31) : usual;  // the scheme's books close with its last payment
    story.agenda.at(moment(date, Hour::closing, 30), [&story, quarter] {
      Letter letter(story, coordinator, to_string(quarter) + " is reported to the province");
      letter.registers(wire::quarter_closed(quarter, story.today()));
      letter.send();
    });
  }
}

}  // namespace

void open_the_scheme(Story& story) {
  story.agenda.at(moment(date_of(2025, 1, 2), Hour::corrections, 0), [&story] { set_terms(story); });
  story.agenda.at(moment(date_of(2025, 12, 8), Hour::corrections, 0), [&story] { raise_the_tariff(story); });
  std::set<Date> starts;
  for (const Library& library : story.libraries) starts.insert(library.from);
  for (const Intermediary& party : story.intermediaries) starts.insert(party.from);
  for (const Date start : starts) register_parties(story, start);
  let_libraries_go(story);
  deposit_in_instalments(story);
  book_the_form_button(story);
  mistake_the_bank_statement(story);
  close_quarters(story);
}

}  // namespace bonboek::scenario
