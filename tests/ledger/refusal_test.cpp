#include "ledger/refusal.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <utility>

namespace bonboek {
namespace {

/// Numbers that are published: none is ever given to another refusal. New ones join the list.
constexpr std::pair<int, std::string_view> published[]{{101, "malformed-json"},
                                                       {102, "not-an-object"},
                                                       {103, "unknown-type"},
                                                       {104, "unknown-field"},
                                                       {105, "duplicate-field"},
                                                       {106, "missing-field"},
                                                       {107, "wrong-type"},
                                                       {108, "bad-value"},
                                                       {109, "bad-date"},
                                                       {110, "bad-amount"},
                                                       {111, "bad-voucher-number"},
                                                       {112, "wrong-check-digits"},
                                                       {113, "range-backwards"},
                                                       {114, "range-across-years"},
                                                       {115, "too-many-events"},
                                                       {116, "repeated-voucher"},
                                                       {117, "no-events"},
                                                       {118, "line-too-long"},
                                                       {201, "role-may-not-post"},
                                                       {202, "another-party"},
                                                       {301, "in-the-future"},
                                                       {302, "before-the-scheme"},
                                                       {303, "before-the-mint"},
                                                       {401, "scheme-not-opened"},
                                                       {402, "scheme-already-opened"},
                                                       {403, "unknown-party"},
                                                       {404, "already-registered"},
                                                       {405, "not-taking-part"},
                                                       {406, "not-accredited"},
                                                       {407, "track-not-accredited"},
                                                       {408, "no-tariff"},
                                                       {409, "tariff-day-priced"},
                                                       {410, "no-ceiling"},
                                                       {411, "quarter-not-over"},
                                                       {412, "quarter-already-closed"},
                                                       {413, "clock-is-set"},
                                                       {414, "policy-value-not-allowed"},
                                                       {415, "too-many-parties"},
                                                       {501, "never-minted"},
                                                       {502, "not-next-number"},
                                                       {503, "mint-year-differs"},
                                                       {504, "voucher-voided"},
                                                       {505, "already-issued"},
                                                       {506, "not-the-holder"},
                                                       {507, "already-redeemed"},
                                                       {508, "issued-after-redeemed"},
                                                       {509, "redeemed-before-issued"},
                                                       {510, "issue-not-reported"},
                                                       {511, "not-redeemed"},
                                                       {512, "already-member-that-year"},
                                                       {513, "before-the-redemption"},
                                                       {514, "already-allotted"},
                                                       {515, "before-the-allotment"},
                                                       {601, "ceiling-exceeded"},
                                                       {602, "no-membership-here"},
                                                       {603, "no-issue-here"},
                                                       {604, "already-invoiced"},
                                                       {605, "wrong-tariff"},
                                                       {606, "before-it-was-due"},
                                                       {607, "invoice-date-differs"},
                                                       {608, "invoice-already-paid"},
                                                       {609, "unknown-invoice"},
                                                       {610, "nothing-open"},
                                                       {611, "not-the-open-amount"},
                                                       {612, "fund-too-low"},
                                                       {613, "not-on-this-invoice"},
                                                       {614, "line-already-paid"},
                                                       {701, "no-such-event"},
                                                       {702, "not-reversible"},
                                                       {703, "already-reversed"},
                                                       {704, "not-yours-to-reverse"},
                                                       {705, "something-rests-on-it"},
                                                       {801, "key-used-for-other-body"},
                                                       {802, "clock-not-simulated"},
                                                       {803, "clock-goes-back"},
                                                       {804, "too-many-vouchers"}};

TEST(Refusals, KeepTheirPublishedNumbers) {
  for (const auto& [number, name] : published) {
    EXPECT_EQ(row_of(static_cast<RefusalCode>(number)).name, name) << number;
  }
  EXPECT_GE(refusal_list().size(), std::size(published));
}

TEST(Refusals, HaveNumbersThatRiseAndNamesOfTheirOwn) {
  std::set<std::string_view> names;
  int before = 0;
  for (const RefusalRow& row : refusal_list()) {
    EXPECT_GT(static_cast<int>(row.code), before);
    before = static_cast<int>(row.code);
    EXPECT_TRUE(names.insert(row.name).second) << row.name;
    EXPECT_TRUE(std::ranges::all_of(row.name, [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; })) << row.name;
    EXPECT_TRUE(row.rule.ends_with('.')) << row.name;
    EXPECT_EQ(&row_of(row.code), &row);
  }
}

TEST(Refusals, SayTheirPlace) {
  EXPECT_EQ(place_of({RefusalCode::no_events, Refusal::whole_submission, "", Refusal::whole_event, ""}), "");
  EXPECT_EQ(
      place_of({RefusalCode::clock_goes_back, Refusal::whole_submission, "Simulated-Time", Refusal::whole_event, ""}),
      "Simulated-Time");
  EXPECT_EQ(place_of({RefusalCode::bad_value, 3, "", Refusal::whole_event, ""}), "events[3]");
  EXPECT_EQ(place_of({RefusalCode::bad_date, 3, "occurredOn", Refusal::whole_event, ""}), "events[3].occurredOn");
  EXPECT_EQ(place_of({RefusalCode::never_minted, 3, "vouchers", 2, ""}), "events[3].vouchers[2]");
}

TEST(Refusals, AreAllCountedAndSomeSpelledOut) {
  Refusals refusals;
  EXPECT_TRUE(refusals.empty());
  for (std::size_t i = 0; i < max_refusals + 5; ++i) refusals.add({RefusalCode::never_minted, 0, "vouchers", 0, ""});
  EXPECT_EQ(refusals.count, max_refusals + 5);
  EXPECT_EQ(refusals.list.size(), max_refusals);
}

}  // namespace
}  // namespace bonboek
