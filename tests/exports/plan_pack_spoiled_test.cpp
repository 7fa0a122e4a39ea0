// Packs of the plan's ledger of which something was taken away or altered: check_trails.py, which lies in them, says
// what.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <memory>

#include "tests/exports/plan_pack.hpp"

namespace bonboek::test {
namespace {

class SpoiledPack : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    pack = std::make_unique<Pack>(Words{"--year", "2026", "--sample", "5"});
    english = std::make_unique<Pack>(Words{"--year", "2026", "--sample", "5", "--language", "en"});
  }
  static void TearDownTestSuite() {
    pack.reset();
    english.reset();
  }
  void SetUp() override {
    if (!has_tool("python3")) GTEST_SKIP() << "python3 is not installed: ops/packages test";
  }

  /// The n-th sampled voucher.
  static std::string sampled(std::size_t n) { return pack->rows("sample.csv").at(n).at(1); }

  /// What the check of a copy of the pack says after a command of the shell among its files.
  static ToolEnd checked_after(const std::string& damage, const Pack& of = *pack) {
    const TestFolder folder;
    return run_tool(fmt::format("cp -r {} {} && cd {}/* && {} && python3 check_trails.py", of.path(), folder.path(""),
                                folder.path(""), damage));
  }

  static void expect_fault(const std::string& damage, const std::string& said) {
    const auto ended = checked_after(damage);
    EXPECT_EQ(ended.code, 1) << damage << "\n" << ended.out;
    EXPECT_NE(ended.out.find(said), std::string::npos) << damage << "\n" << ended.out;
    EXPECT_EQ(ended.out.find("Traceback"), std::string::npos) << ended.out;
  }

  static inline std::unique_ptr<Pack> pack;
  static inline std::unique_ptr<Pack> english;
};

TEST_F(SpoiledPack, HoldsAsLongAsNothingIsSpoiledInEitherLanguage) {
  for (const Pack* each : {pack.get(), english.get()}) {
    const auto ended = checked_after("true", *each);
    EXPECT_EQ(ended.code, 0) << ended.out;
    EXPECT_NE(ended.out.find("lines of 5 vouchers"), std::string::npos) << ended.out;
  }
}

TEST_F(SpoiledPack, MissesATrailThatSampleCsvLists) {
  const auto last = sampled(4);
  const auto missing = ": it is not there, and sample.csv lists its voucher";
  expect_fault(fmt::format("rm sample/{}.*", last), fmt::format("sample/{}.ndjson{}", last, missing));
  expect_fault(fmt::format("rm sample/{}.proofs.json", last), fmt::format("sample/{}.proofs.json{}", last, missing));
  expect_fault("rm sample/*", missing);
  expect_fault("rm -r sample", "can't read sample");
}

TEST_F(SpoiledPack, MissesAVoucherOfWhichThereIsATrail) {
  expect_fault("sed -i '$d' sample.csv",
               fmt::format("sample/{}.ndjson: it is there, and sample.csv does not list its voucher", sampled(4)));
}

TEST_F(SpoiledPack, MissesEventsAtTheEndOfATrail) {
  const auto first = sampled(0);
  const auto count = std::stoi(pack->rows("sample.csv").at(0).at(3));
  const auto without_last_event = fmt::format(
      "sed -i '$d' sample/{0}.ndjson && python3 -c \"import json; told = json.load(open('sample/{0}.proofs.json')); "
      "del told['proofs'][-1]; json.dump(told, open('sample/{0}.proofs.json', 'w'))\"",
      first);
  expect_fault(without_last_event,
               fmt::format("sample/{}.ndjson: it has {} events, and sample.csv says {}", first, count - 1, count));
  const auto counted_too = fmt::format("{} && sed -i '2s/;{};/;{};/' sample.csv", without_last_event, count, count - 1);
  expect_fault(counted_too, fmt::format("and sample.csv says {}", pack->rows("sample.csv").at(0).at(5)));
}

TEST_F(SpoiledPack, FindsEventsTooManyAndOtherLastOnes) {
  const auto first = sampled(0);
  const auto row = pack->rows("sample.csv").at(0);
  const auto more = std::stoi(row.at(3)) + 1;
  expect_fault(fmt::format("cat sample/{}.ndjson | head -1 >> sample/{}.ndjson", sampled(1), first),
               fmt::format("sample/{}.ndjson: it has {} events", first, more));
  expect_fault(fmt::format("sed -i '2s/;{}\\r$/;{}\\r/' sample.csv", row.at(5), std::stoi(row.at(5)) + 1),
               fmt::format("it ends with event {}, and sample.csv says {}", row.at(5), std::stoi(row.at(5)) + 1));
  expect_fault(
      fmt::format("for e in ndjson proofs.json; do cp sample/{}.$e sample/{}.$e; done && "
                  "python3 -c \"r = open('sample.csv').read().split('\\n'); a, b = r[1].split(';'), "
                  "r[2].split(';'); r[1] = ';'.join(a[:3] + b[3:]); open('sample.csv', 'w').write('\\n'.join(r))\"",
                  sampled(1), first),
      fmt::format("its lines are of voucher {}", sampled(1)));
}

TEST_F(SpoiledPack, ProvesNothingByAnEmptySample) {
  expect_fault("sed -i 2,\\$d sample.csv && rm sample/*", "sample.csv: it lists no voucher");
  expect_fault("true > sample.csv", "sample.csv: ");
  expect_fault("rm sample.csv", "sample.csv: can't read sample.csv");
  expect_fault("sed -i '2s/^1;26-/1;27-/;3d' sample.csv", "it is not there");
  expect_fault("sed -i '2s/;.*//' sample.csv", "is no row of a sample");
  expect_fault("sed -i '2p' sample.csv", fmt::format("it has voucher {} twice", sampled(0)));
}

TEST_F(SpoiledPack, NeedsAWholeCheckpoint) {
  expect_fault("rm checkpoint.txt", "checkpoint.txt: can't read checkpoint.txt");
  expect_fault("true > checkpoint.txt", "checkpoint.txt: it is no signed checkpoint");
  expect_fault("sed -i '4,$d' checkpoint.txt", "checkpoint.txt: it is no signed checkpoint");
  expect_fault("sed -i '2s/.*/many/' checkpoint.txt", "checkpoint.txt: its second line is no number of events");
  expect_fault("sed -i '3s/...$/=/' checkpoint.txt", "checkpoint.txt: ");
  expect_fault("sed -i '2s/$/0/' checkpoint.txt", "does not lead to the checkpoint's root");
  expect_fault("sed -i '3s/^./-/' checkpoint.txt", "checkpoint.txt: ");
}

TEST_F(SpoiledPack, FindsLinesThatWereAltered) {
  const std::string first = "sample/" + sampled(0) + ".ndjson";
  for (const std::string damage : {"sed -i '1s/\"occurredOn\":\"20/\"occurredOn\":\"21/' ", "sed -i 2d ",
                                   "truncate -s -1 ", "sed -i '1h;1d;2G' ", "true > "}) {
    expect_fault(damage + first, first);
  }
}

TEST_F(SpoiledPack, LacksNoEventOfTheWholeLogByTheCommandOfItsReadme) {
  const TestFolder folder;
  const auto log = folder.write("log.ndjson", run({"export", "events", BONBOEK_PLAN_LEDGER}).out);
  const auto readme = pack->text("README.txt");
  const auto from = readme.rfind("   ls sample/");
  ASSERT_NE(from, std::string::npos);
  auto command = readme.substr(from, readme.find(".tmp\n   With", from) + 4 - from);
  command.replace(command.find("log.ndjson"), 10, log);
  const auto whole = checked_after(command);
  EXPECT_EQ(whole.out.find("\"voucher\""), std::string::npos) << whole.out;
  EXPECT_EQ(whole.code, 0) << whole.out;
  const auto cut = checked_after(fmt::format("sed -i '$d' sample/{}.ndjson && {}", sampled(0), command));
  EXPECT_NE(cut.out.find(fmt::format("< {{\"actor\"")), std::string::npos) << cut.out;
  EXPECT_NE(cut.out.find(sampled(0)), std::string::npos) << cut.out;
}

}  // namespace
}  // namespace bonboek::test
