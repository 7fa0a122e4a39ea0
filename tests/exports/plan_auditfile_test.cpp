// The auditfile of each year of the plan: by the schema, by what the schema does not check, and against the books.
#include <gtest/gtest.h>

#include <fstream>

#include "tests/exports/auditfile_objections.hpp"
#include "tests/exports/plan_ledger.hpp"
#include "tests/exports/tools.hpp"

namespace bonboek::test {
namespace {

using Sums = std::map<std::string, std::int64_t>;  // cents, debit above zero

const std::vector<std::string> years{"2025", "2026", "2027", "2028"};

const std::map<std::string, std::string> numbers{
    {"bank", "1000"},       {"subsidy", "8000"}, {"membership-cost", "4100"}, {"handling-cost", "4200"},
    {"other-cost", "4300"}, {"accrued", "1610"}, {"payable", "1600"}};

bool is_of_balance_sheet(const std::string& number) {
  return number < "4";
}

std::string auditfile(const std::string& year, const Words& moment = {}) {
  Words words{"auditfile", "--year", year};
  words.insert(words.end(), moment.begin(), moment.end());
  return exported(words);
}

/// What the document has on each account at the beginning and at the end of the year.
struct YearSums {
  Sums opening;
  Sums closing;
};

YearSums sums_of(const XmlTree& document) {
  YearSums sums;
  const auto& company = document.get_child("auditfile.company");
  for (const auto& [name, line] : company.get_child("openingBalance")) {
    if (name == "obLine") sums.opening[line.get<std::string>("accID")] += signed_cents(line, "amnt", "amntTp");
  }
  sums.closing = sums.opening;
  for (const auto& [what, journal] : company.get_child("transactions")) {
    for (const auto& [which, transaction] : journal) {
      if (which != "transaction") continue;
      for (const auto& [name, line] : transaction) {
        if (name == "trLine") sums.closing[line.get<std::string>("accID")] += signed_cents(line, "amnt", "amntTp");
      }
    }
  }
  return sums;
}

TEST(PlanAuditfile, IsValidByItsSchema) {
  const auto schema = standard_file("XmlAuditfileFinancieel4.0.xsd");
  if (!schema) GTEST_SKIP() << "no schema of the auditfile: $BONBOEK_STANDARDS names no folder that has it";
  if (!has_tool("xmllint")) GTEST_SKIP() << "xmllint is not installed: ops/packages test";
  const TestFolder folder;
  const auto validated = [&](const std::string& text) {
    return run_tool("xmllint --noout --schema " + schema->string() + " " + folder.write("auditfile.xaf", text));
  };
  for (const std::string& year : years) {
    const auto end = validated(auditfile(year));
    EXPECT_EQ(end.code, 0) << year << ": " << end.out;
  }
  std::string spoiled = auditfile("2026");
  spoiled.replace(spoiled.find("<curCode>EUR"), 12, "<curCode>EURO");
  EXPECT_NE(validated(spoiled).code, 0);
}

TEST(PlanAuditfile, HasTotalsThatAgreeAndReferencesThatResolve) {
  for (const std::string& year : years) {
    EXPECT_EQ(auditfile_objections(read_xml_text(auditfile(year))), std::vector<std::string>{}) << year;
  }
}

TEST(PlanAuditfile, IsFoundOutWhereItIsSpoiled) {
  const std::string good = auditfile("2026");
  const std::vector<std::pair<std::string, std::string>> alterations{
      {"<accID>1610</accID>\n     ", "<accID>1611</accID>\n     "},
      {"<custSupID>L-biblionu</custSupID>\n     </trLine>", "<custSupID>L-nobody</custSupID>\n     </trLine>"},
      {"<amnt>65375.00", "<amnt>65375.01"},
      {"<totalCredit>", "<totalCredit>1"},
      {"<linesCount>", "<linesCount>1"},
      {"<periodNumber>3</periodNumber>\n     <trDt>", "<periodNumber>4</periodNumber>\n     <trDt>"},
      {"<custSupID>I-ido-venlo</custSupID>\n    <custSupName>", "<custSupID>L-schunck</custSupID>\n    <custSupName>"},
      {"<offsetAccID>1000", "<offsetAccID>1001"},
  };
  for (const auto& [was, is] : alterations) {
    std::string spoiled = good;
    const auto at = spoiled.rfind(was);
    ASSERT_NE(at, std::string::npos) << was;
    spoiled.replace(at, was.size(), is);
    EXPECT_NE(auditfile_objections(read_xml_text(spoiled)), std::vector<std::string>{}) << is;
  }
}

TEST(PlanAuditfile, ComesToTheBooks) {
  for (const std::string& year : years) {
    YearSums expected;
    for (const auto& [name, account] : balances({"--period", year})) {
      const std::string& number = numbers.at(name.substr(0, name.find(' ')));
      const bool goes_on = is_of_balance_sheet(number);
      expected.opening[goes_on ? number : "0600"] += account.opening;
      expected.closing[number] += goes_on ? account.closing : account.debit - account.credit;
      if (!goes_on) expected.closing["0600"] += account.opening;
    }
    auto found = sums_of(read_xml_text(auditfile(year)));
    for (Sums* sums : {&expected.opening, &expected.closing, &found.opening, &found.closing}) {
      std::erase_if(*sums, [](const auto& each) { return each.second == 0; });
    }
    EXPECT_EQ(found.opening, expected.opening) << year;
    EXPECT_EQ(found.closing, expected.closing) << year;
  }
}

TEST(PlanAuditfile, OpensAsTheYearBeforeItClosed) {
  struct Row {
    std::string moment;
    std::vector<std::string> years;
  };
  for (const Row& row : {Row{"60123", {"2025", "2026"}}, Row{"123149", years}}) {
    Sums before;
    bool is_anything_carried = false;
    for (const std::string& year : row.years) {
      auto sums = sums_of(read_xml_text(auditfile(year, {"--at-sequence", row.moment})));
      std::erase_if(sums.opening, [](const auto& each) { return each.second == 0; });
      EXPECT_EQ(sums.opening, before) << year;
      is_anything_carried = is_anything_carried || !before.empty();
      before.clear();
      for (const auto& [number, cents] : sums.closing) before[is_of_balance_sheet(number) ? number : "0600"] += cents;
      std::erase_if(before, [](const auto& each) { return each.second == 0; });
    }
    EXPECT_TRUE(is_anything_carried);
  }
}

TEST(PlanAuditfile, TellsWhatIsOwedToEachParty) {
  Sums opening;
  Sums closing;
  for (const auto& [name, account] : balances({"--period", "2026"})) {
    const auto space = name.find(' ');
    if (space == std::string::npos) continue;
    const std::string party = name.substr(space + 1);
    const std::string id = (party.starts_with("library") ? "L-" : "I-") + party.substr(party.find(' ') + 1);
    opening[id] += account.opening;
    closing[id] += account.closing;
  }
  const auto document = read_xml_text(auditfile("2026"));
  Sums found_opening;
  Sums found_closing;
  for (const auto& [_, supplier] : document.get_child("auditfile.company.customersSuppliers")) {
    const auto id = supplier.get<std::string>("custSupID");
    found_opening[id] = signed_cents(supplier, "opBalDesc", "opBalTp");
    found_closing[id] = signed_cents(supplier, "clBalDesc", "clBalTp");
  }
  for (Sums* sums : {&opening, &closing, &found_opening, &found_closing}) {
    std::erase_if(*sums, [](const auto& each) { return each.second == 0; });  // the books do not tell of nothing
  }
  EXPECT_FALSE(closing.empty());
  EXPECT_EQ(found_opening, opening);
  EXPECT_EQ(found_closing, closing);
}

TEST(PlanAuditfile, HasTheCodesOfTheClassification) {
  const auto schema = standard_file("XmlAuditfileFinancieel4.0.xsd");
  const auto file = schema ? schema->parent_path().parent_path() / "data" / "rgs-subset.csv" : std::filesystem::path();
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "no rgs-subset.csv beside the published schemas";
  const std::string subset = read_file(file);
  const auto document = read_xml_text(auditfile("2026"));
  for (const auto& [_, account] : document.get_child("auditfile.company.generalLedger")) {
    const auto row = subset.find("\n" + account.get<std::string>("accID") + ",");
    ASSERT_NE(row, std::string::npos) << account.get<std::string>("accID");
    const auto line = subset.substr(row, subset.find('\n', row + 1) - row);
    EXPECT_NE(line.find("," + account.get<std::string>("RGScode") + ","), std::string::npos) << line;
  }
}

TEST(PlanAuditfile, IsRefusedForAYearWithoutBooks) {
  for (const char* year : {"2000", "2024", "2029"}) {
    const auto ended = export_of_plan({"auditfile", "--year", year});
    EXPECT_EQ(ended.code, 66) << year;
    EXPECT_EQ(ended.out, "");
  }
  EXPECT_EQ(export_of_plan({"auditfile"}).code, 64);
  EXPECT_EQ(export_of_plan({"auditfile", "--year", "26"}).code, 64);
}

}  // namespace
}  // namespace bonboek::test
