// What a submission becomes: all of it or nothing, its parts, or a dry run; and every refusal at once.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/api/small_scheme.hpp"
#include "tests/api/told.hpp"

namespace bonboek::test {
namespace {

class Submission : public SmallScheme {
 protected:
  [[nodiscard]] Answer post(std::string_view query, std::string_view body, std::vector<std::string> fields = {}) {
    fields.push_back(fmt::format("Idempotency-Key: submission-{}", ++posts_));
    return served_.ask({who::coordinator, fmt::format("/v1/events{}", query), with_numbers(body), std::move(fields)});
  }

  unsigned posts_{0};
};

/// Vouchers 25-5 and 25-6 can be redeemed; 25-1 is redeemed, 25-10 is voided, 25-900 was never minted.
constexpr std::string_view good =
    R"({"type":"redeemed","occurredOn":"2026-02-01","vouchers":["<25-5>..<25-6>"],"library":"venlo"})";
constexpr std::string_view mixed =
    R"({"type":"redeemed","occurredOn":"2026-02-01","vouchers":["<25-1>","<25-5>","<25-10>"],"library":"venlo"})";
constexpr std::string_view bad =
    R"({"type":"redeemed","occurredOn":"2026-02-01","vouchers":["<25-1>"],"library":"venlo"})";
constexpr std::string_view invalid = R"({"type":"redeemed","occurredOn":"2026-02-30","vouchers":["<25-5>"]})";

TEST_F(Submission, IsRecordedWholeOrNotOrInPartsOrTriedOut) {
  struct Row {
    std::string_view query;
    std::string_view body;
    std::string_view outcome;
    unsigned recorded;
  };
  constexpr std::string_view refusals =
      "409 already-redeemed at events[0].vouchers[0]; voucher-voided at events[0].vouchers[2]";
  constexpr std::array rows{
      Row{"?dryRun=true", good, "200", 0},
      Row{"?dryRun=true&mode=atomic", mixed, refusals, 0},
      Row{"?dryRun=true&mode=partial", mixed, "200", 0},
      Row{"?dryRun=true&mode=partial", bad, "409 already-redeemed at events[0].vouchers[0]", 0},
      Row{"?dryRun=true", invalid, "400 bad-date at events[0].occurredOn", 0},
      Row{"", mixed, refusals, 0},
      Row{"?mode=atomic", mixed, refusals, 0},
      Row{"?mode=partial", bad, "409 already-redeemed at events[0].vouchers[0]", 0},
      Row{"?mode=partial", invalid, "400 bad-date at events[0].occurredOn", 0},
      Row{"?mode=partial", "{", "400 malformed-json", 0},
      Row{"?mode=partial", mixed, "201", 1},
      Row{"?dryRun=false&mode=partial", good, "201", 1},
      Row{"", good, "409 already-redeemed at events[0].vouchers[0]; already-redeemed at events[0].vouchers[0]", 0},
      Row{"?mode=both", good, "400 bad-query", 0},
      Row{"?mode=", good, "400 bad-query", 0},
      Row{"?dryRun=1", good, "400 bad-query", 0},
      Row{"?dryRun", good, "400 bad-query", 0},
      Row{"?dryrun=true", good, "400 bad-query", 0},
  };
  for (const Row& row : rows) {
    const auto tip = served_.tip();
    EXPECT_EQ(told(post(row.query, row.body)), row.outcome) << row.query << " " << row.body;
    EXPECT_EQ(served_.tip(), tip + row.recorded) << row.query << " " << row.body;
  }
}

TEST_F(Submission, ThatIsTriedOutSaysWhatWouldBeRecordedAndNeedsNoKey) {
  const auto whole = served_.ask({who::coordinator, "/v1/events?dryRun=true", with_numbers(good)});
  EXPECT_EQ(whole.body, R"({"dryRun":true,"eventCount":2,"refusals":[]})");
  const auto parts =
      json_of(served_.ask({who::coordinator, "/v1/events?dryRun=true&mode=partial", with_numbers(mixed)}));
  EXPECT_EQ(parts.at("eventCount"), 1);
  EXPECT_EQ(parts.at_pointer("/refusals/1/place"), "events[0].vouchers[2]");
}

TEST_F(Submission, TellsWhereItStandsInTheLog) {
  const auto receipt = json_of(post("", good, {"Simulated-Time: 2026-02-03T10:11:12.5Z"}));
  EXPECT_EQ(receipt.at("firstSequence"), 51);
  EXPECT_EQ(receipt.at("lastSequence"), 52);
  EXPECT_EQ(receipt.at("eventCount"), 2);
  EXPECT_EQ(receipt.at("recordedAt"), "2026-02-03T10:11:12.500000Z");
  EXPECT_FALSE(receipt.as_object().contains("refusals"));
  const auto page = json_of(served_.get(who::auditor, "/v1/events?afterSequence=50"));
  for (const std::size_t i : {0U, 1U}) {
    EXPECT_EQ(page.at("events").at(i).at("submission"), 51);
    EXPECT_EQ(page.at("events").at(i).at("recordedAt"), receipt.at("recordedAt"));
    EXPECT_EQ(page.at("events").at(i).at("actor"), "cubiss");
    EXPECT_EQ(page.at("events").at(i).at("library"), "venlo");
  }
}

TEST_F(Submission, SeesWhatStandsBeforeInIt) {
  constexpr std::string_view life = R"({"events":[
      {"type":"minted","occurredOn":"2026-02-01","vouchers":["<26-1>"],"intermediary":"volwassenenfonds"},
      {"type":"issued","occurredOn":"2026-02-01","vouchers":["<26-1>"],"intermediary":"volwassenenfonds","track":1},
      {"type":"redeemed","occurredOn":"2026-02-01","vouchers":["<26-1>"],"library":"venlo"},
      {"type":"redeemed","occurredOn":"2026-02-01","vouchers":["<26-1>"],"library":"heerlen"}]})";
  EXPECT_EQ(told(post("", life)), "409 already-redeemed at events[3].vouchers[0]");
  EXPECT_EQ(json_of(post("?mode=partial", life)).at("eventCount"), 3);
}

TEST_F(Submission, IsToldEveryRefusalWithItsPlace) {
  constexpr std::string_view conflicts = R"({"events":[
      {"type":"redeemed","occurredOn":"2026-02-01","vouchers":["<25-5>","<25-1>","<25-900>"],"library":"venlo"},
      {"type":"redeemed","occurredOn":"2026-02-01","vouchers":["<25-5>"],"library":"heerlen"},
      {"type":"redeemed","occurredOn":"2026-02-01","vouchers":["<25-6>"],"library":"gennep"},
      {"type":"redeemed","occurredOn":"2026-02-02","vouchers":["<25-6>"],"library":"venlo"},
      {"type":"paid","occurredOn":"2026-02-01","library":"venlo","invoice":"V-9","amountCents":1,"reference":"B"},
      {"type":"tariff-set","occurredOn":"2026-02-01","kind":"membership","amountCents":1,"from":"2026-02-01"}]})";
  EXPECT_EQ(told(post("", conflicts)),
            "409 already-redeemed at events[0].vouchers[1]; never-minted at events[0].vouchers[2]; "
            "already-redeemed at events[1].vouchers[0]; unknown-party at events[2].library; "
            "in-the-future at events[3].occurredOn; unknown-invoice at events[4].invoice; "
            "tariff-day-priced at events[5].from");
  constexpr std::string_view invalids = R"({"events":[
      {"type":"redeemed","occurredOn":"2026-02-31","vouchers":["25-000005-00","x"],"bsn":"123456782"},
      {"type":"minded","occurredOn":"2026-02-01"},
      {"type":"fund-deposited","occurredOn":"2026-02-01","amountCents":1.5}]})";
  EXPECT_EQ(told(post("", invalids)),
            "400 bad-date at events[0].occurredOn; wrong-check-digits at events[0].vouchers[0]; "
            "bad-voucher-number at events[0].vouchers[1]; unknown-field at events[0].bsn; "
            "unknown-type at events[1].type; bad-amount at events[2].amountCents; "
            "missing-field at events[2].reference");
}

TEST_F(Submission, MayBeNdjson) {
  const std::vector<std::string> ndjson{"Content-Type: application/x-ndjson"};
  const std::string lines = fmt::format("{}\n\n{}\r\n", bad, good);
  EXPECT_EQ(told(post("", lines, ndjson)), "409 already-redeemed at events[0].vouchers[0]");
  EXPECT_EQ(told(post("", fmt::format("{}\nx\n{}", good, invalid), ndjson)),
            "400 malformed-json at events[1]; bad-date at events[2].occurredOn");
  const auto receipt = json_of(post("?mode=partial", lines, ndjson));
  EXPECT_EQ(receipt.at("eventCount"), 2);
  EXPECT_EQ(receipt.at_pointer("/refusals/0/place"), "events[0].vouchers[0]");
  const auto last = json_of(served_.get(who::auditor, "/v1/events?afterSequence=51")).at_pointer("/events/0");
  EXPECT_EQ(last.at("submission"), 51) << "all lines are one submission";
}

}  // namespace
}  // namespace bonboek::test
