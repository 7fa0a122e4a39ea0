// Lists as CSV, over HTTP: who accepts it gets it, in the language that it prefers.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>

#include "exports/list_columns.hpp"
#include "ledger/catalogue.hpp"
#include "tests/api/small_scheme.hpp"
#include "tests/api/told.hpp"
#include "tests/exports/csv_text.hpp"

namespace bonboek::test {
namespace {

using ListCsv = SmallScheme;

struct ListCase {
  std::string_view target;
  std::string_view list;  // the member that has an element for each row; none: those of every group
  std::string_view dutch;
  std::string_view english;  // first heading
};

constexpr std::array lists{
    ListCase{"/v1/libraries", "libraries", "code", "id"},
    ListCase{"/v1/intermediaries", "intermediaries", "code", "id"},
    ListCase{"/v1/balances", "accounts", "rekening", "account"},
    ListCase{"/v1/fund", "years", "jaar", "year"},
    ListCase{"/v1/number-series", "series", "jaar", "year"},
    ListCase{"/v1/reconciliation", "", "staat open", "open"},
    ListCase{"/v1/invoices", "invoices", "bibliotheek", "library"},
    ListCase{"/v1/invoices/venlo/V-1", "lines", "voucher", "voucher"},
    ListCase{"/v1/events", "events", "volgnummer", "sequence"},
    ListCase{"/v1/vouchers/<25-1>/events", "events", "volgnummer", "sequence"},
};

std::size_t elements_in(const boost::json::value& answer, std::string_view list) {
  if (!list.empty()) return answer.at(list).as_array().size();
  std::size_t count = 0;
  for (const auto& group : answer.as_object()) {
    const auto* object = group.value().if_object();
    if (object != nullptr) count += object->at("parties").as_array().size();
  }
  return count;
}

TEST_F(ListCsv, HasARowForEachElement) {
  for (const ListCase& row : lists) {
    const auto target = with_numbers(row.target);
    const auto dutch = served_.ask({who::coordinator, target, "", {"Accept: text/csv"}});
    ASSERT_EQ(dutch.status, 200U) << target << dutch.body;
    EXPECT_EQ(dutch.fields.at("content-type"), "text/csv; charset=utf-8; header=present");
    EXPECT_EQ(dutch.fields.at("at-sequence"), "50");
    EXPECT_EQ(dutch.fields.at("content-language"), "nl");
    const auto english =
        served_.ask({who::coordinator, target, "", {"Accept: text/csv", "Accept-Language: en-GB, nl;q=0.5"}});
    const auto rows = read_csv(dutch.body, ';');
    const auto elements = elements_in(json_of(served_.get(who::coordinator, target)), row.list);
    EXPECT_GT(elements, 0U) << target;
    EXPECT_EQ(rows.size(), elements + 1) << target;
    EXPECT_EQ(rows.at(0).at(0), row.dutch);
    EXPECT_EQ(read_csv(english.body, ',').at(0).at(0), row.english);
    for (const CsvRow& each : rows) EXPECT_EQ(each.size(), rows.front().size()) << target;
  }
}

TEST_F(ListCsv, TellsAmountsInEuros) {
  const auto csv = [&](const char* language) {
    return served_.ask({who::coordinator, "/v1/invoices?period=2025-10", "", {"Accept: text/csv", language}}).body;
  };
  EXPECT_EQ(csv("Accept-Language: nl"),
            "bibliotheek;intermediair;factuurnummer;soort;factuurdatum;regels;totaal;open;betaald;gecrediteerd\r\n"
            "venlo;;V-1;membership;2025-10-31;2;84,00;0,00;84,00;0,00\r\n");
  EXPECT_EQ(csv("Accept-Language: en"),
            "library,intermediary,invoice,kind,invoicedOn,lineCount,total,open,paid,credited\r\n"
            "venlo,,V-1,membership,2025-10-31,2,84.00,0.00,84.00,0.00\r\n");
}

TEST_F(ListCsv, HasAColumnForWhateverAnEventCanHold) {
  std::set<std::string> paths;
  for (const Column& column : list_columns(log_list)) paths.insert(column.path);
  for (std::size_t i = 0; i < field_count; ++i) {
    const auto field = static_cast<Field>(i);
    if (field == Field::vouchers) continue;  // one event for each of them
    EXPECT_TRUE(paths.contains(std::string(row_of(field).name))) << row_of(field).name;
  }
  std::set<std::string> headings;
  for (const Column& column : list_columns(log_list)) EXPECT_TRUE(headings.insert(column.dutch).second) << column.dutch;
}

/// The cell of an event's column, by its English heading.
std::string cell_of(const std::vector<CsvRow>& rows, std::size_t row, std::string_view heading) {
  const auto column = std::ranges::find(rows.at(0), heading) - rows.at(0).begin();
  return rows.at(row).at(static_cast<std::size_t>(column));
}

TEST_F(ListCsv, TellsTheLogByThePage) {
  std::vector<std::string> sequences;
  std::string after;
  for (bool is_last = false; !is_last;) {
    const auto page = served_.ask({who::auditor, "/v1/events?limit=20" + after, "", {"Accept: text/csv"}});
    const auto rows = read_csv(page.body, ';');
    for (std::size_t row = 1; row < rows.size(); ++row) sequences.push_back(rows[row].at(0));
    is_last = page.fields.at("is-last") == "true";
    after = "&afterSequence=" + page.fields.at("next-after-sequence");
  }
  ASSERT_EQ(sequences.size(), served_.tip());
  for (std::size_t i = 0; i < sequences.size(); ++i) EXPECT_EQ(sequences[i], std::to_string(i));
}

TEST_F(ListCsv, TellsWhatAnEventOfTheLogSays) {
  const auto page = [&](const char* language) {
    return served_.ask({who::auditor, "/v1/events?afterSequence=44&limit=1", "", {"Accept: text/csv", language}}).body;
  };
  const auto rows = read_csv(page("Accept-Language: en"), ',');
  ASSERT_EQ(rows.size(), 2U);
  const std::array<std::pair<std::string_view, std::string>, 11> cells{{{"sequence", "45"},
                                                                        {"recordedAt", "2025-11-10T09:00:00.000000Z"},
                                                                        {"type", "paid"},
                                                                        {"occurredOn", "2025-11-10"},
                                                                        {"actor", "cubiss"},
                                                                        {"library", "venlo"},
                                                                        {"voucher", with_numbers("<25-1>")},
                                                                        {"amount", "42.00"},
                                                                        {"invoice", "V-1"},
                                                                        {"reference", "BANK-1"},
                                                                        {"submission", "45"}}};
  for (const auto& [heading, cell] : cells) EXPECT_EQ(cell_of(rows, 1, heading), cell) << heading;
  EXPECT_NE(page("Accept-Language: nl").find(";42,00;V-1;"), std::string::npos);
}

TEST_F(ListCsv, KeepsToWhatARoleMayRead) {
  const auto csv = [&](std::string_view by, const char* target) {
    return served_.ask({by, target, "", {"Accept: text/csv"}});
  };
  EXPECT_EQ(read_csv(csv(who::library, "/v1/libraries").body, ';').size(), 2U);
  EXPECT_EQ(read_csv(csv(who::library, "/v1/intermediaries").body, ';').size(), 1U);
  EXPECT_EQ(read_csv(csv(who::library, "/v1/events?afterSequence=44").body, ';').size(), 4U);
  EXPECT_EQ(told(csv(who::library, "/v1/balances")), "403 role-may-not-ask");
  EXPECT_EQ(told(csv(who::province, "/v1/invoices")), "403 role-may-not-ask");
}

TEST_F(ListCsv, GuardsNamesThatASpreadsheetWouldRun) {
  served_.record(who::coordinator, R"~({"type":"library-registered","occurredOn":"2026-02-01","id":"gennep",
    "name":"=HYPERLINK(\"http://a.example\";\"Bieb\")","municipality":"GM0907"})~");
  const auto rows = read_csv(served_.ask({who::coordinator, "/v1/libraries", "", {"Accept: text/csv"}}).body, ';');
  EXPECT_EQ(rows.at(3).at(1), "'=HYPERLINK(\"http://a.example\";\"Bieb\")");
}

TEST_F(ListCsv, IsNotOfferedForWhatIsNoList) {
  for (const char* target : {"/v1/libraries/venlo", "/v1/vouchers/<25-1>"}) {
    EXPECT_EQ(told(served_.ask({who::coordinator, with_numbers(target), "", {"Accept: text/csv"}})),
              "406 not-acceptable")
        << target;
  }
}

}  // namespace
}  // namespace bonboek::test
