#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/ops/program.hpp"
#include "tests/ops/sample.hpp"

namespace bonboek::test {
namespace {

class Import : public testing::Test {
 protected:
  Import() { init(data_); }

  [[nodiscard]] Ended import(const std::string& file, Words more = {}) const {
    Words words{"import", data_, file, "--as", "cubiss", "--simulated-time", "2026-03-31T09:00:00Z", "--json"};
    words.insert(words.end(), more.begin(), more.end());
    return run(words);
  }

  [[nodiscard]] std::int64_t event_count() const {
    const auto ended = run({"replay", data_, "--json"});
    return boost::json::parse(ended.out).at("eventCount").to_number<std::int64_t>();
  }

  TestFolder folder_;
  std::string data_ = folder_.path("ledger");
};

std::int64_t number(const Ended& ended, const char* member) {
  return boost::json::parse(ended.out).at(member).to_number<std::int64_t>();
}

TEST_F(Import, RecordsAFileOnceHoweverOftenItIsImported) {
  const auto file = folder_.write("sample.ndjson", sample_lines());
  const auto first = import(file);
  EXPECT_EQ(first.code, 0) << first.out << first.err;
  EXPECT_EQ(number(first, "eventCount"), sample_event_count);
  const auto again = import(file);
  EXPECT_EQ(again.code, 0);
  EXPECT_EQ(number(again, "eventCount"), 0);
  EXPECT_EQ(number(again, "earlierEventCount"), sample_event_count);
  EXPECT_EQ(event_count(), 2 + sample_event_count);
}

TEST_F(Import, CutsAFileIntoBatches) {
  const auto file = folder_.write("sample.ndjson", sample_lines());
  const auto ended = import(file, {"--batch", "2"});
  EXPECT_EQ(ended.code, 0) << ended.out << ended.err;
  EXPECT_EQ(number(ended, "batchCount"), 5);
  EXPECT_EQ(number(ended, "lastLine"), 10);
  EXPECT_EQ(number(import(file, {"--batch", "2"}), "earlierEventCount"), sample_event_count);
}

TEST_F(Import, WillNotTakeTheSameFileInOtherBatches) {
  const auto file = folder_.write("sample.ndjson", sample_lines());
  ASSERT_EQ(import(file, {"--batch", "2"}).code, 0);
  const auto ended = import(file, {"--batch", "3", "--mode", "partial"});
  EXPECT_EQ(ended.code, 1);
  EXPECT_NE(ended.out.find("key-used-for-other-body"), std::string::npos) << ended.out;
  EXPECT_EQ(event_count(), 2 + sample_event_count);
}

TEST_F(Import, NamesTheLineOfARefusalAndRecordsNothing) {
  const auto file =
      folder_.write("bad.ndjson", sample_lines() + R"({"type":"redeemed","occurredOn":"2026-02-11","vouchers":[")" +
                                      voucher(50) + R"(",")" + voucher(3) + "\"],\"library\":\"venlo\"}\n");
  const auto ended = run({"import", data_, file, "--as", "cubiss", "--simulated-time", "2026-03-31T09:00:00Z"});
  EXPECT_EQ(ended.code, 1);
  EXPECT_NE(ended.out.find("507 already-redeemed, line 11, vouchers[1]: "), std::string::npos) << ended.out;
  EXPECT_EQ(event_count(), 2);
  const auto partial = import(file, {"--mode", "partial"});
  EXPECT_EQ(partial.code, 1);
  EXPECT_EQ(number(partial, "refusalCount"), 1);
  EXPECT_EQ(event_count(), 2 + sample_event_count + 1);
  EXPECT_EQ(import(file, {"--mode", "partial"}).out.find(R"("refusalCount":0)"), std::string::npos)
      << "what was left out the first time is told again";
}

TEST_F(Import, StopsAtTheFirstBatchThatIsRefused) {
  const auto file = folder_.write("bad.ndjson", sample_lines() + "{}\n" + sample_lines());
  const auto ended = import(file, {"--batch", "9"});
  EXPECT_EQ(ended.code, 1);
  EXPECT_EQ(number(ended, "batchCount"), 2);
  EXPECT_EQ(number(ended, "lastLine"), 10);
  EXPECT_EQ(event_count(), 2 + sample_event_count);
}

TEST_F(Import, TriesOutWithoutRecording) {
  const auto ended = import(folder_.write("sample.ndjson", sample_lines()), {"--dry-run"});
  EXPECT_EQ(ended.code, 0) << ended.out << ended.err;
  EXPECT_EQ(number(ended, "eventCount"), sample_event_count);
  EXPECT_EQ(event_count(), 2);
}

TEST_F(Import, TakesOneJsonValue) {
  const auto ended = import(folder_.write("one.json", R"({"events": [
    {"type": "ceiling-set", "occurredOn": "2026-01-01", "year": 2026, "amountCents": 100}
  ]})"));
  EXPECT_EQ(ended.code, 0) << ended.out << ended.err;
  EXPECT_EQ(number(ended, "eventCount"), 1);
}

TEST_F(Import, NeedsAFileAndAPrincipal) {
  EXPECT_EQ(import(folder_.path("absent.ndjson")).code, 66);
  EXPECT_EQ(import(folder_.path("ledger")).code, 66);
  const auto file = folder_.write("sample.ndjson", sample_lines());
  EXPECT_EQ(run({"import", data_, file, "--as", "nobody"}).code, 66);
  EXPECT_EQ(import(folder_.write("empty.ndjson", "")).code, 0);
}

}  // namespace
}  // namespace bonboek::test
