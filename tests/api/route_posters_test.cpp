// Who may post which type of event, and about whom.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "ledger/catalogue.hpp"
#include "tests/api/small_scheme.hpp"
#include "tests/api/told.hpp"

namespace bonboek::test {
namespace {

constexpr std::array posters{who::coordinator,        who::library,  who::other_library, who::intermediary,
                             who::other_intermediary, who::province, who::auditor};

constexpr std::string_view ok = "200";
constexpr std::string_view no = "403 role-may-not-post at events[0].type";
constexpr std::string_view never = "403 role-may-not-ask";

using Outcomes = std::array<std::string_view, posters.size()>;

constexpr Outcomes coordinator_alone{ok, no, no, no, no, never, never};

struct TypeCase {
  std::string_view body;
  Outcomes outcomes;  // of a dry run, by poster
};

constexpr std::array cases{
    TypeCase{R"({"type":"scheme-opened","occurredOn":"2026-02-01","name":"Twee","origin":"twee","currency":"EUR",
                 "timeZone":"Europe/Amsterdam"})",
             {"409 scheme-already-opened at events[0]", no, no, no, no, never, never}},
    TypeCase{R"({"type":"policy-set","occurredOn":"2026-02-01","policy":"redemption-before-issue","value":"refuse"})",
             coordinator_alone},
    TypeCase{R"({"type":"library-registered","occurredOn":"2026-02-01","id":"gennep","name":"Gennep",
                 "municipality":"GM0907"})",
             coordinator_alone},
    TypeCase{R"({"type":"intermediary-accredited","occurredOn":"2026-02-01","id":"doen","name":"Doen","tracks":[3]})",
             coordinator_alone},
    TypeCase{R"({"type":"accreditation-withdrawn","occurredOn":"2026-02-01","id":"venlo"})", coordinator_alone},
    TypeCase{R"({"type":"library-withdrawn","occurredOn":"2026-02-01","id":"venlo"})", coordinator_alone},
    TypeCase{R"({"type":"tariff-set","occurredOn":"2026-02-01","kind":"membership","amountCents":4600,
                 "from":"2027-01-01"})",
             coordinator_alone},
    TypeCase{R"({"type":"ceiling-set","occurredOn":"2026-02-01","year":2027,"amountCents":1})", coordinator_alone},
    TypeCase{R"({"type":"fund-deposited","occurredOn":"2026-02-01","amountCents":1,"reference":"D"})",
             coordinator_alone},
    TypeCase{R"({"type":"fund-returned","occurredOn":"2026-02-01","amountCents":1,"reference":"R"})",
             coordinator_alone},
    TypeCase{R"({"type":"cost-booked","occurredOn":"2026-02-01","amountCents":1,"reference":"K"})", coordinator_alone},
    TypeCase{R"({"type":"minted","occurredOn":"2026-02-01","vouchers":["<26-1>"]})", coordinator_alone},
    TypeCase{R"({"type":"allotted","occurredOn":"2026-02-01","vouchers":["<25-15>"],"intermediary":"venlo"})",
             coordinator_alone},
    TypeCase{R"({"type":"paid","occurredOn":"2026-02-01","library":"heerlen","invoice":"F/2025/1","amountCents":4200,
                 "reference":"B"})",
             coordinator_alone},
    TypeCase{R"({"type":"quarter-closed","occurredOn":"2026-02-01","quarter":"2025-Q3"})", coordinator_alone},
    TypeCase{R"({"type":"issued","occurredOn":"2026-02-01","vouchers":["<25-8>"],"intermediary":"volwassenenfonds",
                 "track":1})",
             {ok, no, no, ok, "403 another-party at events[0].intermediary", never, never}},
    TypeCase{R"({"type":"voided","occurredOn":"2026-02-01","vouchers":["<25-8>"],"intermediary":"volwassenenfonds",
                 "reason":"returned"})",
             {ok, no, no, ok, "403 another-party at events[0].intermediary", never, never}},
    TypeCase{R"({"type":"redeemed","occurredOn":"2026-02-01","vouchers":["<25-5>"],"library":"venlo"})",
             {ok, ok, "403 another-party at events[0].library", no, no, never, never}},
    TypeCase{R"({"type":"renewed","occurredOn":"2026-02-01","vouchers":["<25-2>"],"library":"venlo"})",
             {ok, ok, "403 another-party at events[0].library", no, no, never, never}},
    TypeCase{R"({"type":"invoiced","occurredOn":"2026-02-01","vouchers":["<25-3>"],"library":"venlo","invoice":"V-2",
                 "membershipYear":2025,"amountCents":4200})",
             {ok, ok, "403 another-party at events[0].library", "403 another-party at events[0].library",
              "403 another-party at events[0].library", never, never}},
    TypeCase{R"({"type":"credited","occurredOn":"2026-02-01","vouchers":["<25-1>"],"intermediary":"volwassenenfonds",
                 "invoice":"H-1"})",
             {ok, "403 another-party at events[0].intermediary", "403 another-party at events[0].intermediary", ok,
              "403 another-party at events[0].intermediary", never, never}},
    // The redemption of the third voucher, by the library.
    TypeCase{R"({"type":"reversed","occurredOn":"2026-02-01","reversedSequence":38,"reason":"entered-in-error"})",
             {ok, ok, "403 not-yours-to-reverse at events[0].reversedSequence",
              "403 not-yours-to-reverse at events[0].reversedSequence",
              "403 not-yours-to-reverse at events[0].reversedSequence", never, never}},
};

using RoutePosters = SmallScheme;

TEST(RoutePostersTable, HasEveryTypeOfEvent) {
  for (const EventRow& row : catalogue()) {
    const auto type = R"("type":")" + std::string(name_of(row.type)) + '"';
    EXPECT_TRUE(std::ranges::any_of(cases, [&](const TypeCase& each) { return each.body.contains(type); })) << type;
  }
}

TEST_F(RoutePosters, MayPostWhatTheTableSays) {
  const auto tip = served_.tip();
  for (const TypeCase& row : cases) {
    for (std::size_t i = 0; i < posters.size(); ++i) {
      const auto answer = served_.ask({posters.at(i), "/v1/events?dryRun=true", with_numbers(row.body)});
      EXPECT_EQ(told(answer), row.outcomes.at(i)) << row.body << " by " << posters.at(i);
    }
  }
  EXPECT_EQ(served_.tip(), tip);
}

TEST_F(RoutePosters, AreRefusedVouchersOfAnotherParty) {
  struct Row {
    std::string_view by;
    std::string_view body;
    std::string_view outcome;
  };
  constexpr std::array rows{
      Row{who::other_intermediary, R"({"type":"issued","occurredOn":"2026-02-01","vouchers":["<25-8>"],"track":4})",
          "409 not-the-holder at events[0].vouchers[0]"},
      Row{who::other_intermediary,
          R"({"type":"voided","occurredOn":"2026-02-01","vouchers":["<25-8>"],"reason":"returned"})",
          "409 not-the-holder at events[0].vouchers[0]"},
      Row{who::other_library, R"({"type":"redeemed","occurredOn":"2026-02-01","vouchers":["<25-1>"]})",
          "409 already-redeemed at events[0].vouchers[0]"},
      Row{who::other_library, R"({"type":"invoiced","occurredOn":"2026-02-01","vouchers":["<25-3>"],"invoice":"F-2",
                                  "membershipYear":2025,"amountCents":4200})",
          "409 no-membership-here at events[0].vouchers[0]"},
      Row{who::other_intermediary, R"({"type":"invoiced","occurredOn":"2026-02-01","vouchers":["<25-2>"],
                                       "invoice":"H-2","membershipYear":2025,"amountCents":400})",
          "409 no-issue-here at events[0].vouchers[0]"},
      Row{who::other_library, R"({"type":"credited","occurredOn":"2026-02-01","vouchers":["<25-1>"],"invoice":"V-1"})",
          "409 unknown-invoice at events[0].invoice"},
      Row{who::library,
          R"({"type":"reversed","occurredOn":"2026-02-01","reversedSequence":11,"reason":"entered-in-error"})",
          "403 not-yours-to-reverse at events[0].reversedSequence"},
      Row{who::unregistered, R"({"type":"redeemed","occurredOn":"2026-02-01","vouchers":["<25-5>"]})",
          "409 unknown-party at events[0].library"},
      Row{who::nobody, R"({"type":"redeemed","occurredOn":"2026-02-01","vouchers":["<25-5>"]})", "401 no-key"},
      Row{who::stranger, R"({"type":"redeemed","occurredOn":"2026-02-01","vouchers":["<25-5>"]})", "401 unknown-key"},
  };
  const auto tip = served_.tip();
  for (const Row& row : rows) EXPECT_EQ(told(served_.post(row.by, row.body)), row.outcome) << row.body;
  EXPECT_EQ(served_.tip(), tip);
}

}  // namespace
}  // namespace bonboek::test
