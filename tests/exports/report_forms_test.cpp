// A report as a page and as CSV: the same figures, in the words of either language.
#include <gmock/gmock.h>

#include "exports/report_csv.hpp"
#include "exports/report_html.hpp"
#include "projections/small_counts.hpp"

namespace bonboek {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Venlo and Gennep, with a library each; nothing else is told.
QuarterReport small_report() {
  QuarterReport report;
  report.moment = {Sequence{41}, parse_timestamp("2026-10-01T09:00:00Z").value(), {}};
  report.quarter = parse_quarter("2026-Q3").value();
  report.scheme = "Bibliotheek; voor \"iedereen\"";
  report.origin = "ledger.example.org/x";
  report.fund.year = 2026;
  report.fund.ceiling = Cents{26'150'000};
  report.fund.deposited = Cents{123'456};
  const auto redeemed = static_cast<std::size_t>(Measure::redeemed);
  constexpr std::size_t column = 3;  // of municipal_measures
  static_assert(municipal_measures.at(column) == Measure::redeemed);
  const std::array<std::int64_t, 3> counts{1'234, 3, 0};
  const std::array codes{Municipality{983}, Municipality{907}, Municipality::none()};
  for (std::size_t i = 0; i < counts.size(); ++i) {
    ReportMunicipality row{{codes.at(i), {}}, {}};
    row.counts.by_measure.at(column).count = {0, counts.at(i), 0, 0, 0};
    report.municipalities.push_back(row);
    report.counts.count.at(redeemed).at(1) += counts.at(i);
    if (codes.at(i).is_none()) continue;
    ReportParty library{
        PartyKind::library, i == 0 ? "venlo" : "gennep", i == 0 ? "De Bieb" : "Bieb & Co", codes.at(i), {}, {}};
    library.counts.count.at(redeemed).at(1) = counts.at(i);
    report.libraries.push_back(library);
  }
  return report;
}

TEST(ReportHtml, IsDutchUnlessEnglishIsWanted) {
  const auto dutch = report_html(small_report(), Language::dutch);
  EXPECT_THAT(dutch, HasSubstr("<h1>Kwartaalrapportage 2026-Q3</h1>"));
  EXPECT_THAT(dutch, HasSubstr("01-07-2026 t/m 30-09-2026"));
  EXPECT_THAT(dutch, HasSubstr("<td>261.500,00</td>"));
  EXPECT_THAT(dutch, HasSubstr("<th scope=\"row\">Venlo (GM0983)</th><td>0</td><td>0</td><td>0</td><td>1.234</td>"));
  EXPECT_THAT(dutch, HasSubstr("Bieb &amp; Co"));
  const auto english = report_html(small_report(), Language::english);
  EXPECT_THAT(english, HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(english, HasSubstr("<h1>Quarterly report 2026-Q3</h1>"));
  EXPECT_THAT(english, HasSubstr("2026-07-01 to 2026-09-30"));
  EXPECT_THAT(english, HasSubstr("<td>261,500.00</td>"));
}

TEST(ReportHtml, PrintsTheMomentAndTheVersion) {
  auto report = small_report();
  EXPECT_THAT(report_html(report, Language::dutch), Not(HasSubstr("Wortel")));
  report.moment.root = std::string(64, 'a');
  const auto html = report_html(report, Language::dutch);
  EXPECT_THAT(html, HasSubstr("<dt>Zoals bekend op</dt><dd>2026-10-01T09:00:00.000000Z</dd>"));
  EXPECT_THAT(html, HasSubstr("<dt>Tot en met gebeurtenis</dt><dd>41</dd>"));
  EXPECT_THAT(html, HasSubstr("<dt>Versie van de berekening</dt><dd>2</dd>"));
  EXPECT_THAT(html, HasSubstr("<dd>" + std::string(64, 'a') + "</dd>"));
}

TEST(ReportCsv, HasOneRowAFigureAndQuotesWhatNeedsIt) {
  const auto dutch = report_csv(small_report(), Language::dutch);
  EXPECT_THAT(dutch, testing::StartsWith("onderdeel;code;naam;Wat;Route;Aantal;Bedrag (EUR);tekst\r\n"));
  EXPECT_THAT(dutch, HasSubstr("Kwartaalrapportage;;;Regeling;;;;\"Bibliotheek; voor \"\"iedereen\"\"\"\r\n"));
  EXPECT_THAT(dutch, HasSubstr("Lidmaatschapsfonds;2026;;Gestort;;;1234,56;\r\n"));
  EXPECT_THAT(dutch, HasSubstr("Naar gemeente;GM0907;Gennep;Nieuwe lidmaatschappen;;3;;\r\n"));
  EXPECT_THAT(dutch, HasSubstr("Naar gemeente;GM0907;Gennep;Nieuwe lidmaatschappen;1;3;;\r\n"));
  const auto english = report_csv(small_report(), Language::english);
  EXPECT_THAT(english, HasSubstr("Membership fund,2026,,Deposited,,,1234.56,\r\n"));
}

TEST(ReportCsv, HasNoNameThatASpreadsheetRuns) {
  auto report = small_report();
  report.scheme = "=HYPERLINK(1)";
  EXPECT_THAT(report_csv(report, Language::dutch), HasSubstr(";Regeling;;;;'=HYPERLINK(1)\r\n"));
}

TEST(PublicReport, MarksWhatIsWithheldAndHoldsItNowhere) {
  auto report = small_report();
  withhold_small_counts(report);
  EXPECT_EQ(report.withheld_count, 4U);  // Gennep, Venlo beside it, and the library of each
  for (const Language language : {Language::dutch, Language::english}) {
    EXPECT_THAT(report_html(report, language), HasSubstr("<td>x</td>"));
    EXPECT_THAT(report_html(report, language), Not(HasSubstr("<td>3</td>")));
    EXPECT_THAT(report_csv(report, language), Not(testing::ContainsRegex("[;,]3[;,]")));
  }
  EXPECT_THAT(report_csv(report, Language::dutch),
              HasSubstr("Naar gemeente;GM0907;Gennep;Nieuwe lidmaatschappen;;x;;\r\n"));
  EXPECT_THAT(report_html(report, Language::dutch), HasSubstr("x: minder dan 5"));
}

TEST(PublicReport, MarksASmallTotalWithItsAmount) {
  auto report = small_report();
  report.counts = {};
  report.municipalities.front().counts.by_measure.at(3) = {};
  report.counts.count.at(static_cast<std::size_t>(Measure::redeemed)).at(1) = 3;
  report.counts.amount.at(static_cast<std::size_t>(Measure::redeemed)) = Cents{13'500};
  report.corrections.push_back({parse_quarter("2026-Q1").value(), {2}, {Cents{800}}});
  withhold_small_counts(report);
  const auto html = report_html(report, Language::dutch);
  EXPECT_THAT(html, HasSubstr("<tr><th scope=\"row\">Nieuwe lidmaatschappen</th><td>x</td><td>x</td>"));
  EXPECT_THAT(html, HasSubstr("2026-Q1: Bonnen aangemaakt</th><td>x</td><td>x</td>"));
  EXPECT_THAT(html, Not(HasSubstr("135,00")));
  const auto csv = report_csv(report, Language::dutch);
  EXPECT_THAT(csv, HasSubstr("In het kwartaal;;;Nieuwe lidmaatschappen;;x;x;\r\n"));
  EXPECT_THAT(csv, HasSubstr("Correcties op eerdere kwartalen;2026-Q1;;Bonnen aangemaakt;;x;x;\r\n"));
  EXPECT_THAT(csv, Not(HasSubstr("135,00")));
}

}  // namespace
}  // namespace bonboek
