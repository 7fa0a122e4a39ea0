// What a client sees of the transport: HTTP as RFC 9110 and 9112 have it.
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

#include "tests/api/running_server.hpp"

namespace bonboek::test {
namespace {

TEST(Server, AnswersManyRequestsOnOneConnection) {
  const RunningServer running{echo};
  Client client = running.connect();
  for (int index = 0; index < 3; ++index) {
    ASSERT_TRUE(client.send(post("/here", std::to_string(index))));
    const auto answer = client.read_answer();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 200U);
    EXPECT_EQ(answer->body, "2 /here " + std::to_string(index));
    EXPECT_EQ(answer->fields.at("api-version"), "1.0.0");
    EXPECT_EQ(answer->fields.at("content-type"), "text/plain");
    EXPECT_EQ(answer->fields.at("date").size(), 29U);
    EXPECT_FALSE(answer->fields.contains("connection"));
  }
  EXPECT_EQ(running.server.traffic().accepted_connections, 1U);
}

TEST(Server, AnswersPipelinedRequestsInOrder) {
  Elsewhere elsewhere;
  const RunningServer running{[&](Request request, Respond respond) {
    elsewhere.run([path = request.path, respond = std::move(respond)]() mutable {
      if (path == "/0") std::this_thread::sleep_for(20ms);  // an answer that is ready first still waits for its turn
      respond(text_response(path));
    });
  }};
  Client client = running.connect();
  std::string requests;
  for (int index = 0; index < 5; ++index) requests += get("/" + std::to_string(index));
  ASSERT_TRUE(client.send(requests));
  for (int index = 0; index < 5; ++index) EXPECT_EQ(client.read_answer()->body, "/" + std::to_string(index));
}

TEST(Server, AnswersARequestThatComesByteByByte) {
  const RunningServer running{echo};
  Client client = running.connect();
  for (const char byte : post("/slow", "abc")) ASSERT_TRUE(client.send({&byte, 1}));
  EXPECT_EQ(client.read_answer()->body, "2 /slow abc");
}

TEST(Server, AnswersHeadWithoutTheBody) {
  const RunningServer running{echo};
  Client client = running.connect();
  ASSERT_TRUE(client.send("HEAD /a HTTP/1.1\r\nHost: test\r\n\r\n" + get("/b")));
  const auto head = client.read_answer(true);
  ASSERT_TRUE(head);
  EXPECT_EQ(head->fields.at("content-length"), "5");
  EXPECT_EQ(client.read_answer()->body, "0 /b ");
}

TEST(Server, LeavesOtherMethodsToTheHandler) {
  const RunningServer running{echo};
  Client client = running.connect();
  ASSERT_TRUE(client.send("DELETE /a HTTP/1.1\r\nHost: test\r\n\r\nOPTIONS * HTTP/1.1\r\nHost: test\r\n\r\n"));
  EXPECT_EQ(client.read_answer()->body, "3 /a ");
  EXPECT_EQ(client.read_answer()->body, "3 * ");
}

TEST(Server, JoinsAChunkedBody) {
  const RunningServer running{echo};
  Client client = running.connect();
  ASSERT_TRUE(client.send("POST / HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"));
  ASSERT_TRUE(client.send("2;x=y\r\nde\r\n0\r\nTrailer: kept-out\r\n\r\n" + get("/next")));
  EXPECT_EQ(client.read_answer()->body, "2 / abcde");
  EXPECT_EQ(client.read_answer()->body, "0 /next ");
}

TEST(Server, TakesABodyLargerThanItsBuffers) {
  const RunningServer running{echo};
  Client client = running.connect();
  const std::string body(3'000'000, 'x');
  ASSERT_TRUE(client.send(post("/", body)));
  EXPECT_EQ(client.read_answer()->body, "2 / " + body);
}

TEST(Server, SaysContinueToAClientThatWaitsForIt) {
  const RunningServer running{echo};
  Client client = running.connect();
  ASSERT_TRUE(client.send("POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n"));
  EXPECT_EQ(client.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  ASSERT_TRUE(client.send("abc"));
  EXPECT_EQ(client.read_answer()->body, "2 / abc");
}

TEST(Server, ClosesWhenTheClientAsksForIt) {
  const RunningServer running{echo};
  Client client = running.connect();
  ASSERT_TRUE(client.send("GET /a HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n"));
  const auto answer = client.read_answer();
  EXPECT_EQ(answer->fields.at("connection"), "close");
  EXPECT_TRUE(client.is_closed());
}

TEST(Server, SpeaksHttp10) {
  const RunningServer running{echo};
  Client client = running.connect();
  ASSERT_TRUE(client.send("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
  EXPECT_EQ(client.read_answer()->fields.at("connection"), "keep-alive");
  ASSERT_TRUE(client.send("GET /a HTTP/1.0\r\n\r\n"));
  EXPECT_EQ(client.read_answer()->body, "0 /a ");
  EXPECT_TRUE(client.is_closed());
}

TEST(Server, AnswersAClientThatClosedItsSide) {
  Elsewhere elsewhere;
  const RunningServer running{[&](const Request&, Respond respond) {
    elsewhere.run([respond = std::move(respond)]() mutable {
      std::this_thread::sleep_for(20ms);
      respond(text_response("still here"));
    });
  }};
  Client client = running.connect();
  ASSERT_TRUE(client.send(get("/")));
  client.close_sending();
  EXPECT_EQ(client.read_answer()->body, "still here");
  EXPECT_TRUE(client.is_closed());
}

TEST(Server, OutlivesClientsThatLeave) {
  Elsewhere elsewhere;
  const RunningServer running{[&](const Request&, Respond respond) {
    elsewhere.run([respond = std::move(respond)]() mutable {
      std::this_thread::sleep_for(10ms);
      respond(text_response(std::string(1'000'000, 'x')));
    });
  }};
  for (const std::string_view sent : {"", "GE", "GET / HTTP/1.1\r\nHost: test\r\n\r\n"}) {
    Client client = running.connect();
    ASSERT_TRUE(client.send(sent));
    client.leave();
  }
  EXPECT_TRUE(eventually([&] { return running.server.traffic().open_connections == 0; }));
  Client client = running.connect();
  ASSERT_TRUE(client.send(get("/")));
  EXPECT_EQ(client.read_answer()->body.size(), 1'000'000U);
}

TEST(Server, AnswersForAHandlerThatThrows) {
  const RunningServer running{[](const Request& request, Respond respond) {
    if (request.path == "/std") throw std::runtime_error{"on purpose"};
    if (request.path == "/odd") throw 7;
    respond(text_response("fine"));
  }};
  Client client = running.connect();
  for (const std::string_view path : {"/std", "/odd"}) {
    ASSERT_TRUE(client.send(get(path)));
    const auto answer = client.read_answer();
    EXPECT_EQ(answer->status, 500U);
    EXPECT_EQ(answer->fields.at("content-type"), "application/problem+json");
    EXPECT_NE(answer->body.find(problem_type("internal-error")), std::string::npos);
    EXPECT_EQ(answer->body.find("on purpose"), std::string::npos);
  }
  ASSERT_TRUE(client.send(get("/")));
  EXPECT_EQ(client.read_answer()->body, "fine");
}

TEST(Server, AnswersForAHandlerThatIsTooLateAndDropsWhatItSaysThen) {
  Respond late;
  const RunningServer running{[&](const Request& request, Respond respond) {
                                if (request.path == "/late") {
                                  late = std::move(respond);
                                } else {
                                  respond(text_response("in time"));
                                }
                              },
                              with({.handler_timeout = 300ms})};
  Client client = running.connect();
  ASSERT_TRUE(client.send(get("/late")));
  const auto answer = client.read_answer();
  EXPECT_EQ(answer->status, 503U);
  EXPECT_TRUE(answer->fields.contains("retry-after"));
  EXPECT_NE(answer->body.find(problem_type("answer-too-late")), std::string::npos);
  late(text_response("never read"));
  ASSERT_TRUE(client.send(get("/")));
  EXPECT_EQ(client.read_answer()->body, "in time");
}

TEST(Server, TakesOnlyTheFirstOfTwoAnswers) {
  const RunningServer running{[](const Request& request, Respond respond) {
    respond(text_response("first of " + request.path));
    respond(text_response("second of " + request.path));
  }};
  Client client = running.connect();
  ASSERT_TRUE(client.send(get("/a") + get("/b")));
  EXPECT_EQ(client.read_answer()->body, "first of /a");
  EXPECT_EQ(client.read_answer()->body, "first of /b");
}

TEST(Server, LeavesOutAHeaderFieldThatWouldBeginAnotherAnswer) {
  const RunningServer running{[](const Request&, Respond respond) {
    Response response = text_response("body");
    response.headers = {{"Location", "/a\r\nSet-Cookie: b"}, {"ETag", "\"c\""}};
    respond(std::move(response));
  }};
  Client client = running.connect();
  ASSERT_TRUE(client.send(get("/")));
  const auto answer = client.read_answer();
  EXPECT_FALSE(answer->fields.contains("location"));
  EXPECT_FALSE(answer->fields.contains("set-cookie"));
  EXPECT_EQ(answer->fields.at("etag"), "\"c\"");
}

TEST(Server, DropsAnAnswerThatComesAfterItsEnd) {
  Respond late;
  {
    const RunningServer running{[&](const Request&, Respond respond) { late = std::move(respond); }};
    Client client = running.connect();
    ASSERT_TRUE(client.send(get("/")));
    ASSERT_TRUE(eventually([&] { return running.server.traffic().open_connections == 1; }));
    std::this_thread::sleep_for(20ms);
  }
  if (late) late(text_response("nobody reads this"));
}

TEST(Server, ServesManyClientsFromSeveralThreads) {
  Elsewhere elsewhere;
  ServerOptions options;
  options.network_threads = 3;
  const RunningServer running{echo, options};
  {
    Elsewhere clients;
    for (int number = 0; number < 6; ++number) {
      clients.run([&running, number] {
        Client client = running.connect();
        for (int index = 0; index < 50; ++index) {
          const std::string path = "/" + std::to_string(number) + "/" + std::to_string(index);
          ASSERT_TRUE(client.send(get(path)));
          ASSERT_EQ(client.read_answer()->body, "0 " + path + " ");
        }
      });
    }
  }
  EXPECT_EQ(running.server.traffic().accepted_connections, 6U);
}

}  // namespace
}  // namespace bonboek::test
