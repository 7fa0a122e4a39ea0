#include "tests/projections/books_text.hpp"

#include <boost/json.hpp>

#include "api/answers.hpp"
#include "exports/report_csv.hpp"
#include "exports/report_html.hpp"
#include "projections/small_counts.hpp"

namespace bonboek {

std::string books_text(const Books& books) {
  std::string text;
  const auto tell = [&](const Answer& answer) { text += boost::json::serialize(answer.body) + "\n"; };
  if (books.standing.next == Sequence{0} || !books.standing.registers.scheme()) return text;
  const Year first = year_of(books.standing.registers.scheme()->opened_on);
  const Year last = year_of(books.standing.today());
  tell(fund_answer(books, {}));
  tell(number_series_answer(books, 3));
  tell(balances_answer(books, all_time));
  tell(reconciliation_answer(books, {all_time, books.standing.today(), PartyIndex::none()}));
  for (Year year = first; year <= last; ++year) {
    tell(fund_answer(books, year));
    tell(balances_answer(books, period_of(year)));
    for (unsigned i = 0; i < 4; ++i) {
      const Quarter quarter{static_cast<std::uint16_t>(4U * (year - first_year) + i)};
      auto report = quarter_report(books, quarter);
      tell(report_answer(report));
      if (i != 3) continue;  // the rest are forms of the same report
      text += report_csv(report, Language::dutch) + report_html(report, Language::english);
      withhold_small_counts(report);
      tell(report_answer(report));
    }
  }
  return text;
}

}  // namespace bonboek
