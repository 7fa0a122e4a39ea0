// What moved in a report, as a page and as CSV: in the words of either language, with every event that is told.
#include <gmock/gmock.h>

#include "exports/changes_page.hpp"
#include "exports/changes_words.hpp"
#include "projections/report_figures.hpp"
#include "tests/exports/csv_text.hpp"

namespace bonboek {
namespace {

using test::CsvRow;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

ReportChanges some_changes() {
  ReportChanges changes;
  changes.quarter = parse_quarter("2026-Q3").value();
  changes.scheme = "Bieb & co";
  changes.origin = "ledger.example.org/x";
  changes.since = {Sequence{9}, parse_timestamp("2026-10-01T09:00:00Z").value(), "since-root"};
  changes.moment = {Sequence{41}, parse_timestamp("2026-11-01T09:00:00Z").value(), "root"};
  const MovedBy moved{Sequence{12}, EventType::paid, PartyKind::library, "venlo", "26-000001-58", 123'456, 123'456};
  changes.changes.push_back({"/fund/paidCents", 0, 123'456, 123'456, 0, 2, {moved}, Sequence{12}});
  const auto day = figure_of_day(parse_date("2026-07-01"));
  const MovedBy closed{Sequence{12}, EventType::paid, PartyKind::library, "venlo", "", -day, 0};
  changes.changes.push_back({"/exceptions/invoicedNotPaid/oldest", day, 0, -day, 0, 1, {closed}, {}});
  return changes;
}

/// A report that has a figure of every kind.
QuarterReport report_of_every_kind() {
  QuarterReport report;
  report.municipalities.push_back({{Municipality{983}, {}}, {}});
  report.municipalities.push_back({{Municipality::none(), {}}, {}});
  report.libraries.push_back({PartyKind::library, "venlo", "De Bieb", Municipality{983}, {}, {}});
  report.intermediaries.push_back({PartyKind::intermediary, "venlo", "Gemeente", Municipality::none(), {}, {}});
  for (auto& item : report.open) item.parties.push_back({PartyKind::library, "venlo", {}});
  report.corrections.push_back({parse_quarter("2026-Q1").value(), {}, {}});
  return report;
}

TEST(ChangesWords, SayWhatEveryFigureIsAndNoTwoAlike) {
  for (const Language language : {Language::dutch, Language::english}) {
    std::map<std::string, std::string> path_by_text;
    tell_figures(
        report_of_every_kind(),
        [&](const std::string& path, std::int64_t) {
          const auto text = figure_text(path, language);
          EXPECT_NE(text, path);
          EXPECT_EQ(path_by_text.try_emplace(text, path).first->second, path) << text;
        },
        Zeros::told);
    EXPECT_GT(path_by_text.size(), 300U);
  }
  EXPECT_EQ(figure_text("/counts/issued/byTrack/2", Language::dutch), "In het kwartaal: Bonnen uitgegeven, Route 2");
  EXPECT_EQ(figure_text("/exceptions/issuedNotRedeemed/byAge/1", Language::english),
            "What stands open: Issued, not redeemed yet, 31-90 days");
  EXPECT_EQ(figure_text("/elsewhere", Language::dutch), "/elsewhere");
}

TEST(ChangesPage, TellsBothMomentsEachFigureAndItsEvents) {
  const auto dutch = changes_page(some_changes(), Language::dutch);
  EXPECT_THAT(dutch, HasSubstr("<h1>Wijzigingen in de kwartaalrapportage 2026-Q3</h1>"));
  EXPECT_THAT(dutch, HasSubstr("<dd>since-root</dd>"));
  EXPECT_THAT(dutch, HasSubstr("<dt>Gerapporteerd tot en met gebeurtenis</dt><dd>9</dd>"));
  EXPECT_THAT(dutch, HasSubstr("<th scope=\"row\">Lidmaatschapsfonds: Betaald</th><td>0,00</td><td>1.234,56</td>"
                               "<td>0,00</td><td>1.234,56</td><td>2</td>"));
  EXPECT_THAT(dutch, HasSubstr("<td>01-07-2026</td><td></td><td></td><td></td><td>1</td>"));
  EXPECT_THAT(dutch, HasSubstr("vraag figure=/fund/paidCents en afterSequence=12."));
  EXPECT_THAT(dutch, HasSubstr("<td>26-000001-58</td>"));
  const auto english = changes_page(some_changes(), Language::english);
  EXPECT_THAT(english, HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(english, HasSubstr("<td>1,234.56</td>"));
  auto nothing = some_changes();
  nothing.changes.clear();
  EXPECT_THAT(changes_page(nothing, Language::dutch), HasSubstr("geen cijfer gewijzigd"));
}

TEST(ChangesPage, NamesNobodyWhereNamesAreLeftOut) {
  auto changes = some_changes();
  leave_out_names(changes);
  for (const auto& text : {changes_page(changes, Language::dutch), changes_csv(changes, Language::dutch)}) {
    EXPECT_THAT(text, Not(HasSubstr("venlo")));
    EXPECT_THAT(text, Not(HasSubstr("26-000001-58")));
  }
}

TEST(ChangesCsv, HasARowForEachFigureAndEachEvent) {
  const auto rows = test::read_csv(changes_csv(some_changes(), Language::dutch), ';');
  EXPECT_THAT(rows, testing::Contains(ElementsAre("Kwartaalrapportage", "", "Wortel van de boom bij de rapportage", "",
                                                  "", "", "", "", "", "", "", "", "", "since-root")));
  EXPECT_THAT(rows, testing::Contains(ElementsAre("Cijfers die anders zijn", "/fund/paidCents",
                                                  "Lidmaatschapsfonds: Betaald", "0,00", "1234,56", "1234,56", "0,00",
                                                  "2", "", "", "", "", "", HasSubstr("afterSequence=12"))));
  EXPECT_THAT(rows, testing::Contains(ElementsAre("Gebeurtenissen", "/fund/paidCents", "Lidmaatschapsfonds: Betaald",
                                                  "", "1234,56", "1234,56", "", "", "12", "betaald", "venlo", "",
                                                  "26-000001-58", "")));
  EXPECT_THAT(rows, testing::Contains(ElementsAre("Cijfers die anders zijn", "/exceptions/invoicedNotPaid/oldest",
                                                  testing::_, "01-07-2026", "", "", "", "1", "", "", "", "", "", "")));
  for (const CsvRow& row : rows) EXPECT_EQ(row.size(), 14U);
  EXPECT_THAT(changes_csv(some_changes(), Language::english), HasSubstr("1234.56"));
}

}  // namespace
}  // namespace bonboek
