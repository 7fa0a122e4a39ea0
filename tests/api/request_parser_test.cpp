// One request out of bytes: what is taken, what is refused, wherever the bytes are cut.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "api/request_parser.hpp"
#include "api/target.hpp"

namespace bonboek::test {
namespace {

using Query = std::vector<std::pair<std::string, std::string>>;

const std::string whole =
    "\r\nPOST /v1/events?dryRun=true HTTP/1.1\r\nHost: test\r\nAUTHORIZATION: Bearer k\r\nContent-Type: "
    "application/json\r\n"
    "Accept: text/csv\r\nAccept: text/html\r\nAccept-Language: nl\r\nAccept-Language: en\r\n"
    "Accept-Encoding: gzip, br;q=0.5\r\nIdempotency-Key: a:1\r\nSimulated-Time: 2025-10-03T09:00:00Z\r\n"
    "Last-Event-ID: 7\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\nAuthorization: Bearer t\r\n\r\n";

void expect_whole(RequestParser& parser) {
  ASSERT_TRUE(parser.is_complete());
  EXPECT_FALSE(parser.fault());
  EXPECT_EQ(parser.held_bytes(), 5U);
  const Request request = parser.take();
  EXPECT_EQ(request.method, Method::post);
  EXPECT_EQ(request.path, "/v1/events");
  EXPECT_EQ(request.query, (Query{{"dryRun", "true"}}));
  EXPECT_EQ(request.authorization, "Bearer k");  // the trailer's is not heard
  EXPECT_EQ(request.content_type, "application/json");
  EXPECT_EQ(request.accept, "text/csv, text/html");
  EXPECT_EQ(request.accept_encoding, "gzip, br;q=0.5");
  EXPECT_EQ(request.accept_language, "nl, en");
  EXPECT_EQ(request.idempotency_key, "a:1");
  EXPECT_EQ(request.simulated_time, "2025-10-03T09:00:00Z");
  EXPECT_EQ(request.last_event_id, "7");
  EXPECT_EQ(request.body, "abcde");
}

TEST(RequestParser, TakesARequestAndLeavesTheNext) {
  const Bounds bounds;
  RequestParser parser{bounds};
  EXPECT_EQ(parser.feed(whole + "GET"), whole.size());
  expect_whole(parser);
}

TEST(RequestParser, TakesARequestCutAnywhere) {
  const Bounds bounds;
  for (std::size_t cut = 1; cut < whole.size(); ++cut) {
    RequestParser parser{bounds};
    const std::size_t taken = parser.feed(std::string_view{whole}.substr(0, cut));
    ASSERT_LE(taken, cut);
    EXPECT_EQ(parser.feed(std::string_view{whole}.substr(taken)), whole.size() - taken) << cut;
    expect_whole(parser);
  }
}

struct Refused {
  const char* what;
  std::string bytes;
  unsigned status;
};

/// Takes what a body says up to its first full stop.
class ASentence final : public BodySink {
 public:
  explicit ASentence(std::string& taken) : taken_(taken) {}
  bool take(std::string_view piece) override {
    taken_ += piece;
    return piece.find('.') == std::string_view::npos;
  }
  [[nodiscard]] std::size_t held_bytes() const override { return 7; }

 private:
  std::string& taken_;
};

TEST(RequestParser, GivesABodyToItsSinkAndStopsWhenThatHasEnough) {
  const Bounds bounds{.max_body_bytes = 4};
  std::string taken;
  const MakeSink make_sink = [&](const Request& request) -> std::unique_ptr<BodySink> {
    return request.path == "/sink" ? std::make_unique<ASentence>(taken) : nullptr;
  };
  const std::string head = "POST /sink HTTP/1.1\r\nHost: test\r\nContent-Length: 12\r\n\r\n";
  RequestParser hungry{bounds, make_sink};
  ASSERT_EQ(hungry.feed(head + "much to take"), head.size() + 12);
  EXPECT_TRUE(hungry.is_complete());
  EXPECT_TRUE(hungry.is_kept_alive());
  EXPECT_EQ(hungry.held_bytes(), 7U);
  EXPECT_EQ(taken, "much to take");
  taken.clear();
  RequestParser sated{bounds, make_sink};
  ASSERT_EQ(sated.feed(head), head.size());
  static_cast<void>(sated.feed("enough."));
  EXPECT_TRUE(sated.is_complete());
  EXPECT_FALSE(sated.is_kept_alive());
  EXPECT_FALSE(sated.fault());
  EXPECT_EQ(sated.feed(" more"), 0U);
  EXPECT_EQ(taken, "enough.");
  const Request request = sated.take();
  EXPECT_TRUE(request.sink && request.body.empty());
}

TEST(RequestParser, RefusesByName) {
  const std::string start = "POST / HTTP/1.1\r\nHost: test\r\n";
  const std::vector<Refused> rows{
      {"a version to come", "GET / HTTP/3.0\r\n\r\n", 400},
      {"no Host", "GET / HTTP/1.1\r\n\r\n", 400},
      {"two Hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
      {"two keys", start + "Authorization: a\r\nAuthorization: b\r\n\r\n", 400},
      {"two idempotency keys", start + "Idempotency-Key: a\r\nidempotency-key: a\r\n\r\n", 400},
      {"two lengths", start + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n", 400},
      {"no number for a length", start + "Content-Length: -1\r\n\r\n", 400},
      {"a length and chunks", start + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
      {"chunks and a length", start + "Transfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n", 400},
      {"chunks in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
      {"chunks inside something", start + "Transfer-Encoding: chunked, gzip\r\n\r\n", 501},
      {"something inside chunks", start + "Transfer-Encoding: gzip, chunked\r\n\r\n", 501},
      {"a compressed body", start + "Content-Encoding: gzip\r\n\r\n", 415},
      {"a space before the colon", start + "Accept : a\r\n\r\n", 400},
      {"a chunk of no size", start + "Transfer-Encoding: chunked\r\n\r\nx\r\n", 400},
      {"a line feed alone", "GET / HTTP/1.1\nHost: a\n\n", 400},
      {"a target of another kind", "CONNECT host:1 HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"too large a header", start + "X: " + std::string(20'000, 'x') + "\r\n\r\n", 431},
      {"too large a body", start + "Content-Length: 99999999\r\n\r\n", 413},
      {"too large a chunk", start + "Transfer-Encoding: chunked\r\n\r\nffffffff\r\n", 413},
  };
  const Bounds bounds;
  for (const Refused& row : rows) {
    RequestParser parser{bounds};
    EXPECT_LE(parser.feed(row.bytes), row.bytes.size());
    ASSERT_TRUE(parser.fault()) << row.what;
    EXPECT_EQ(parser.fault()->status, row.status) << row.what;
    EXPECT_FALSE(parser.fault()->detail.empty()) << row.what;
  }
}

TEST(RequestParser, BoundsAHeaderThatComesLineByLine) {
  const Bounds bounds{.max_header_bytes = 1000};
  RequestParser parser{bounds};
  EXPECT_EQ(parser.feed("GET / HTTP/1.1\r\n"), 16U);
  std::size_t lines = 0;
  std::string unread;
  while (!parser.fault() && lines < 500) {
    unread += "X: y\r\n";
    unread.erase(0, parser.feed(unread));
    ++lines;
  }
  ASSERT_TRUE(parser.fault());
  EXPECT_EQ(parser.fault()->status, 431U);
  EXPECT_NEAR(static_cast<double>(lines), 984.0 / 6, 2);
}

TEST(RequestParser, TellsWhatTheConnectionNeeds) {
  const Bounds bounds;
  RequestParser parser{bounds};
  const std::string head =
      "HEAD / HTTP/1.1\r\nHost: a\r\nExpect: 100-Continue\r\nContent-Length: 1\r\nConnection: close\r\n\r\n";
  EXPECT_EQ(parser.feed(head), head.size());
  EXPECT_TRUE(parser.is_header_complete());
  EXPECT_FALSE(parser.is_complete());
  EXPECT_TRUE(parser.expects_continue());
  EXPECT_TRUE(parser.is_head());
  EXPECT_TRUE(parser.is_http11());
  EXPECT_FALSE(parser.is_kept_alive());
}

TEST(Target, IsDecoded) {
  const auto parsed = parse_target("/v1/a%2Db?x=1%262&y&=z&&t=10:00+01", 8);
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->path, "/v1/a-b");
  EXPECT_EQ(parsed->query, (Query{{"x", "1&2"}, {"y", ""}, {"", "z"}, {"t", "10:00+01"}}));
}

TEST(Target, MayBeAbsolute) {
  EXPECT_EQ(parse_target("http://host:80/a?b", 8)->path, "/a");
  EXPECT_EQ(parse_target("https://host", 8)->path, "/");
  EXPECT_EQ(parse_target("*", 8)->path, "*");
}

TEST(Target, IsRefusedWhereItIsNotPlainText) {
  for (const std::string_view text : {"", "a", "*a", "/%", "/%4", "/%4x", "/%00", "/%0a", "/%7f", "/%c3%a9",
                                      "/\xc3\xa9", "/?a=%", "/?%zz", "http:/a", "ftp://host/a"}) {
    EXPECT_FALSE(parse_target(text, 8)) << text;
  }
  EXPECT_TRUE(parse_target("/?a&b", 2));
  EXPECT_FALSE(parse_target("/?a&b&c", 2));
}

}  // namespace
}  // namespace bonboek::test
