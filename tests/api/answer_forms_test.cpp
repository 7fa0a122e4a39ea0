// The forms in which a read is answered: JSON, or a list as NDJSON, whichever the client accepts.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/api/small_scheme.hpp"
#include "tests/api/told.hpp"

namespace bonboek::test {
namespace {

namespace json = boost::json;

struct ListCase {
  std::string_view target;
  std::string_view list;  // the member that NDJSON has the elements of
};

constexpr std::array lists{
    ListCase{"/v1/events", "events"},
    ListCase{"/v1/vouchers/<25-1>/events", "events"},
    ListCase{"/v1/libraries", "libraries"},
    ListCase{"/v1/intermediaries", "intermediaries"},
    ListCase{"/v1/balances", "accounts"},
    ListCase{"/v1/fund", "years"},
    ListCase{"/v1/reports/2025-Q4/changes?since=20", "changes"},
    ListCase{"/v1/number-series", "series"},
    ListCase{"/v1/invoices", "invoices"},
    ListCase{"/v1/invoices/venlo/V-1", "lines"},
};

using AnswerForms = SmallScheme;

TEST_F(AnswerForms, HaveOneLineForEachElementAsNdjson) {
  for (const ListCase& row : lists) {
    const auto target = with_numbers(row.target);
    const auto whole = json_of(served_.get(who::coordinator, target));
    const auto answer = served_.ask({who::coordinator, target, "", {"Accept: application/x-ndjson"}});
    ASSERT_EQ(answer.status, 200U) << target;
    EXPECT_EQ(answer.fields.at("content-type"), "application/x-ndjson");
    std::string lines;
    for (const json::value& element : whole.at(row.list).as_array()) lines += json::serialize(element) + "\n";
    EXPECT_EQ(answer.body, lines) << target;
    EXPECT_NE(lines, "") << target;
    EXPECT_EQ(answer.fields.at("at-sequence"), "50") << target;
  }
}

TEST_F(AnswerForms, TellCachesWhereThereAreSeveral) {
  for (const char* target : {"/v1/libraries", "/v1/reports/2025-Q4", "/v1/libraries/venlo/statements/2025-Q4"}) {
    for (const char* type : {"application/json", "text/csv"}) {
      const auto answer = served_.ask({who::coordinator, target, "", {fmt::format("Accept: {}", type)}});
      EXPECT_EQ(answer.fields.at("vary"), "Accept, Accept-Language") << target << type;
    }
  }
  EXPECT_FALSE(served_.get(who::coordinator, "/v1/libraries/venlo").fields.contains("vary"));
}

TEST_F(AnswerForms, FollowTheAcceptHeader) {
  struct Row {
    std::string_view accept;
    std::string_view list;  // what a list is answered with: a media type, or a problem
    std::string_view one;   // what one thing is answered with
  };
  constexpr std::string_view plain_json = "application/json";
  constexpr std::string_view lines = "application/x-ndjson";
  constexpr std::string_view nothing = "406 not-acceptable";
  constexpr std::array rows{
      Row{"*/*", plain_json, plain_json},
      Row{"application/*", plain_json, plain_json},
      Row{"application/json", plain_json, plain_json},
      Row{"text/html, application/json;q=0.5", plain_json, plain_json},
      Row{"application/x-ndjson, application/json", plain_json, plain_json},
      Row{"application/x-ndjson", lines, nothing},
      Row{"text/html", nothing, nothing},
      Row{"text/csv", "text/csv; charset=utf-8; header=present", nothing},
      Row{"text/csv, */*;q=0.1", "text/csv; charset=utf-8; header=present", plain_json},
      Row{"application/jsonx", nothing, nothing},
  };
  const auto form = [&](std::string_view target, std::string_view accept) {
    const auto answer = served_.ask({who::coordinator, std::string(target), "", {fmt::format("Accept: {}", accept)}});
    return answer.status == 200 ? answer.fields.at("content-type") : told(answer);
  };
  for (const Row& row : rows) {
    EXPECT_EQ(form("/v1/libraries", row.accept), row.list) << row.accept;
    EXPECT_EQ(form("/v1/events", row.accept), row.list) << row.accept;
    EXPECT_EQ(form("/v1/libraries/venlo", row.accept), row.one) << row.accept;
  }
}

TEST_F(AnswerForms, PageThroughTheLog) {
  std::string after;
  std::string sequences;
  for (bool is_last = false; !is_last;) {
    const auto page = json_of(served_.get(who::auditor, "/v1/events?limit=20" + after));
    for (const json::value& event : page.at("events").as_array()) {
      sequences += json::serialize(event.at("sequence")) + " ";
    }
    is_last = page.at("isLast").as_bool();
    after = "&afterSequence=" + json::serialize(page.at("nextAfterSequence"));
  }
  std::string expected;
  for (std::uint64_t i = 0; i < served_.tip(); ++i) expected += fmt::format("{} ", i);
  EXPECT_EQ(sequences, expected);
  const auto at_end = json_of(served_.get(who::auditor, "/v1/events?afterSequence=50"));
  EXPECT_TRUE(at_end.at("events").as_array().empty());
  EXPECT_EQ(at_end.at("isLast"), true);
  EXPECT_EQ(at_end.at("nextAfterSequence"), 50);
  for (const std::string_view query :
       {"afterSequence=51", "afterSequence=31&atSequence=30", "afterSequence=34&knownAt=2025-10-02T09:59:59Z"}) {
    EXPECT_EQ(told(served_.get(who::auditor, fmt::format("/v1/events?{}", query))), "404 not-found") << query;
  }
  for (const std::string_view query : {"limit=0", "limit=1001", "limit=x", "afterSequence=-1"}) {
    EXPECT_EQ(told(served_.get(who::auditor, fmt::format("/v1/events?{}", query))), "400 bad-query") << query;
  }
}

}  // namespace
}  // namespace bonboek::test
