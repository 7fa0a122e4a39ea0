// The log as a live event stream: from any sequence on, first what is recorded, then each event as it is.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/api/running_server.hpp"
#include "tests/api/small_scheme.hpp"
#include "tests/api/told.hpp"

namespace bonboek::test {
namespace {

struct StreamedEvent {
  std::uint64_t id{0};
  std::string type;
  std::string data;
};

/// One client of the stream.
class Listener {
 public:
  Listener(const ServedLedger& served, std::string_view by, const std::string& query = "",
           std::vector<std::string> fields = {})
      : client_(served.connect()) {
    fields.emplace_back("Accept: text/event-stream");
    client_.send(served.request({by, "/v1/events" + query, "", std::move(fields)}));
    head_ = client_.read_until("\r\n\r\n").value_or("");
  }

  [[nodiscard]] const std::string& head() const { return head_; }

  /// The next event; one without a type where none comes.
  [[nodiscard]] StreamedEvent next() {
    const auto text = client_.read_until("\n\n").value_or("");
    const auto id = text.find("id: ");  // behind the chunk's size
    if (id == std::string::npos) return {};
    return {std::stoull(text.substr(id + 4)), field(text, "\nevent: "), field(text, "\ndata: ")};
  }

 private:
  static std::string field(const std::string& text, std::string_view name) {
    const auto at = text.find(name) + name.size();
    return text.substr(at, text.find('\n', at) - at);
  }

  Client client_;
  std::string head_;
};

using EventStreams = SmallScheme;

/// The canonical lines of the log, as a page has them.
std::vector<std::string> lines_of(const ServedLedger& served) {
  const auto page = served.ask({who::auditor, "/v1/events", "", {"Accept: application/x-ndjson"}});
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < page.body.size(); at = page.body.find('\n', at) + 1) {
    lines.push_back(page.body.substr(at, page.body.find('\n', at) - at));
  }
  return lines;
}

TEST_F(EventStreams, SendWhatIsRecordedAndThenWhatComes) {
  Listener listener(served_, who::auditor);
  EXPECT_TRUE(listener.head().starts_with("HTTP/1.1 200 ")) << listener.head();
  EXPECT_NE(listener.head().find("Content-Type: text/event-stream\r\n"), std::string::npos) << listener.head();
  EXPECT_NE(listener.head().find("Cache-Control: no-store\r\n"), std::string::npos);
  for (const std::string& line : lines_of(served_)) EXPECT_EQ(listener.next().data, line);
  for (const std::string_view serial : {"5", "6"}) {
    served_.record(who::library,
                   fmt::format(R"({{"type":"redeemed","occurredOn":"2026-02-01","vouchers":["<25-{}>"]}})", serial));
    const auto event = listener.next();
    EXPECT_EQ(event.id, served_.tip() - 1);
    EXPECT_EQ(event.type, "redeemed");
    EXPECT_EQ(event.data, lines_of(served_).back());
  }
}

TEST_F(EventStreams, BeginAfterAnySequence) {
  struct Row {
    std::string query;
    std::vector<std::string> fields;
    std::uint64_t first;
  };
  const std::array<Row, 6> rows{{
      {"?afterSequence=0", {}, 1},
      {"?afterSequence=30", {}, 31},
      {"?afterSequence=49", {}, 50},
      {"", {"Last-Event-ID: 12"}, 13},
      {"?afterSequence=30", {"Last-Event-ID: 41"}, 42},
      {"?afterSequence=30", {"Last-Event-ID: 5"}, 6},
  }};
  for (const Row& row : rows) {
    Listener listener(served_, who::auditor, row.query, row.fields);
    for (std::uint64_t sequence = row.first; sequence < served_.tip(); ++sequence) {
      ASSERT_EQ(listener.next().id, sequence) << row.query;
    }
  }
}

TEST_F(EventStreams, WaitForASequenceThatIsYetToCome) {
  Listener next(served_, who::auditor, "?afterSequence=50");
  served_.record(who::library, R"({"type":"redeemed","occurredOn":"2026-02-01","vouchers":["<25-5>"]})");
  EXPECT_EQ(next.next().id, 51U);
  served_.record(who::library, R"({"type":"redeemed","occurredOn":"2026-02-01","vouchers":["<25-6>"]})");
  EXPECT_EQ(next.next().id, 52U);
}

TEST_F(EventStreams, SendAPartyItsOwnEventsAlone) {
  Listener listener(served_, who::library, "?afterSequence=44");
  for (const std::uint64_t own : {45U, 46U, 50U}) EXPECT_EQ(listener.next().id, own);
  served_.record(who::other_library, R"({"type":"redeemed","occurredOn":"2026-02-01","vouchers":["<25-12>"]})");
  served_.record(who::library, R"({"type":"redeemed","occurredOn":"2026-02-01","vouchers":["<25-5>"]})");
  EXPECT_EQ(listener.next().id, 52U);
}

TEST_F(EventStreams, AreRefusedAsAnyOtherRead) {
  const std::string live = "Accept: text/event-stream";
  const std::array<std::tuple<std::string_view, std::string, std::vector<std::string>, std::string_view>, 11> rows{{
      {who::nobody, "", {live}, "401 no-key"},
      {who::province, "", {live}, "403 role-may-not-ask"},
      {who::unregistered, "", {live}, "404 not-found"},
      {who::auditor, "?atSequence=5", {live}, "400 bad-query"},
      {who::auditor, "?knownAt=2026-01-01T00:00:00Z", {live}, "400 bad-query"},
      {who::auditor, "?afterSequence=x", {live}, "400 bad-query"},
      {who::auditor, "?afterSequence=51", {live}, "404 not-found"},
      {who::auditor, "", {live, "Last-Event-ID: 51"}, "404 not-found"},
      {who::auditor, "", {live, "Last-Event-ID: x"}, "400 bad-header"},
      {who::auditor, "", {live, "Last-Event-ID: -1"}, "400 bad-header"},
      {who::auditor, "", {live, "Last-Event-ID: 9223372036854775808"}, "400 bad-header"},
  }};
  for (const auto& [by, query, fields, outcome] : rows) {
    EXPECT_EQ(told(served_.ask({by, "/v1/events" + query, "", fields})), outcome) << by << query;
  }
}

TEST_F(EventStreams, MissNothingWhileManyPost) {
  constexpr unsigned posts_each = 10;
  std::vector<Listener> listeners;
  for (int i = 0; i < 4; ++i) listeners.emplace_back(served_, who::auditor, "?afterSequence=50");
  {
    Elsewhere clients;
    for (int client = 0; client < 4; ++client) {
      clients.run([&] {
        for (unsigned i = 0; i < posts_each; ++i) {
          served_.record(who::coordinator, R"({"events":[
              {"type":"fund-deposited","occurredOn":"2026-02-01","amountCents":1,"reference":"D"},
              {"type":"fund-returned","occurredOn":"2026-02-01","amountCents":1,"reference":"R"}]})");
        }
      });
    }
  }
  ASSERT_EQ(served_.tip(), 51U + 4 * posts_each * 2);
  for (Listener& listener : listeners) {
    for (std::uint64_t sequence = 51; sequence < served_.tip(); ++sequence) ASSERT_EQ(listener.next().id, sequence);
  }
}

TEST_F(EventStreams, EndWhenTheServiceStops) {
  const auto client = std::make_unique<Client>(served_.connect());
  client->send(served_.request({who::auditor, "/v1/events?afterSequence=50", "", {"Accept: text/event-stream"}}));
  ASSERT_TRUE(client->read_until("\r\n\r\n"));
  served_.stop();
  EXPECT_TRUE(client->read_to_end());
}

}  // namespace
}  // namespace bonboek::test
