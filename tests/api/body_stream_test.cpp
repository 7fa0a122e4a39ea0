// NDJSON is read as it comes in: what a body takes in memory does not grow with its size, and who sends slowly, stops
// half way or never ends is dealt with.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <fstream>

#include "tests/api/running_server.hpp"
#include "tests/api/small_scheme.hpp"
#include "tests/api/told.hpp"

namespace bonboek::test {
namespace {

std::uint64_t resident_bytes() {
  std::uint64_t all_pages = 0;
  std::uint64_t resident_pages = 0;
  std::ifstream("/proc/self/statm") >> all_pages >> resident_pages;
  return resident_pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

class BodyStream : public testing::Test {
 protected:
  void serve(const Bounds& bounds) {
    auto settings = in_simulated_time();
    settings.bounds = bounds;
    served_.emplace(std::move(settings));
    play(*served_, small_scheme());
  }

  /// The head of a chunked post.
  [[nodiscard]] std::string head(std::string_view query = "") {
    return fmt::format(
        "POST /v1/events{} HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer {}\r\nContent-Type: application/x-ndjson\r\n"
        "Idempotency-Key: stream-{}\r\nTransfer-Encoding: chunked\r\n\r\n",
        query, served_->key_of(who::library), ++posts_);
  }
  static std::string chunk(std::string_view bytes) { return fmt::format("{:x}\r\n{}\r\n", bytes.size(), bytes); }

  std::optional<ServedLedger> served_;
  unsigned posts_{0};
};

constexpr std::string_view last_chunk = "0\r\n\r\n";

std::string redeemed(std::string_view number) {
  return with_numbers(fmt::format(R"({{"type":"redeemed","occurredOn":"2026-02-01","vouchers":["{}"]}})", number)) +
         "\n";
}

TEST_F(BodyStream, IsReadHoweverItIsCut) {
  serve({});
  Client client = served_->connect();
  ASSERT_TRUE(client.send(head()));
  for (const char byte : redeemed("<25-5>") + redeemed("<25-6>")) ASSERT_TRUE(client.send(chunk({&byte, 1})));
  ASSERT_TRUE(client.send(std::string(last_chunk) + get("/healthz")));
  const auto answer = client.read_answer();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 201U) << answer->body;
  EXPECT_EQ(json_of(*answer).at("eventCount").to_number<int>(), 2);
  EXPECT_EQ(client.read_answer()->status, 200U);  // of what was sent ahead
}

TEST_F(BodyStream, MayBeLongerThanABodyThatIsGathered) {
  Bounds bounds;
  bounds.max_body_bytes = 4'096;
  serve(bounds);
  const std::string blank(1'000, ' ');
  std::string body = redeemed("<25-5>");
  for (int i = 0; i < 20; ++i) body += blank + "\n";
  body += redeemed("<25-6>");
  const Ask ask{who::library, "/v1/events", body, {"Content-Type: application/x-ndjson", "Idempotency-Key: long"}};
  const Answer answer = served_->ask(ask);
  EXPECT_EQ(answer.status, 201U) << answer.body;
  const Answer again = served_->ask(ask);
  EXPECT_EQ(again.body, answer.body);
  EXPECT_EQ(told(served_->ask({who::library, "/v1/events", body, {"Idempotency-Key: long-too"}})),
            "413 body-too-large");
}

TEST_F(BodyStream, OfNothingButBlankLinesTakesNoMemory) {
  serve({});
  Client client = served_->connect();
  ASSERT_TRUE(client.send(head()));
  std::string blank(1U << 20U, ' ');
  for (std::size_t at = 99; at < blank.size(); at += 100) blank[at] = '\n';
  const std::string piece = chunk(blank);
  const auto before = resident_bytes();
  for (int i = 0; i < 300; ++i) ASSERT_TRUE(client.send(piece));
  EXPECT_LT(resident_bytes(), before + (32U << 20U));
  ASSERT_TRUE(client.send(last_chunk));
  EXPECT_EQ(told(*client.read_answer()), "400 no-events");
}

TEST_F(BodyStream, IsReadNoFurtherThanASubmissionHolds) {
  serve({});
  Client client = served_->connect();
  std::string lines;
  while (lines.size() < (1U << 20U)) lines += "{\"type\":\n";  // more than 100,000
  ASSERT_TRUE(client.send(head("?mode=partial") + chunk(lines)));
  const auto answer = client.read_answer();  // though the body goes on
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 400U);
  EXPECT_EQ(answer->fields.at("connection"), "close");
  client.send(chunk(lines));
  EXPECT_EQ(client.read_to_end().value_or(""), "");
  EXPECT_EQ(served_->get(who::nobody, "/healthz").status, 200U);
}

TEST_F(BodyStream, ThatStopsHalfWayRecordsNothing) {
  Bounds bounds;
  bounds.body_timeout = 500ms;
  serve(bounds);
  const auto tip = served_->tip();
  Client leaving = served_->connect();
  ASSERT_TRUE(leaving.send(head() + chunk(redeemed("<25-5>"))));
  leaving.leave();
  Client closing = served_->connect();
  ASSERT_TRUE(closing.send(head() + chunk(redeemed("<25-5>"))));
  closing.close_sending();
  EXPECT_EQ(told(*closing.read_answer()), "400 malformed-request");
  Client slow = served_->connect();
  ASSERT_TRUE(slow.send(head() + chunk(redeemed("<25-5>"))));
  EXPECT_EQ(told(*slow.read_answer()), "408 body-too-slow");
  EXPECT_EQ(served_->tip(), tip);
}

TEST_F(BodyStream, CountsWhatItKeepsAmongTheBodiesHeld) {
  Bounds bounds;
  bounds.max_body_bytes = 64U << 10U;
  bounds.max_bodies_bytes = 256U << 10U;
  serve(bounds);
  Client client = served_->connect();
  const std::string number = with_numbers("<25-5>");
  std::string lines;  // no two in a row say the same, so that each is an item
  for (int i = 1; i <= 2'000; ++i) {
    lines += fmt::format(R"({{"type":"redeemed","occurredOn":"2026-02-{:02}","vouchers":["{}"]}})", i % 2 + 1, number);
    lines += '\n';
  }
  ASSERT_TRUE(client.send(head() + chunk(lines)));
  EXPECT_EQ(told(*client.read_answer()), "429 too-many-bodies");
  EXPECT_TRUE(client.is_closed());
}

TEST_F(BodyStream, OfWhoHoldsNoKeyIsGatheredWithinItsBound) {
  Bounds bounds;
  bounds.max_body_bytes = 4'096;
  serve(bounds);
  const std::string body(8'192, '\n');
  EXPECT_EQ(told(served_->ask(
                {who::stranger, "/v1/events", body, {"Content-Type: application/x-ndjson", "Idempotency-Key: none"}})),
            "413 body-too-large");
}

}  // namespace
}  // namespace bonboek::test
