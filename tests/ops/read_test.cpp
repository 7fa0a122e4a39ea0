// Commands that read a ledger: replay, report, history.
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>
#include <memory>

#include "ledger/log.hpp"
#include "tests/ops/program.hpp"
#include "tests/ops/sample.hpp"

namespace bonboek::test {
namespace {

class Reading : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder = std::make_unique<TestFolder>();
    init_sample(data());
  }
  static void TearDownTestSuite() { folder.reset(); }
  [[nodiscard]] static std::string data() { return folder->path("ledger"); }

 private:
  static inline std::unique_ptr<TestFolder> folder;
};

TEST_F(Reading, ReplayCountsAndAddsUp) {
  const auto ended = run({"replay", data(), "--json"});
  ASSERT_EQ(ended.code, 0) << ended.err;
  const auto answer = boost::json::parse(ended.out);
  EXPECT_EQ(answer.at("eventCount"), 2 + sample_event_count);
  EXPECT_EQ(answer.at("voucherCount"), 100);
  EXPECT_EQ(answer.at("trialBalanceCents"), 0);
  EXPECT_EQ(answer.at("unaccounted"), 0);
  EXPECT_EQ(answer.at("asOf"), "2026-03-31T09:00:00.000000Z");
  EXPECT_NE(run({"replay", data()}).out.find("trial balance   0,00 ok"), std::string::npos);
}

TEST_F(Reading, ReplayStopsAtAMoment) {
  const auto known = run({"replay", data(), "--known-at", "2026-03-30T00:00:00Z", "--json"});
  EXPECT_NE(known.out.find(R"("eventCount":2,)"), std::string::npos) << known.out << known.err;
  const auto at = run({"replay", data(), "--at-sequence", "10", "--json"});
  EXPECT_NE(at.out.find(R"("eventCount":11,)"), std::string::npos) << at.out << at.err;
}

TEST_F(Reading, MomentsWithoutAnAnswerAreRefused) {
  EXPECT_EQ(run({"replay", data(), "--known-at", "2025-12-31T00:00:00Z"}).code, 66);
  EXPECT_EQ(run({"replay", data(), "--known-at", "2026-04-01T00:00:00Z"}).code, 66);
  EXPECT_EQ(run({"replay", data(), "--at-sequence", "138"}).code, 66);
  EXPECT_EQ(run({"replay", data(), "--at-sequence", "1", "--known-at", "2026-01-01T09:00:00Z"}).code, 64);
}

TEST_F(Reading, ReportShowsTheQuarter) {
  const auto text = run({"report", data(), "2026-Q1"});
  ASSERT_EQ(text.code, 0) << text.err;
  EXPECT_NE(text.out.find("A scheme, report of 2026-Q1"), std::string::npos) << text.out;
  EXPECT_NE(text.out.find("450,00"), std::string::npos) << text.out;  // ten memberships
  const auto answer = boost::json::parse(run({"report", data(), "2026-Q1", "--json"}).out);
  EXPECT_EQ(answer.at("counts").at("redeemed").at("count"), 10);
  EXPECT_EQ(run({"report", data(), "2026-Q5"}).code, 64);
}

TEST_F(Reading, AReportIsTheSameFromWhatIsKeptAndByReplay) {
  const TestFolder other;
  const auto copy = other.path("ledger");
  std::filesystem::copy(data(), copy, std::filesystem::copy_options::recursive);
  const std::vector<std::string> words{"report", copy, "2026-Q1", "--known-at", "2026-03-30T00:00:00Z", "--json"};
  const auto kept = run(words);
  ASSERT_EQ(kept.code, 0) << kept.err;
  const auto derived = [&] {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(copy)) {
      if (entry.path().filename() == "derived") return entry.path();
    }
    return std::filesystem::path{};
  }();
  ASSERT_FALSE(derived.empty());
  std::filesystem::remove_all(derived);
  EXPECT_EQ(run(words).out, kept.out);
}

TEST_F(Reading, ReportIsAPageOrCsvInEitherLanguage) {
  const auto html = run({"report", data(), "2026-Q1", "--html"});
  ASSERT_EQ(html.code, 0) << html.err;
  EXPECT_NE(html.out.find("<html lang=\"nl\">"), std::string::npos);
  EXPECT_EQ(run({"report", data(), "2026-Q1", "--html"}).out, html.out);
  const auto csv = run({"report", data(), "2026-Q1", "--csv", "--language", "en"});
  EXPECT_EQ(csv.out.substr(0, 8), "section,");
  const auto in_public = run({"report", data(), "2026-Q1", "--json", "--public"});
  EXPECT_EQ(boost::json::parse(in_public.out).at("audience"), "public");
  EXPECT_EQ(run({"report", data(), "2026-Q1", "--csv", "--json"}).code, 64);
  EXPECT_EQ(run({"report", data(), "2026-Q1", "--public"}).code, 64);
  EXPECT_EQ(run({"report", data(), "2026-Q1", "--html", "--language", "de"}).code, 64);
}

TEST_F(Reading, JsonHasItsBytesInAFileAndALineOfItsOwnInATerminal) {
  const Words words{"report", data(), "2026-Q1", "--json"};
  const auto bytes = run(words).out;
  EXPECT_EQ(bytes.back(), '}');
  const auto seen = run_in_terminal(words);
  if (!seen) GTEST_SKIP() << "this machine has no terminals (forkpty)";
  EXPECT_EQ(*seen, bytes + "\r\n");
}

TEST_F(Reading, ReportOfAQuarterThatHasNoneIsRefused) {
  for (const char* quarter : {"2025-Q4", "2026-Q2", "2099-Q4"}) {
    const auto ended = run({"report", data(), quarter});
    EXPECT_EQ(ended.code, 66) << quarter;
    EXPECT_NE(ended.err.find("ask for 2026-Q1 to 2026-Q1"), std::string::npos) << ended.err;
    EXPECT_EQ(ended.out, "");
  }
}

TEST_F(Reading, HistoryShowsAVouchersEvents) {
  const auto text = run({"history", data(), voucher(1)});
  ASSERT_EQ(text.code, 0) << text.err;
  EXPECT_NE(text.out.find("minted  intermediary=doen"), std::string::npos) << text.out;
  EXPECT_NE(text.out.find("redeemed  library=venlo"), std::string::npos) << text.out;
  const auto answer = boost::json::parse(run({"history", data(), voucher(1), "--json"}).out);
  EXPECT_EQ(answer.at("events").as_array().size(), 3U);
  EXPECT_EQ(answer.at("treeSize"), 2 + sample_event_count);
  EXPECT_EQ(run({"history", data(), voucher(101)}).code, 66);
  EXPECT_EQ(run({"history", data(), "26-000001-11"}).code, 64);
}

TEST_F(Reading, HistoryIsAPageWithTheSignedCheckpoint) {
  const auto page = run({"history", data(), voucher(1), "--html"});
  ASSERT_EQ(page.code, 0) << page.err;
  EXPECT_NE(page.out.find("<html lang=\"nl\">"), std::string::npos);
  EXPECT_NE(page.out.find("\n\n— "), std::string::npos) << page.out;  // a signature
  EXPECT_EQ(run({"history", data(), voucher(1), "--html"}).out, page.out);
  const auto english = run({"history", data(), voucher(1), "--html", "--language", "en"});
  EXPECT_NE(english.out.find("<h1>Voucher " + voucher(1)), std::string::npos);
  EXPECT_EQ(run({"history", data(), voucher(1), "--html", "--json"}).code, 64);
}

TEST_F(Reading, StatementTellsAPartysQuarter) {
  const auto answer = boost::json::parse(run({"statement", data(), "library", "venlo", "2026-Q1", "--json"}).out);
  EXPECT_EQ(answer.at("totals").at("redeemed").at("count"), 10);
  EXPECT_EQ(answer.at("accrued").at("closingCents"), 45'000);
  EXPECT_EQ(answer.at("eventCount"), 10);
  const auto page = run({"statement", data(), "intermediary", "doen", "2026-Q1", "--html", "--language", "en"});
  EXPECT_NE(page.out.find("statement of 2026-Q1</h1>"), std::string::npos) << page.err;
  EXPECT_EQ(run({"statement", data(), "library", "doen", "2026-Q1"}).code, 66);
}

TEST_F(Reading, StatementOfAQuarterInWhichNothingHappenedSaysSo) {
  const Words words{"statement", data(), "library", "venlo", "2026-Q1", "--at-sequence", "6"};
  const auto lines = run(words);
  EXPECT_EQ(lines.code, 0) << lines.err;
  EXPECT_EQ(lines.out, "");
  EXPECT_EQ(lines.err, "Nothing that a statement tells happened to library venlo in 2026-Q1.\n");
  auto as_json = words;
  as_json.emplace_back("--json");
  EXPECT_EQ(boost::json::parse(run(as_json).out).at("eventCount"), 0);
}

TEST_F(Reading, ListsOfAPeriodThatIsNotThereAreRefused) {
  for (const char* list : {"libraries", "balances", "reconciliation", "invoices"}) {
    for (const char* period : {"2025-12", "2027", "2026-Q2"}) {
      const auto ended = run({"export", list, data(), "--period", period});
      EXPECT_EQ(ended.code, 66) << list << period;
      EXPECT_NE(ended.err.find("ask for 2026-Q1"), std::string::npos) << ended.err;
      EXPECT_EQ(ended.out, "");
    }
  }
}

TEST_F(Reading, AMomentBeforeTheLedgerNamesWhenItBegins) {
  const auto ended = run({"export", "balances", data(), "--known-at", "2020-01-01T00:00:00Z"});
  EXPECT_EQ(ended.code, 66);
  EXPECT_NE(ended.err.find("Nothing was recorded yet at 2020-01-01T00:00:00.000000Z; the ledger begins at 20"),
            std::string::npos)
      << ended.err;
}

TEST(Export, OfNothingIsRefused) {
  const TestFolder folder;
  const auto data = folder.path("ledger");
  init(data);
  for (const Words& words : {Words{"export", "journal", data}, Words{"export", "journal", data, "--year", "2026"},
                             Words{"export", "auditfile", data, "--year", "2026"}}) {
    const auto ended = run(words);
    EXPECT_EQ(ended.code, 66) << words.at(1);
    EXPECT_EQ(ended.out, "");
    EXPECT_NE(ended.err.find("Nothing was booked"), std::string::npos) << ended.err;
  }
}

TEST(Export, OfAnEmptyLogIsRefused) {
  const TestFolder folder;
  const auto data = folder.path("ledger");
  init(data);
  std::filesystem::remove_all(data + "/log");
  {
    const Log empty(data + "/log", Log::Mode::create);
  }
  const auto ended = run({"export", "events", data});
  EXPECT_EQ(ended.code, 66) << ended.err;
  EXPECT_EQ(ended.out, "");
}

TEST(Export, OfEventsEndsWellWhereTheLogDoes) {
  const TestFolder folder;
  const auto data = folder.path("ledger");
  init(data);
  const auto at_end = run({"export", "events", data, "--after-sequence", "1"});
  EXPECT_EQ(at_end.code, 0);
  EXPECT_EQ(at_end.out, "");
  EXPECT_EQ(at_end.err, "Nothing after event 1 yet: it is the last.\n");
  const auto beyond = run({"export", "events", data, "--after-sequence", "2"});
  EXPECT_EQ(beyond.code, 66);
  EXPECT_NE(beyond.err.find("the log holds 2 events at that moment, and event 2"), std::string::npos) << beyond.err;
}

}  // namespace
}  // namespace bonboek::test
