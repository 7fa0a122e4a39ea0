// Each bound of the transport, broken by a client: what it is told, and that others do not suffer.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "tests/api/running_server.hpp"

namespace bonboek::test {
namespace {

void expect_problem(Client& client, unsigned status, std::string_view name) {
  const auto answer = client.read_answer();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, status);
  EXPECT_EQ(answer->fields.at("content-type"), "application/problem+json");
  EXPECT_EQ(answer->fields.at("connection"), "close");
  EXPECT_EQ(answer->fields.at("api-version"), "1.0.0");
  EXPECT_NE(answer->body.find(problem_type(name)), std::string::npos) << answer->body;
  EXPECT_EQ(status == 429, answer->fields.contains("retry-after"));
  EXPECT_TRUE(client.is_closed());
}

TEST(Bounds, TellsAClientThatClosesItsSideTooEarly) {
  const RunningServer running{echo, with({})};
  for (const std::string_view begun : {"GET / HT", "POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 100\r\n\r\n{}",
                                       "POST / HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"}) {
    Client client = running.connect();
    client.send(begun);
    client.close_sending();
    expect_problem(client, 400, "malformed-request");
  }
}

TEST(Bounds, RefusesAHeaderThatIsTooLarge) {
  const RunningServer running{echo, with({.max_header_bytes = 512})};
  Client client = running.connect();
  client.send("GET / HTTP/1.1\r\nHost: test\r\nX: " + std::string(600, 'x') + "\r\n\r\n");
  expect_problem(client, 431, "header-too-large");
}

TEST(Bounds, RefusesAHeaderThatIsTooLargeThoughItsLinesAreShort) {
  const RunningServer running{echo, with({.max_header_bytes = 512})};
  Client client = running.connect();
  client.send("GET / HTTP/1.1\r\nHost: test\r\n");
  for (int index = 0; index < 100; ++index) client.send("X: y\r\n");
  expect_problem(client, 431, "header-too-large");
}

TEST(Bounds, RefusesABodyThatSaysItIsTooLarge) {
  const RunningServer running{echo, with({.max_body_bytes = 1000})};
  Client client = running.connect();
  client.send("POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 1001\r\nExpect: 100-continue\r\n\r\n");
  expect_problem(client, 413, "body-too-large");
}

TEST(Bounds, RefusesAChunkedBodyWhenItBecomesTooLarge) {
  const RunningServer running{echo, with({.max_body_bytes = 1000})};
  Client client = running.connect();
  const std::string chunk = "190\r\n" + std::string(400, 'x') + "\r\n";
  client.send("POST / HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + chunk + chunk);
  expect_problem(client, 413, "body-too-large");
}

TEST(Bounds, TellsAClientThatIsStillSending) {
  const RunningServer running{echo, with({.max_body_bytes = 1000, .linger_timeout = 30s})};
  Client client = running.connect();
  client.send(post("/", std::string(2'000'000, 'x')));
  expect_problem(client, 413, "body-too-large");
}

TEST(Bounds, TakesABodyOfExactlyTheBound) {
  const RunningServer running{echo, with({.max_body_bytes = 1000})};
  Client client = running.connect();
  client.send(post("/", std::string(1000, 'x')));
  EXPECT_EQ(client.read_answer()->status, 200U);
}

TEST(Bounds, RefusesBodiesThatAreTooLargeTogether) {
  Respond first;
  const RunningServer running{[&](Request request, Respond respond) {
                                if (request.path == "/held") {
                                  first = std::move(respond);
                                } else {
                                  echo(std::move(request), std::move(respond));
                                }
                              },
                              with({.max_body_bytes = 1000, .max_bodies_bytes = 1500})};
  Client holder = running.connect();
  holder.send(post("/held", std::string(1000, 'x')));
  Client other = running.connect();
  ASSERT_TRUE(eventually([&] {
    Client client = running.connect();
    client.send(post("/", std::string(1000, 'x')));
    return client.read_answer()->status == 429;
  }));
  other.send(post("/", std::string(1000, 'x')));
  expect_problem(other, 429, "too-many-bodies");
  first(text_response("done"));
  EXPECT_EQ(holder.read_answer()->body, "done");
  Client next = running.connect();
  next.send(post("/", std::string(1000, 'x')));
  EXPECT_EQ(next.read_answer()->status, 200U);
}

TEST(Bounds, RefusesConnectionsOverTheBoundAndTakesThemAgainLater) {
  const RunningServer running{echo, with({.max_connections = 2, .max_refusals = 1})};
  std::vector<Client> clients;
  for (int index = 0; index < 2; ++index) {
    clients.push_back(running.connect());
    clients.back().send(get("/"));
    EXPECT_EQ(clients.back().read_answer()->status, 200U);
  }
  Client refused = running.connect();
  expect_problem(refused, 429, "too-many-connections");
  EXPECT_EQ(running.server.traffic().refused_connections, 1U);
  clients.front().send(get("/"));
  EXPECT_EQ(clients.front().read_answer()->status, 200U);
  clients.clear();
  ASSERT_TRUE(eventually([&] { return running.server.traffic().open_connections <= 1; }));
  Client taken = running.connect();
  taken.send(get("/"));
  EXPECT_EQ(taken.read_answer()->status, 200U);
}

TEST(Bounds, ClosesUnheardWhatIsOverTheRefusalsToo) {
  const RunningServer running{echo, with({.max_connections = 1, .max_refusals = 0})};
  Client client = running.connect();
  client.send(get("/"));
  EXPECT_EQ(client.read_answer()->status, 200U);
  Client refused = running.connect();
  EXPECT_TRUE(refused.is_closed());
}

/// Sends a little now and then until it is destroyed or refused: what a client gains no time by.
std::jthread dripping(Client& client, std::string_view drop) {
  return std::jthread{[&client, drop](const std::stop_token& stop) {
    while (!stop.stop_requested() && client.send(drop)) std::this_thread::sleep_for(10ms);
  }};
}

TEST(Bounds, CutsASlowHeaderAtItsDeadline) {
  const RunningServer running{echo, with({.header_timeout = 100ms, .linger_timeout = 30s})};
  Client client = running.connect();
  ASSERT_TRUE(client.send("GET / HTTP/1.1\r\n"));
  const auto drip = dripping(client, "X: y\r\n");
  expect_problem(client, 408, "header-too-slow");
}

TEST(Bounds, CutsASlowBodyAtItsDeadline) {
  const RunningServer running{echo, with({.body_timeout = 100ms, .linger_timeout = 30s})};
  Client client = running.connect();
  ASSERT_TRUE(client.send("POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 1000000\r\n\r\n"));
  const auto drip = dripping(client, "x");
  expect_problem(client, 408, "body-too-slow");
}

TEST(Bounds, ClosesAnIdleConnectionQuietly) {
  const RunningServer running{echo, with({.idle_timeout = 500ms})};
  Client client = running.connect();
  client.send(get("/"));
  EXPECT_EQ(client.read_answer()->status, 200U);
  EXPECT_TRUE(client.is_closed());
}

TEST(Bounds, CutsAClientThatDoesNotRead) {
  const RunningServer running{
      [](const Request&, Respond respond) { respond(text_response(std::string(64'000'000, 'x'))); },
      with({.write_timeout = 50ms})};
  Client client = running.connect();
  client.send(get("/"));
  EXPECT_TRUE(eventually([&] { return running.server.traffic().open_connections == 0; }));
}

TEST(Bounds, AnswersWhatIsNoRequest) {
  const RunningServer running{echo};
  for (const std::string_view sent :
       {"nonsense\r\n\r\n", "GET / HTTP/2.0\r\nHost: test\r\n\r\n", "GET / HTTP/1.1\r\n\r\n",
        "GET nowhere HTTP/1.1\r\nHost: test\r\n\r\n", "GET /%zz HTTP/1.1\r\nHost: test\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n"}) {
    Client client = running.connect();
    client.send(sent);
    expect_problem(client, 400, "malformed-request");
  }
}

}  // namespace
}  // namespace bonboek::test
