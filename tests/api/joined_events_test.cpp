// Events that were joined while they were read come to what each of them alone comes to: the same outcome, the same
// refusals at the same places, the same lines in the log.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <filesystem>

#include "api/spine.hpp"
#include "ledger/canonical_line.hpp"
#include "projections/replay.hpp"

namespace bonboek {
namespace {

std::filesystem::path new_folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "bonboek-joined-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  return pattern;
}

constexpr std::string_view opening = R"({"events":[
  {"type":"scheme-opened","occurredOn":"2025-09-01","name":"S","origin":"o","currency":"EUR","timeZone":"UTC"},
  {"type":"library-registered","occurredOn":"2025-09-01","id":"venlo","name":"V","municipality":"GM0983"},
  {"type":"library-registered","occurredOn":"2025-09-01","id":"heerlen","name":"H","municipality":"GM0917"},
  {"type":"intermediary-accredited","occurredOn":"2025-09-01","id":"fonds","name":"F","tracks":[1]},
  {"type":"intermediary-accredited","occurredOn":"2025-09-01","id":"welzijn","name":"W","tracks":[1,2]},
  {"type":"tariff-set","occurredOn":"2025-09-01","kind":"membership","amountCents":4200,"from":"2025-01-01"},
  {"type":"tariff-set","occurredOn":"2025-09-01","kind":"membership","amountCents":4500,"from":"2026-01-01"},
  {"type":"tariff-set","occurredOn":"2025-09-01","kind":"handling","amountCents":400,"from":"2025-01-01"},
  {"type":"ceiling-set","occurredOn":"2025-09-01","year":2025,"amountCents":600000},
  {"type":"ceiling-set","occurredOn":"2025-09-01","year":2026,"amountCents":900000},
  {"type":"fund-deposited","occurredOn":"2025-09-01","amountCents":600000,"reference":"D"},
  {"type":"minted","occurredOn":"2025-09-02","vouchers":["25-000001-10..25-000020-50"],"intermediary":"fonds"},
  {"type":"minted","occurredOn":"2025-09-02","vouchers":["25-000021-47..25-000040-87"],"intermediary":"welzijn"}]})";

/// One ledger, alone in its folder, whose clock goes on by a second for each submission.
class Ledger {
 public:
  Ledger() : folder_(new_folder()), log_(folder_, Log::Mode::create), spine_(log_, Views{}, [this] { return now(); }) {}
  ~Ledger() { std::filesystem::remove_all(folder_); }
  Ledger(const Ledger&) = delete;
  Ledger& operator=(const Ledger&) = delete;

  PostOutcome post(PostRequest request) {
    std::vector<PostRequest> group;
    group.push_back(std::move(request));
    return spine_.post(group).front();
  }

  /// All events from one on.
  [[nodiscard]] std::vector<std::string> lines(Sequence from) const {
    std::vector<std::string> out;
    for (; from < log_.tip(); from = from + 1) {
      append_canonical_line(out.emplace_back(), log_.event(from)->event, line_names(spine_.views().facts()));
    }
    return out;
  }
  [[nodiscard]] Sequence tip() const { return log_.tip(); }

 private:
  Timestamp now() { return Timestamp{parse_timestamp("2026-03-01T09:00:00Z")->micros + ++ticks_ * 1'000'000}; }

  std::filesystem::path folder_;
  Log log_;
  std::int64_t ticks_{0};
  Spine spine_;
};

/// Each joined item as the items that it would have been.
void take_apart(Posted& posted) {
  std::vector<Item> items;
  std::vector<std::uint32_t> places;
  auto joined = posted.joined.begin();
  for (std::size_t i = 0; i < posted.items.size(); ++i) {
    const bool is_joined = joined != posted.joined.end() && *joined == i;
    if (is_joined) ++joined;
    const std::size_t count = is_joined ? posted.items[i].vouchers.size() : 1;
    for (std::size_t k = 0; k < count; ++k) {
      items.push_back(posted.items[i]);
      if (is_joined) items.back().vouchers.assign(1, posted.items[i].vouchers[k]);
      places.push_back(posted.places[i] + static_cast<std::uint32_t>(k));
    }
  }
  posted.items = std::move(items);
  posted.places = std::move(places);
  posted.joined.clear();
}

std::string told(const PostOutcome& outcome) {
  auto out = fmt::format("{} {} {} {} {}", static_cast<int>(outcome.kind), outcome.first.value, outcome.event_count,
                         outcome.refusals.count, outcome.refusals_json);
  for (const Refusal& refusal : outcome.refusals.list) {
    out += fmt::format("\n{} {} {}", row_of(refusal.code).name, place_of(refusal), refusal.detail);
  }
  return out;
}

/// The members of an event but for its vouchers. Some are refused whatever the voucher is.
constexpr std::array templates{
    R"("type":"minted","occurredOn":"2026-01-02","intermediary":"fonds")",
    R"("type":"minted","occurredOn":"2026-01-02")",
    R"("type":"allotted","occurredOn":"2025-09-03","intermediary":"fonds")",
    R"("type":"allotted","occurredOn":"2025-09-03","intermediary":"welzijn")",
    R"("type":"issued","occurredOn":"2025-10-02","intermediary":"fonds","track":1)",
    R"("type":"issued","occurredOn":"2026-01-03","intermediary":"fonds","track":1)",
    R"("type":"issued","occurredOn":"2025-10-02","intermediary":"welzijn","track":2)",
    R"("type":"issued","occurredOn":"2025-10-02","intermediary":"fonds","track":3)",
    R"("type":"redeemed","occurredOn":"2025-10-11","library":"venlo")",
    R"("type":"redeemed","occurredOn":"2026-02-11","library":"heerlen")",
    R"("type":"redeemed","occurredOn":"2027-01-01","library":"heerlen")",
    R"("type":"renewed","occurredOn":"2026-02-12","library":"venlo")",
    R"("type":"invoiced","occurredOn":"2026-02-28","library":"venlo","invoice":"V","membershipYear":2025,"amountCents":4200)",
    R"("type":"invoiced","occurredOn":"2026-02-28","intermediary":"fonds","invoice":"H","amountCents":400)",
    R"("type":"credited","occurredOn":"2026-02-28","library":"venlo","invoice":"V")",
    R"("type":"credited","occurredOn":"2026-02-28","intermediary":"fonds","invoice":"H")",
    R"("type":"voided","occurredOn":"2026-02-02","reason":"lost")",
    R"("type":"voided","occurredOn":"2026-02-02","reason":"lost","intermediary":"welzijn")",
};

/// Lines of a few events in a row that say the same, with numbers that go up, as mints need them, or any.
std::string some_lines() {
  std::string out;
  const auto stretches = *rc::gen::inRange(1, 5);
  for (int i = 0; i < stretches; ++i) {
    const std::string members = *rc::gen::elementOf(std::vector<std::string>(templates.begin(), templates.end()));
    const bool is_mint = members.find("minted") != std::string::npos;
    const auto first = *rc::gen::inRange<std::uint32_t>(1, is_mint ? 4 : 43);
    const bool is_in_order = is_mint || *rc::gen::arbitrary<bool>();
    const auto count = *rc::gen::inRange<std::uint32_t>(1, 8);
    for (std::uint32_t k = 0; k < count; ++k) {
      const auto serial = is_in_order ? first + k : *rc::gen::inRange<std::uint32_t>(1, 43);
      const VoucherNumber number{static_cast<Year>(is_mint ? 2026 : 2025), serial};
      out += fmt::format("{{{},\"vouchers\":[\"{}\"]}}\n", members, to_string(number));
    }
    if (*rc::gen::inRange(0, 8) == 0) out += "{}\n";
  }
  return out;
}

TEST(JoinedEvents, ComeToWhatEachOfThemAloneComesTo) {
  Ledger joined;
  Ledger apart;
  const Principal coordinator{"cubiss", Role::coordinator, ""};
  std::uint32_t posts = 0;
  std::uint32_t joined_count = 0;
  std::uint32_t recorded_count = 0;
  const auto post = [&](Ledger& ledger, Posted posted, bool in_parts, bool dry_run) {
    PostRequest request;
    request.poster = coordinator;
    request.posted = std::move(posted);
    request.key = fmt::format("post-{}", posts);
    request.in_parts = in_parts;
    request.dry_run = dry_run;
    return ledger.post(std::move(request));
  };
  for (Ledger* ledger : {&joined, &apart}) {
    const auto outcome = post(*ledger, decode(opening, BodyForm::json), false, false);
    ASSERT_EQ(outcome.kind, PostOutcome::Kind::recorded) << told(outcome);
  }
  const auto is_good = rc::check([&] {
    const std::string body = some_lines();
    const bool in_parts = *rc::gen::arbitrary<bool>();
    const bool dry_run = *rc::gen::inRange(0, 4) == 0;
    const Sequence before = joined.tip();
    ++posts;
    Posted whole = decode(body, BodyForm::ndjson);
    Posted pieces = decode(body, BodyForm::ndjson);
    joined_count += static_cast<std::uint32_t>(whole.joined.size());
    take_apart(pieces);
    const auto of_joined = post(joined, std::move(whole), in_parts, dry_run);
    const auto of_apart = post(apart, std::move(pieces), in_parts, dry_run);
    recorded_count += of_joined.kind == PostOutcome::Kind::recorded ? 1 : 0;
    RC_ASSERT(told(of_joined) == told(of_apart));
    RC_ASSERT(joined.lines(before) == apart.lines(before));
  });
  EXPECT_TRUE(is_good);
  EXPECT_GT(joined_count, 50U);    // or nothing was looked at
  EXPECT_GT(recorded_count, 10U);  // and it is about what is recorded too
}

}  // namespace
}  // namespace bonboek
