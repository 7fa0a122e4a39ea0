// The log as lines: the recipe that rebuilds the tree's root from them with Python alone, against RFC 6962 written down
// once more.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <openssl/sha.h>

#include <span>

#include "tests/exports/inflated.hpp"
#include "tests/exports/plan_ledger.hpp"
#include "tests/exports/tools.hpp"

namespace bonboek::test {
namespace {

using Hash = std::string;

Hash sha256(const std::string& bytes) {
  Hash hash(SHA256_DIGEST_LENGTH, '\0');
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
         reinterpret_cast<unsigned char*>(hash.data()));
  return hash;
}

/// MTH of RFC 6962, 2.1, as it stands there.
Hash tree_hash(std::span<const std::string> leaves) {
  using namespace std::string_literals;
  if (leaves.empty()) return sha256("");
  if (leaves.size() == 1) return sha256("\0"s + leaves.front());
  std::size_t split = 1;
  while (split * 2 < leaves.size()) split *= 2;
  return sha256("\1"s + tree_hash(leaves.first(split)) + tree_hash(leaves.subspan(split)));
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text.find('\n', at);
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::string hex(const Hash& hash) {
  std::string text;
  for (const char c : hash) text += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return text;
}

const std::string recipe = BONBOEK_TREE "/exports/root.py";

TEST(PlanEvents, GiveTheRootByTheRecipe) {
  if (!has_tool("python3")) GTEST_SKIP() << "python3 is not installed: ops/packages test";
  const TestFolder folder;
  for (const char* last : {"0", "1", "2", "6", "254", "1023", "60123", "123149"}) {
    const auto text = exported({"events", "--at-sequence", last});
    const auto lines = lines_of(text);
    ASSERT_EQ(lines.size(), std::stoull(last) + 1);
    const auto end = run_tool("python3 " + recipe + " < " + folder.write("log.ndjson", text));
    EXPECT_EQ(end.code, 0) << end.out;
    EXPECT_EQ(end.out, fmt::format("{} {}\n", lines.size(), hex(tree_hash(lines))));
  }
}

TEST(PlanEvents, AreNotTakenByTheRecipeWhereTheyAreCutOff) {
  if (!has_tool("python3")) GTEST_SKIP() << "python3 is not installed: ops/packages test";
  const TestFolder folder;
  const auto text = exported({"events", "--at-sequence", "99"});
  const auto file = folder.write("log.ndjson", text.substr(0, text.size() - 1));
  EXPECT_NE(run_tool("python3 " + recipe + " < " + file).code, 0);
}

TEST(PlanEvents, StandInTheReadmeWithTheirRecipe) {
  const auto readme = read_file(BONBOEK_TREE "/exports/README.md");
  EXPECT_NE(readme.find(read_file(recipe)), std::string::npos);
}

TEST(PlanEvents, GoOnWhereTheyBrokeOff) {
  const auto whole = exported({"events"});
  const auto lines = lines_of(whole);
  EXPECT_EQ(lines.size(), 123'150U);
  const auto rest = lines_of(exported({"events", "--after-sequence", "100001"}));
  EXPECT_TRUE(std::ranges::equal(rest, std::span(lines).subspan(100'002)));
  for (const char* form : {"", "--gzip"}) {
    Words words{"events", "--after-sequence", "123149"};
    if (*form != '\0') words.emplace_back(form);
    const auto at_end = export_of_plan(words);
    EXPECT_EQ(at_end.code, 0);
    EXPECT_EQ(at_end.out, "");
    EXPECT_TRUE(at_end.err.ends_with("Nothing after event 123149 yet: it is the last.\n")) << at_end.err;
  }
  const auto beyond = export_of_plan({"events", "--after-sequence", "123150"});
  EXPECT_EQ(beyond.code, 66);
  EXPECT_NE(beyond.err.find("123150"), std::string::npos) << beyond.err;
}

TEST(PlanEvents, AreNoSuccessWhereTheyCantBeWritten) {
  for (const char* what : {"events", "events --gzip", "journal", "auditfile --year 2026", "balances --csv"}) {
    const auto end =
        run_tool(fmt::format("{} export {} --data {} > /dev/full", BONBOEK_PROGRAM, what, BONBOEK_PLAN_LEDGER));
    EXPECT_EQ(end.code, 74) << what << end.out;
  }
}

TEST(PlanEvents, AreTheSameCompressed) {
  const auto read = inflated(exported({"events", "--gzip"}));
  EXPECT_TRUE(read.is_whole);
  EXPECT_EQ(read.text, exported({"events"}));
}

}  // namespace
}  // namespace bonboek::test
