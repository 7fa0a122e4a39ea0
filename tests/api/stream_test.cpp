// Bodies that come piece by piece: how they are framed, and when they end early.
#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>
#include <string>

#include "tests/api/pieces.hpp"
#include "tests/api/running_server.hpp"

namespace bonboek::test {
namespace {

/// A server whose every answer has its body from one feed.
struct FedServer {
  explicit FedServer(const std::string& content_type, const Bounds& bounds = {})
      : running{[feed = feed, content_type](const Request&, Respond respond) {
                  respond(Feed::response(feed, content_type));
                },
                with(bounds)} {}
  std::shared_ptr<Feed> feed = std::make_shared<Feed>();
  RunningServer running;
};

TEST(Stream, SendsPieceByPieceAndGoesOnWithTheConnection) {
  const FedServer fed{lines};
  Client client = fed.running.connect();
  for (int round = 0; round < 2; ++round) {
    for (const char* const piece : {"one\n", "", "two\n"}) fed.feed->put(piece);
    fed.feed->put(std::nullopt);
    ASSERT_TRUE(client.send(get("/")));
    const auto answer = client.read_answer();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->body, "one\ntwo\n");
    EXPECT_EQ(answer->fields.at("transfer-encoding"), "chunked");
    EXPECT_TRUE(eventually([&] { return fed.feed->is_dropped(); }));
  }
}

TEST(Stream, SendsPiecesThatComeFromAnotherThread) {
  const FedServer fed{lines};
  Client client = fed.running.connect();
  ASSERT_TRUE(client.send(get("/")));
  std::string expected;
  for (int index = 0; index < 100; ++index) {
    expected += std::string(1000, static_cast<char>('a' + index % 26));
    fed.feed->put(expected.substr(expected.size() - 1000));
  }
  fed.feed->put(std::nullopt);
  EXPECT_EQ(client.read_answer()->body, expected);
}

TEST(Stream, SendsAPieceLargerThanASlice) {
  const FedServer fed{lines, {.write_slice_bytes = 4096}};
  Client client = fed.running.connect();
  const std::string piece(1'000'000, 'x');
  fed.feed->put(piece);
  fed.feed->put(std::nullopt);
  ASSERT_TRUE(client.send(get("/")));
  EXPECT_EQ(client.read_answer()->body, piece);
}

TEST(Stream, KeepsWhatTheClientSendsAheadForItsTurn) {
  const FedServer fed{lines};
  Client client = fed.running.connect();
  ASSERT_TRUE(client.send(get("/")));
  ASSERT_TRUE(eventually([&] { return fed.feed->is_asked(); }));
  ASSERT_TRUE(client.send(get("/")));
  for (const char* const body : {"first", "second"}) {
    fed.feed->put(body);
    fed.feed->put(std::nullopt);
    EXPECT_EQ(client.read_answer()->body, body);
  }
}

TEST(Stream, AsksTheSourceNothingForHead) {
  const FedServer fed{lines};
  Client client = fed.running.connect();
  ASSERT_TRUE(client.send("HEAD / HTTP/1.1\r\nHost: test\r\n\r\n"));
  EXPECT_EQ(client.read_answer(true)->fields.at("transfer-encoding"), "chunked");
  EXPECT_TRUE(eventually([&] { return fed.feed->is_dropped(); }));
  EXPECT_FALSE(fed.feed->is_asked());
}

TEST(Stream, EndsTheBodyByClosingForHttp10) {
  const FedServer fed{lines};
  Client client = fed.running.connect();
  fed.feed->put("one");
  fed.feed->put("two");
  fed.feed->put(std::nullopt);
  ASSERT_TRUE(client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
  const auto answer = client.read_answer();
  EXPECT_EQ(answer->fields.at("connection"), "close");
  EXPECT_FALSE(answer->fields.contains("transfer-encoding"));
  EXPECT_EQ(client.read_to_end(), "onetwo");
}

TEST(Stream, SendsEventsAsTheyComeAndCommentsBetween) {
  const FedServer fed{event_stream, {.heartbeat = 30ms}};
  Client client = fed.running.connect();
  fed.feed->put("data: 1\n\n");
  ASSERT_TRUE(client.send(get("/")));
  ASSERT_TRUE(client.read_until("\r\n\r\n"));
  EXPECT_EQ(client.read_until("data: 1\n\n\r\n"), "9\r\ndata: 1\n\n\r\n");
  for (int index = 0; index < 2; ++index) {
    EXPECT_EQ(client.read_until(": keep-alive\n\n\r\n"), "e\r\n: keep-alive\n\n\r\n");
  }
  fed.feed->put("data: 2\n\n");
  EXPECT_TRUE(client.read_until("9\r\ndata: 2\n\n\r\n"));
}

TEST(Stream, DropsTheSourceSoonAfterTheClientLeft) {
  for (const bool is_abrupt : {false, true}) {
    const FedServer fed{event_stream};
    Client client = fed.running.connect();
    ASSERT_TRUE(client.send(get("/")));
    ASSERT_TRUE(eventually([&] { return fed.feed->is_asked(); }));
    if (is_abrupt) {
      client.leave();
    } else {
      client.close_sending();  // whoever follows events has nothing more to ask: this is how a client goes
    }
    EXPECT_TRUE(eventually([&] { return fed.feed->is_dropped(); }));
    EXPECT_TRUE(eventually([&] { return fed.running.server.traffic().open_connections == 0; }));
    fed.feed->put("nobody reads this");
  }
}

TEST(Stream, DropsTheSourceOfAClientThatLeftWhileItWasWrittenTo) {
  const FedServer fed{event_stream};
  Client client = fed.running.connect();
  ASSERT_TRUE(client.send(get("/")));
  fed.feed->put(std::string(64'000'000, 'x'));  // more than the socket takes
  ASSERT_TRUE(client.read_until("xxxx"));
  client.close_sending();
  EXPECT_TRUE(eventually([&] { return fed.feed->is_dropped(); }));
}

TEST(Stream, FinishesABodyForAClientThatClosedItsSide) {
  const FedServer fed{lines};
  Client client = fed.running.connect();
  ASSERT_TRUE(client.send(get("/")));
  client.close_sending();
  ASSERT_TRUE(eventually([&] { return fed.feed->is_asked(); }));
  std::this_thread::sleep_for(10ms);
  fed.feed->put("still here");
  fed.feed->put(std::nullopt);
  EXPECT_EQ(client.read_answer()->body, "still here");
  EXPECT_TRUE(client.is_closed());
}

TEST(Stream, LeavesOutTheEndOfABodyWhoseNextPieceIsTooLate) {
  const FedServer fed{lines, {.handler_timeout = 30ms}};
  Client client = fed.running.connect();
  fed.feed->put("half");
  ASSERT_TRUE(client.send(get("/")));
  ASSERT_TRUE(client.read_until("half\r\n"));
  EXPECT_EQ(client.read_to_end(), "");
  EXPECT_TRUE(eventually([&] { return fed.feed->is_dropped(); }));
}

TEST(Stream, LeavesOutTheEndOfABodyWhoseSourceThrows) {
  class Broken : public BodySource {
   public:
    void next(Done) override { throw std::runtime_error{"on purpose"}; }
  };
  const RunningServer running{[](const Request&, Respond respond) {
    Response response;
    response.source = std::make_shared<Broken>();
    respond(std::move(response));
  }};
  Client client = running.connect();
  ASSERT_TRUE(client.send(get("/")));
  ASSERT_TRUE(client.read_until("\r\n\r\n"));
  EXPECT_EQ(client.read_to_end(), "");
}

TEST(Stream, TakesAPieceAfterTheServerHasGone) {
  std::shared_ptr<Feed> feed;
  {
    const FedServer fed{event_stream};
    feed = fed.feed;
    Client client = fed.running.connect();
    ASSERT_TRUE(client.send(get("/")));
    ASSERT_TRUE(eventually([&] { return feed->is_asked(); }));
  }
  EXPECT_TRUE(feed->is_dropped());
  feed->put("nobody reads this");
}

}  // namespace
}  // namespace bonboek::test
