// How a server stops: what it lets finish, what it ends at once, and how long that may take.
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <string>

#include "tests/api/pieces.hpp"
#include "tests/api/running_server.hpp"

namespace bonboek::test {
namespace {

using Clock = std::chrono::steady_clock;

/// A server that would wait long for what is under way, so that one that waits for nothing shows, however busy the
/// machine is.
constexpr Bounds patient{.drain_timeout = 60s};
constexpr auto soon = 30s;

TEST(Drain, EndsIdleConnectionsAtOnce) {
  RunningServer running{echo, with(patient)};
  Client fresh = running.connect();
  Client used = running.connect();
  ASSERT_TRUE(used.send(get("/")));
  EXPECT_EQ(used.read_answer()->status, 200U);
  ASSERT_TRUE(eventually([&] { return running.server.traffic().open_connections == 2; }));
  const auto begun = Clock::now();
  EXPECT_EQ(running.server.drain(), 0U);
  EXPECT_LT(Clock::now() - begun, soon);
  EXPECT_TRUE(fresh.is_closed());
  EXPECT_TRUE(used.is_closed());
  EXPECT_EQ(running.server.traffic().open_connections, 0U);
}

TEST(Drain, EndsEventStreamsAtOnceAndWhole) {
  const auto feed = std::make_shared<Feed>();
  RunningServer running{[&](const Request&, Respond respond) { respond(Feed::response(feed, event_stream)); },
                        with(patient)};
  Client client = running.connect();
  ASSERT_TRUE(client.send(get("/")));
  ASSERT_TRUE(eventually([&] { return feed->is_asked(); }));
  const auto begun = Clock::now();
  EXPECT_EQ(running.server.drain(), 0U);
  EXPECT_LT(Clock::now() - begun, soon);
  EXPECT_EQ(client.read_answer()->body, "");
  EXPECT_TRUE(client.is_closed());
  EXPECT_TRUE(eventually([&] { return feed->is_dropped(); }));
}

TEST(Drain, LetsRequestsUnderWayFinish) {
  Elsewhere elsewhere;
  const auto feed = std::make_shared<Feed>();
  std::atomic<int> asked{0};
  const auto answer_later = [&](const Request& request, Respond respond) {
    ++asked;
    if (request.path == "/stream") return respond(Feed::response(feed, lines));
    elsewhere.run([respond = std::move(respond)]() mutable {
      std::this_thread::sleep_for(50ms);
      respond(text_response("done"));
    });
  };
  RunningServer running{answer_later, with({.linger_timeout = 50ms, .drain_timeout = 60s})};
  Client waiting = running.connect();
  Client reading = running.connect();
  Client sending = running.connect();
  ASSERT_TRUE(waiting.send(get("/")));
  ASSERT_TRUE(reading.send(get("/stream")));
  ASSERT_TRUE(sending.send("POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 4\r\n\r\nab"));
  ASSERT_TRUE(eventually([&] { return asked == 2 && feed->is_asked(); }));
  std::this_thread::sleep_for(10ms);
  elsewhere.run([&] {
    std::this_thread::sleep_for(20ms);
    sending.send("cd");
    feed->put("whole");
    feed->put(std::nullopt);
  });
  EXPECT_EQ(running.server.drain(), 0U);
  for (Client* const client : {&waiting, &sending}) {
    const auto answer = client->read_answer();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->body, "done");
    EXPECT_EQ(answer->fields.at("connection"), "close");
  }
  EXPECT_EQ(reading.read_answer()->body, "whole");
}

TEST(Drain, CutsWhatIsNotDoneInTime) {
  std::vector<Respond> never;
  RunningServer running{[&](const Request&, Respond respond) { never.push_back(std::move(respond)); },
                        with({.drain_timeout = 60ms})};
  Client waiting = running.connect();
  Client sending = running.connect();
  ASSERT_TRUE(waiting.send(get("/")));
  ASSERT_TRUE(sending.send("GET / HT"));
  ASSERT_TRUE(eventually([&] { return running.server.traffic().open_connections == 2; }));
  std::this_thread::sleep_for(20ms);
  const auto begun = Clock::now();
  EXPECT_EQ(running.server.drain(), 2U);
  EXPECT_GE(Clock::now() - begun, 50ms);
  EXPECT_LT(Clock::now() - begun, soon);
  EXPECT_TRUE(waiting.is_closed());
  for (Respond& respond : never) respond(text_response("too late"));
}

TEST(Drain, TakesNoNewConnections) {
  RunningServer running{echo};
  running.server.drain();
  EXPECT_THROW(Client{running.server.port()}, std::runtime_error);
  EXPECT_EQ(running.server.drain(), 0U);
}

TEST(Drain, HoldsUnderLoad) {
  ServerOptions options = with(patient);
  options.network_threads = 2;
  RunningServer running{echo, options};
  Elsewhere clients;
  std::atomic<int> answered{0};
  for (int number = 0; number < 8; ++number) {
    clients.run([&] {
      try {
        for (;;) {
          Client client = running.connect();
          for (int index = 0; index < 20; ++index) {
            if (!client.send(get("/"))) return;
            const auto answer = client.read_answer();
            if (!answer) return;
            ++answered;
          }
        }
      } catch (const std::exception&) {
        return;  // the server takes no more connections
      }
    });
  }
  ASSERT_TRUE(eventually([&] { return answered > 100; }));
  const auto begun = Clock::now();
  EXPECT_EQ(running.server.drain(), 0U);
  EXPECT_LT(Clock::now() - begun, soon);
}

}  // namespace
}  // namespace bonboek::test
