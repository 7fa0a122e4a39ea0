#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <functional>
#include <map>

#include "ledger/utf8.hpp"
#include "tests/api/arbitrary_event.hpp"
#include "tests/api/decoded.hpp"

namespace bonboek {
namespace {

/// What holds of every decoding, whatever the body is.
void expect_sound(const Posted& posted) {
  RC_ASSERT(posted.items.size() == posted.places.size());
  RC_ASSERT(std::ranges::adjacent_find(posted.places, std::greater_equal{}) == posted.places.end());
  RC_ASSERT(!posted.items.empty() || !posted.refusals.empty());
  RC_ASSERT(posted.refusals.list.size() == std::min<std::uint64_t>(posted.refusals.count, max_refusals));
  std::uint64_t events = 0;
  for (const Item& item : posted.items) {
    RC_ASSERT(item.fact.type != EventType::none);
    events += std::max<std::uint64_t>(item.voucher_count(), 1);
    const auto read_again = decode(fields_of(item), BodyForm::json);
    RC_ASSERT(read_again.refusals.empty());
    RC_ASSERT(fields_of(read_again.items.at(0)) == fields_of(item));
  }
  RC_ASSERT(events <= max_submission_events);
  for (const Refusal& refusal : posted.refusals.list) {
    RC_ASSERT(!refusal.detail.empty());
    RC_ASSERT(valid_utf8_size(refusal.detail) == refusal.detail.size());
    RC_ASSERT(valid_utf8_size(refusal.member) == refusal.member.size());
  }
}

rc::Gen<BodyForm> any_form() {
  return rc::gen::element(BodyForm::json, BodyForm::ndjson);
}

TEST(DecodeProperty, ArbitraryBytesAreReadOrRefused) {
  EXPECT_TRUE(rc::check([] {
    const auto form = *any_form();
    expect_sound(decode(*rc::gen::arbitrary<std::string>(), form));
  }));
}

TEST(DecodeProperty, ArbitraryPiecesOfJsonAreReadOrRefused) {
  const auto piece = rc::gen::element<std::string>(
      "{", "}", "[", "]", ":", ",", "\"", "\n", "\\", " ", "1", "-", ".", "e9", "99999999999999999999", "null",
      "\"type\"", "\"events\"", "\"minted\"", "\"redeemed\"", "\"occurredOn\"", "\"2025-10-01\"", "\"vouchers\"",
      "[\"25-000001-10\"]", "{\"type\":\"redeemed\",\"occurredOn\":\"2025-10-01\",\"vouchers\":[\"25-000001-10\"]}");
  EXPECT_TRUE(rc::check([&] {
    const auto form = *any_form();
    std::string body;
    for (const auto& each : *rc::gen::container<std::vector<std::string>>(piece)) body += each;
    expect_sound(decode(body, form));
  }));
}

TEST(DecodeProperty, ArbitraryEventsAreReadAsTheyWereWritten) {
  EXPECT_TRUE(rc::check([] {
    const auto events = *rc::gen::nonEmpty(rc::gen::container<std::vector<Members>>(arbitrary_event()));
    const auto form = *any_form();
    const Posted posted = decode(written(events, form), form);
    RC_ASSERT(refusals_of(posted).empty());
    RC_ASSERT(posted.items.size() == events.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
      const std::map<std::string, std::string> sorted(events[i].begin(), events[i].end());
      RC_ASSERT(fields_of(posted.items[i]) == written(Members(sorted.begin(), sorted.end())));
      RC_ASSERT(posted.places[i] == i);
    }
  }));
}

/// The body with some of its bytes changed, left out, doubled or moved.
std::string mutated(std::string body) {
  const auto changes = *rc::gen::inRange(1, 6);
  for (int i = 0; i < changes && !body.empty(); ++i) {
    const auto at = *rc::gen::inRange<std::size_t>(0, body.size());
    const auto size = *rc::gen::inRange<std::size_t>(1, 16);
    switch (*rc::gen::inRange(0, 5)) {
      case 0:
        body[at] = *rc::gen::arbitrary<char>();
        break;
      case 1:
        body[at] = *rc::gen::elementOf(std::string("{}[]\",:\\0-e\n"));
        break;
      case 2:
        body.erase(at, size);
        break;
      case 3:
        body.insert(at, body.substr(*rc::gen::inRange<std::size_t>(0, body.size()), size));
        break;
      default:
        body.resize(at);
    }
  }
  return body;
}

TEST(DecodeProperty, MutatedEventsAreReadOrRefused) {
  EXPECT_TRUE(rc::check([] {
    const auto events = *rc::gen::nonEmpty(rc::gen::container<std::vector<Members>>(arbitrary_event()));
    const auto form = *any_form();
    const std::string body = mutated(written(events, form));
    expect_sound(decode(body, form));
  }));
}

TEST(DecodeProperty, AFieldThatIsMissingOrUnknownIsRefusedByName) {
  EXPECT_TRUE(rc::check([] {
    auto event = *arbitrary_event();
    const auto at = *rc::gen::inRange<std::size_t>(0, event.size());
    event[at].first += "X";
    const auto refusals = refusals_of(written(event));
    RC_ASSERT(std::ranges::find(refusals, "unknown-field events[0]." + event[at].first) != refusals.end());
  }));
}

}  // namespace
}  // namespace bonboek
