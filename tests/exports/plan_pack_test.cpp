// The auditor's pack of the plan's ledger, checked as an auditor does: with tar, sha256sum, Python, and against the
// log.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <memory>
#include <set>
#include <sstream>

#include "ledger/base64.hpp"
#include "ledger/checkpoint.hpp"
#include "ledger/signed_note.hpp"
#include "tests/exports/plan_ledger.hpp"
#include "tests/exports/plan_pack.hpp"

namespace bonboek::test {
namespace {

namespace json = boost::json;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// "45,00" in cents.
std::int64_t cents_of(std::string amount) {
  amount.erase(amount.find(','), 1);
  return std::stoll(amount);
}

class PlanPack : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    pack = std::make_unique<Pack>(Words{"--year", "2026"});
    log = lines_of(exported({"events"}));
  }
  static void TearDownTestSuite() {
    pack.reset();
    log.clear();
  }

  static inline std::unique_ptr<Pack> pack;
  static inline std::vector<std::string> log;
};

TEST_F(PlanPack, IsAnArchiveWhoseManifestHolds) {
  const auto checked = pack->run_inside("sha256sum --strict -c manifest.sha256");
  EXPECT_EQ(checked.code, 0) << checked.out;
  std::set<std::string> hashed{"manifest.sha256"};
  for (const auto& line : lines_of(pack->text("manifest.sha256"))) hashed.insert(line.substr(66));
  std::set<std::string> packed;
  for (const auto& name : lines_of(run_tool("tar -tf " + pack->archive()).out)) {
    EXPECT_TRUE(packed.insert(name.substr(name.find('/') + 1)).second) << name;
  }
  EXPECT_EQ(hashed, packed);
  for (const auto& line : lines_of(run_tool("TZ=UTC tar -tvf " + pack->archive()).out)) {
    EXPECT_TRUE(line.starts_with("-rw-r--r-- 0/0 ")) << line;
    EXPECT_NE(line.find(" 2028-01-31 16:30 "), std::string::npos) << line;
  }
}

TEST_F(PlanPack, ManifestFindsAByteThatIsAltered) {
  const Pack other({"--year", "2026"});
  const auto altered = other.run_inside("printf x >> population.csv; sha256sum -c manifest.sha256");
  EXPECT_NE(altered.code, 0);
  EXPECT_NE(altered.out.find("population.csv: FAILED"), std::string::npos) << altered.out;
}

void expect_population_as_booked(const json::value& year, const Words& moment) {
  Words options{"--year", std::to_string(year.at("year").as_int64())};
  options.insert(options.end(), moment.begin(), moment.end());
  std::map<std::string, std::int64_t> count;
  std::int64_t sum = 0;
  for (const auto& row : Pack(options).rows("population.csv")) {
    ++count[row.at(1)];
    sum += cents_of(row.at(3));
    EXPECT_EQ(row.at(13), "") << row.at(0);
  }
  EXPECT_EQ(count["lidmaatschap"], year.at("membershipsPaid").as_int64());
  EXPECT_EQ(count["handling"], year.at("handlingsPaid").as_int64());
  EXPECT_EQ(sum, year.at("paidCents").as_int64() - year.at("otherCostCents").as_int64());
}

TEST_F(PlanPack, PopulationIsWhatTheBooksSayWasPaidAtAnyMoment) {
  const std::vector<std::pair<Words, std::size_t>> cases{
      {{}, 3}, {{"--at-sequence", "60123"}, 3}, {{"--known-at", "2026-08-20T12:00:00Z"}, 2}};
  for (const auto& [moment, expected_years] : cases) {
    Words words{"fund"};
    words.insert(words.end(), moment.begin(), moment.end());
    std::size_t years = 0;
    const auto fund = json::parse(exported(words));
    for (const auto& year : fund.at("years").as_array()) {
      if (year.at("membershipsPaid").as_int64() == 0) continue;
      ++years;
      expect_population_as_booked(year, moment);
    }
    EXPECT_EQ(years, expected_years);
  }
}

TEST_F(PlanPack, ReadmeTellsThePopulationBesideTheBooks) {
  const auto readme = pack->text("README.txt");
  for (const char* line : {"5.500, EUR 247.500,00 (volgens de boeken 5.500, EUR 247.500,00)",
                           "3,500, EUR 14,000.00 (by the books 3,500, EUR 14,000.00)"}) {
    EXPECT_NE(readme.find(line), std::string::npos) << readme;
  }
}

TEST_F(PlanPack, PopulationNamesTheEventsThatLedToEachPayment) {
  const std::vector<std::pair<std::size_t, std::set<std::string>>> links{
      {6, {"minted"}},   {7, {"minted", "allotted"}}, {8, {"issued"}}, {9, {"redeemed"}},
      {10, {"renewed"}}, {11, {"invoiced"}},          {12, {"paid"}}};
  for (const auto& row : pack->rows("population.csv")) {
    EXPECT_EQ(row.at(13), "") << row.at(0);
    for (const auto& [column, types] : links) {
      if (row.at(column).empty()) {
        EXPECT_TRUE(column == 9 || column == 10) << row.at(0);
        continue;
      }
      const auto event = json::parse(log.at(std::stoull(row.at(column))));
      ASSERT_EQ(event.at("voucher").as_string(), row.at(0));
      ASSERT_TRUE(types.contains(std::string(event.at("type").as_string()))) << row.at(0);
      if (column >= 11) {
        ASSERT_EQ(event.at("invoice").as_string(), row.at(4));
        ASSERT_EQ(event.at("amountCents").as_int64(), cents_of(row.at(3)));
      }
    }
    if (row.at(1) == "lidmaatschap") {
      ASSERT_FALSE(row.at(9).empty()) << row.at(0);
      const auto redeemed = json::parse(log.at(std::stoull(row.at(9))));
      ASSERT_EQ(row.at(10).empty(), redeemed.at("occurredOn").as_string().starts_with("2026")) << row.at(0);
    }
  }
}

TEST_F(PlanPack, CheckpointIsSignedAndOfTheMoment) {
  const auto note = parse_note(pack->text("checkpoint.txt"));
  ASSERT_TRUE(note) << note.error();
  const auto key = NoteVerifier::parse(lines_of(pack->text("key.txt")).at(0));
  ASSERT_TRUE(key) << key.error();
  ASSERT_EQ(note->signatures.size(), 1U);
  EXPECT_TRUE(key->verifies(note->text, note->signatures.front()));
  const auto checkpoint = parse_checkpoint(note->text);
  ASSERT_TRUE(checkpoint) << checkpoint.error();
  TreeEdge tree;
  for (const auto& line : log) tree.add(leaf_hash(line));
  EXPECT_EQ(checkpoint->head, (TreeHead{tree.size(), tree.root()}));
}

TEST_F(PlanPack, EverySampledTrailIsWholeAndLeadsToTheCheckpoint) {
  const auto head = parse_checkpoint(parse_note(pack->text("checkpoint.txt"))->text)->head;
  std::map<std::string, std::string> trails;  // by voucher
  for (const auto& line : log) {
    const auto at = line.find("\"voucher\":\"");
    if (at != std::string::npos) trails[line.substr(at + 11, 12)] += line + "\n";
  }
  const auto sample = pack->rows("sample.csv");
  ASSERT_EQ(sample.size(), 60U);
  for (const auto& row : sample) {
    const auto text = pack->text("sample/" + row.at(1) + ".ndjson");
    ASSERT_EQ(text, trails.at(row.at(1)));
    const auto lines = lines_of(text);
    const auto proofs = json::parse(pack->text("sample/" + row.at(1) + ".proofs.json"));
    ASSERT_EQ(proofs.at("proofs").as_array().size(), lines.size());
    ASSERT_EQ(row.at(3), std::to_string(lines.size()));
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const auto& proof = proofs.at("proofs").at(i);
      std::vector<Digest> hashes;
      for (const auto& each : proof.at("hashes").as_array()) {
        std::ranges::copy(*from_base64(each.as_string()), hashes.emplace_back().begin());
      }
      const auto sequence = proof.at("sequence").to_number<std::uint64_t>();
      ASSERT_EQ(log.at(sequence), lines[i]);
      ASSERT_TRUE(proves_inclusion(hashes, leaf_hash(lines[i]), sequence, head)) << sequence;
    }
  }
}

TEST_F(PlanPack, TrailsAreCheckedByPythonAlone) {
  if (!has_tool("python3")) GTEST_SKIP() << "python3 is not installed: ops/packages test";
  const auto checked = pack->run_inside("python3 check_trails.py");
  EXPECT_EQ(checked.code, 0) << checked.out;
  EXPECT_NE(checked.out.find(" of 60 vouchers, all that sample.csv lists, lead to the root"), std::string::npos)
      << checked.out;
  EXPECT_EQ(pack->text("root.py"), read_file(BONBOEK_TREE "/exports/root.py"));
  EXPECT_EQ(pack->text("check_trails.py"), read_file(BONBOEK_TREE "/exports/check_trails.py"));
}

TEST_F(PlanPack, SampleIsDrawnAgainByTheRecipeOfItsReadme) {
  for (const Words& options : {Words{}, Words{"--seed", "4711", "--sample", "25"}, Words{"--language", "en"}}) {
    Words words{"--year", "2026"};
    words.insert(words.end(), options.begin(), options.end());
    const Pack drawn(words);
    const auto readme = drawn.text("README.txt");
    const auto from = readme.find('\n', readme.find("\n3. ") + 1) + 1;
    const auto again = drawn.run_inside(readme.substr(from, readme.find("\n4. ") - from));
    std::string numbers;
    const auto rows = read_csv(drawn.text("sample.csv"), options.size() == 2 ? ',' : ';');
    for (std::size_t i = 1; i < rows.size(); ++i) numbers += rows[i].at(1) + "\n";
    EXPECT_EQ(again.out, numbers);
    EXPECT_EQ(rows.size(), options.size() == 4 ? 26U : 61U);
  }
}

TEST_F(PlanPack, IsVerifiedAgainstAnExportByTheCommandOfItsReadme) {
  const TestFolder folder;
  const auto export_file = folder.write("log.ndjson", exported({"events"}));
  const auto readme = pack->text("README.txt");
  const std::string begin = "bonboek verify log.ndjson";
  const auto from = readme.find(begin) + begin.size();
  const auto words = readme.substr(from, readme.find(".json\n", from) + 5 - from);
  const auto end = pack->run_inside(fmt::format("{} verify {}{}", BONBOEK_PROGRAM, export_file, words));
  EXPECT_EQ(end.code, 0) << words << end.out;
  const Pack altered({"--year", "2026"});
  const auto found = altered.run_inside(fmt::format(
      "sed -i 's/\"count\":1/\"count\":2/' report-2026-Q2.json; {} verify {}{}", BONBOEK_PROGRAM, export_file, words));
  EXPECT_NE(found.code, 0) << found.out;
}

TEST_F(PlanPack, AnotherSeedDrawsAnotherSampleOfTheSamePopulation) {
  const Pack other({"--year", "2026", "--seed", "1"});
  EXPECT_NE(other.text("sample.csv"), pack->text("sample.csv"));
  EXPECT_EQ(other.text("population.csv"), pack->text("population.csv"));
  EXPECT_EQ(other.text("checkpoint.txt"), pack->text("checkpoint.txt"));
}

TEST_F(PlanPack, PostersAddUpToTheLog) {
  struct Posted {
    std::uint64_t count{0};
    std::string first;
    std::string last;
    bool operator==(const Posted&) const = default;
  };
  std::map<std::pair<std::string, std::string>, Posted> expected;
  for (std::size_t i = 0; i < log.size(); ++i) {
    const auto event = json::parse(log[i]);
    auto& posted = expected[{event.at("actor").as_string().c_str(), event.at("type").as_string().c_str()}];
    if (posted.count++ == 0) posted.first = std::to_string(i);
    posted.last = std::to_string(i);
  }
  std::map<std::pair<std::string, std::string>, Posted> told;
  std::uint64_t sum = 0;
  for (const auto& row : pack->rows("posters.csv")) {
    told[{row.at(0), row.at(1)}] = {std::stoull(row.at(2)), row.at(3), row.at(4)};
    sum += std::stoull(row.at(2));
  }
  EXPECT_EQ(sum, log.size());
  EXPECT_TRUE(told == expected);
}

TEST_F(PlanPack, EveryNumberIsInOneStretchAndEveryStretchInTheSeries) {
  std::map<std::string, std::int64_t> of_year;
  std::map<std::pair<std::string, std::string>, std::int64_t> in_place;
  for (const auto& row : pack->rows("numbers.csv")) {
    const auto first = std::stoll(row.at(1).substr(3));
    EXPECT_EQ(first, of_year[row.at(0)] + 1) << row.at(1);
    EXPECT_EQ(std::stoll(row.at(2).substr(3)) - first + 1, std::stoll(row.at(3))) << row.at(1);
    of_year[row.at(0)] += std::stoll(row.at(3));
    in_place[{row.at(0), row.at(4)}] += std::stoll(row.at(3));
  }
  std::map<std::pair<std::string, std::string>, std::int64_t> told;
  for (const auto& row : pack->rows("number-series.csv")) {
    const auto count = std::stoll(row.at(4));
    if (row.at(1) == "aangemaakt") {
      EXPECT_EQ(count, of_year[row.at(0)]);
    } else if (count != 0) {
      told[{row.at(0), row.at(1)}] += count;
    }
  }
  EXPECT_EQ(told, in_place);
  EXPECT_EQ(of_year.size(), 3U);
}

TEST_F(PlanPack, HoldsTheBooksAndReportsThatTheProgramPrints) {
  EXPECT_EQ(pack->text("books.journal"), exported({"journal", "--year", "2026"}));
  EXPECT_EQ(pack->text("auditfile.xml"), exported({"auditfile", "--year", "2026"}));
  EXPECT_EQ(pack->text("balances.csv"), exported({"balances", "--csv", "--period", "2026"}));
  for (const std::string quarter : {"2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"}) {
    for (const std::string form : {"json", "html"}) {
      const auto printed = run({"report", BONBOEK_PLAN_LEDGER, quarter, "--" + form});
      EXPECT_EQ(pack->text(fmt::format("report-{}.{}", quarter, form)), printed.out);
    }
  }
}

TEST_F(PlanPack, NamesEveryVoucherThatStandsOpenAtItsMoment) {
  const Pack past({"--year", "2026", "--at-sequence", "60123"});
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> told;  // count and cents
  for (const auto& row : past.rows("exceptions.csv")) {
    ++told[row.at(0)].first;
    told[row.at(0)].second += cents_of(row.at(5));
  }
  std::pair<std::int64_t, std::int64_t> all;
  for (const auto& [name, each] : told) all = {all.first + each.first, all.second + each.second};
  std::pair<std::int64_t, std::int64_t> expected;
  const auto answer = json::parse(exported({"reconciliation", "--at-sequence", "60123", "--period", "2025..2026"}));
  for (const auto& member : answer.as_object()) {
    const auto* group = member.value().if_object();
    if (group == nullptr || !group->contains("count")) continue;
    expected.first += group->at("count").as_int64();
    expected.second += group->at("amountCents").as_int64();
  }
  EXPECT_EQ(all, expected);
  EXPECT_GT(all.first, 0);
}

}  // namespace
}  // namespace bonboek::test
