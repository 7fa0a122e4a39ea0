// The lists of the plan's ledger as CSV: every figure of the JSON stands in a row, whatever the language.
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <set>

#include "exports/list_columns.hpp"
#include "tests/exports/csv_text.hpp"
#include "tests/exports/plan_ledger.hpp"

namespace bonboek::test {
namespace {

namespace json = boost::json;

struct ListCase {
  std::string name;    // of the command
  std::string member;  // of the answer
};

const std::vector<ListCase> lists{{"libraries", "libraries"},  {"intermediaries", "intermediaries"},
                                  {"balances", "accounts"},    {"fund", "years"},
                                  {"number-series", "series"}, {"invoices", "invoices"}};

std::string csv(const std::string& list, const char* language) {
  return exported({list, "--csv", "--language", language});
}

/// The paths of all figures in a value, but for those that a list in one cell tells.
void add_paths(const json::value& value, const std::string& path, std::set<std::string>& paths) {
  if (const auto* object = value.if_object()) {
    for (const auto& member : *object) {
      add_paths(member.value(), path + (path.empty() ? "" : ".") + std::string(member.key()), paths);
    }
  } else {
    paths.insert(path);
  }
}

TEST(PlanLists, HaveAColumnForEveryFigure) {
  for (const auto& [name, member] : lists) {
    std::set<std::string> columns;
    for (const Column& column : list_columns(member)) columns.insert(column.path);
    std::set<std::string> paths;
    const auto answer = json::parse(exported({name}));
    for (const json::value& element : answer.at(member).as_array()) add_paths(element, "", paths);
    EXPECT_FALSE(paths.empty()) << name;
    for (const std::string& path : paths) {
      const bool is_told_by_track = path.ends_with("byTrack");
      EXPECT_TRUE(columns.contains(path) || is_told_by_track) << name << ": " << path;
    }
  }
}

/// The cell that a figure of the answer is to be told by, in English.
std::string expected_cell(const std::string& path, const json::value* value) {
  if (value == nullptr || value->is_null()) return "";
  if (value->is_string()) return std::string(value->as_string());
  if (!path.ends_with("Cents") && !path.ends_with("BasisPoints")) return json::serialize(*value);
  const auto cents = value->as_int64();
  const auto size = std::to_string(std::abs(cents) + 100'000'000'000);  // so that there are leading zeros to cut
  auto euros = size.substr(1);
  euros.insert(euros.size() - 2, ".");
  euros.erase(0, std::min(euros.find_first_not_of('0'), euros.find('.') - 1));
  return (cents < 0 ? "-" : "") + euros;
}

const json::value* value_at(const json::value& element, const std::string& path) {
  std::string pointer = "/" + path;
  std::ranges::replace(pointer, '.', '/');
  boost::system::error_code missing;
  return element.find_pointer(pointer, missing);
}

TEST(PlanLists, TellWhatTheAnswersTell) {
  for (const auto& [name, member] : lists) {
    const auto rows = read_csv(csv(name, "en"), ',');
    const auto columns = list_columns(member);
    const auto answer = json::parse(exported({name}));
    const auto& elements = answer.at(member).as_array();
    ASSERT_EQ(rows.size(), elements.size() + 1) << name;
    for (std::size_t row = 0; row < elements.size(); ++row) {
      ASSERT_EQ(rows[row + 1].size(), columns.size());
      for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto* value = value_at(elements[row], columns[i].path);
        if (value != nullptr && value->is_array()) continue;  // told below
        EXPECT_EQ(rows[row + 1][i], expected_cell(columns[i].path, value)) << name << " " << columns[i].path;
      }
    }
  }
}

TEST(PlanLists, AreTheSameInDutchButForTheirForm) {
  for (const auto& [name, member] : lists) {
    const auto english = read_csv(csv(name, "en"), ',');
    auto dutch = read_csv(csv(name, "nl"), ';');
    ASSERT_EQ(dutch.size(), english.size());
    EXPECT_NE(dutch.front(), english.front());
    const auto columns = list_columns(member);
    for (std::size_t row = 1; row < dutch.size(); ++row) {
      for (std::size_t i = 0; i < columns.size(); ++i) {
        std::string cell = dutch[row][i];
        if (columns[i].path.ends_with("Cents") || columns[i].path.ends_with("BasisPoints")) {
          EXPECT_EQ(cell.find('.'), std::string::npos) << cell;
          std::ranges::replace(cell, ',', '.');
        }
        EXPECT_EQ(cell, english[row][i]) << name << " " << columns[i].path;
      }
    }
  }
}

TEST(PlanLists, TellListsInOneCell) {
  const auto rows = read_csv(csv("intermediaries", "en"), ',');
  EXPECT_EQ(rows[0][6], "tracks");
  EXPECT_EQ(rows[0][7], "takesPart");
  EXPECT_EQ(rows[1][0], "volwassenenfonds");
  EXPECT_EQ(rows[1][6], "1");
  EXPECT_TRUE(rows[1][7].starts_with("20") && rows[1][7].ends_with(":")) << rows[1][7];
}

TEST(PlanLists, TellWhatStandsOpenByGroupAndParty) {
  const Words then{"reconciliation", "--at-sequence", "60123"};
  const auto answer = json::parse(exported(then));
  std::map<std::string, std::int64_t> expected;
  for (const auto& group : answer.as_object()) {
    const auto* object = group.value().if_object();
    if (object == nullptr || object->at("count") == 0) continue;
    expected[group.key()] = object->at("count").as_int64();
  }
  Words words = then;
  words.insert(words.end(), {"--csv", "--language", "en"});
  const auto rows = read_csv(exported(words), ',');
  std::map<std::string, std::int64_t> found;
  for (std::size_t row = 1; row < rows.size(); ++row) found[rows[row][0]] += std::stoll(rows[row][3]);
  EXPECT_EQ(found, expected);
  EXPECT_GT(expected.size(), 3U);
}

TEST(PlanLists, AreTheSameBytesAgain) {
  for (const auto& [name, member] : lists) EXPECT_EQ(csv(name, "nl"), csv(name, "nl"));
}

}  // namespace
}  // namespace bonboek::test
