#include "exports/csv.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/exports/csv_text.hpp"

namespace bonboek::test {
namespace {

/// The text that a cell was written from.
std::string unguarded(const std::string& cell) {
  return cell.starts_with('\'') ? cell.substr(1) : cell;
}

std::string one_cell(std::string_view text) {
  CsvWriter csv(Language::dutch);
  csv.text(text);
  csv.end_row();
  return std::move(csv).finish();
}

/// Text that is as awkward as it gets: every special character is as likely as all others together.
rc::Gen<std::string> awkward_text() {
  return rc::gen::container<std::string>(
      rc::gen::oneOf(rc::gen::elementOf(std::string("=+-@\t\r\n'\";, ")), rc::gen::arbitrary<char>()));
}

RC_GTEST_PROP(Csv, IsReadAgainAsItWasWritten, ()) {
  const bool is_dutch = *rc::gen::arbitrary<bool>();
  const auto columns = *rc::gen::inRange<std::size_t>(1, 5);
  const auto rows = *rc::gen::container<std::vector<CsvRow>>(rc::gen::container<CsvRow>(columns, awkward_text()));
  CsvWriter csv(is_dutch ? Language::dutch : Language::english);
  for (const CsvRow& row : rows) {
    for (const std::string& cell : row) csv.text(cell);
    csv.end_row();
  }
  auto read = read_csv(std::move(csv).finish(), is_dutch ? ';' : ',');
  for (CsvRow& row : read) {
    for (std::string& cell : row) cell = unguarded(cell);
  }
  RC_ASSERT(read == rows);
}

RC_GTEST_PROP(Csv, HasNoCellThatASpreadsheetRuns, ()) {
  const auto read = read_csv(one_cell(*awkward_text()), ';');
  const std::string& cell = read.at(0).at(0);
  RC_ASSERT(cell.empty() || std::string_view("=+-@\t\r").find(cell.front()) == std::string_view::npos);
}

TEST(Csv, WritesWhatNeedsNoQuotesWithout) {
  EXPECT_EQ(one_cell("Bibliotheek Venlo, centrum"), "Bibliotheek Venlo, centrum\r\n");
  EXPECT_EQ(one_cell("a;b"), "\"a;b\"\r\n");
  EXPECT_EQ(one_cell("de \"Bieb\""), "\"de \"\"Bieb\"\"\"\r\n");
  EXPECT_EQ(one_cell("=1+1"), "'=1+1\r\n");
  EXPECT_EQ(one_cell("'s-Heerenberg"), "''s-Heerenberg\r\n");
}

TEST(Csv, WritesAmountsAsTheLanguageDoes) {
  const auto row = [](Language language) {
    CsvWriter csv(language);
    for (const std::int64_t cents : {0L, 5L, -5L, 4'200L, -123'456'789L}) csv.hundredths(cents);
    csv.number("-12");
    csv.end_row();
    return std::move(csv).finish();
  };
  EXPECT_EQ(row(Language::dutch), "0,00;0,05;-0,05;42,00;-1234567,89;-12\r\n");
  EXPECT_EQ(row(Language::english), "0.00,0.05,-0.05,42.00,-1234567.89,-12\r\n");
}

}  // namespace
}  // namespace bonboek::test
