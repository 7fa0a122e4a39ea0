// The same sessions over TLS, with a certificate made for the test.
#include <gtest/gtest.h>
#include <openssl/ssl.h>

#include <memory>
#include <stdexcept>
#include <string>

#include "tests/api/certificate.hpp"
#include "tests/api/pieces.hpp"
#include "tests/api/running_server.hpp"

namespace bonboek::test {
namespace {

ServerOptions options_of(const Certificate& certificate, const Bounds& bounds = {}) {
  ServerOptions options;
  options.tls_certificate_file = certificate.file("certificate");
  options.tls_key_file = certificate.file("key");
  options.bounds = bounds;
  return options;
}

TEST(Tls, AnswersOverBothVersions) {
  const Certificate certificate;
  const RunningServer running{echo, options_of(certificate)};
  for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    Client client = running.connect();
    ASSERT_TRUE(client.start_tls(version));
    ASSERT_TRUE(client.send(get("/a") + get("/b")));
    EXPECT_EQ(client.read_answer()->body, "0 /a ");
    EXPECT_EQ(client.read_answer()->body, "0 /b ");
    const std::string body(3'000'000, 'x');
    ASSERT_TRUE(client.send(post("/", body)));
    EXPECT_EQ(client.read_answer()->body, "2 / " + body);
  }
}

TEST(Tls, RefusesWhatIsOlder) {
  const Certificate certificate;
  const RunningServer running{echo, options_of(certificate)};
  Client client = running.connect();
  EXPECT_FALSE(client.start_tls(TLS1_1_VERSION));
}

TEST(Tls, ClosesOnAClientThatSpeaksPlain) {
  const Certificate certificate;
  const RunningServer running{echo, options_of(certificate)};
  Client client = running.connect();
  ASSERT_TRUE(client.send(get("/")));
  const auto heard = client.read_to_end();
  ASSERT_TRUE(heard);
  EXPECT_FALSE(heard->contains("HTTP"));
}

TEST(Tls, CutsASlowHandshake) {
  const Certificate certificate;
  const RunningServer running{echo, options_of(certificate, {.header_timeout = 300ms})};
  Client client = running.connect();
  ASSERT_TRUE(client.send("\x16\x03\x01"));
  EXPECT_TRUE(client.is_closed());
}

TEST(Tls, EndsWithItsOwnFarewell) {
  const Certificate certificate;
  const RunningServer running{echo, options_of(certificate)};
  Client client = running.connect();
  ASSERT_TRUE(client.start_tls());
  ASSERT_TRUE(client.send("GET /a HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n"));
  EXPECT_EQ(client.read_answer()->body, "0 /a ");
  EXPECT_TRUE(client.is_closed());
}

TEST(Tls, TellsOfABoundThatWasBroken) {
  const Certificate certificate;
  const RunningServer running{echo, options_of(certificate, {.max_body_bytes = 100, .max_connections = 1})};
  Client client = running.connect();
  ASSERT_TRUE(client.start_tls());
  Client refused = running.connect();
  ASSERT_TRUE(refused.start_tls());
  EXPECT_EQ(refused.read_answer()->status, 429U);
  ASSERT_TRUE(client.send(post("/", std::string(101, 'x'))));
  EXPECT_EQ(client.read_answer()->status, 413U);
}

TEST(Tls, StreamsEventsAndNoticesThatTheClientLeft) {
  const Certificate certificate;
  const auto feed = std::make_shared<Feed>();
  const RunningServer running{[&](const Request&, Respond respond) { respond(Feed::response(feed, event_stream)); },
                              options_of(certificate, {.heartbeat = 30ms})};
  Client client = running.connect();
  ASSERT_TRUE(client.start_tls());
  ASSERT_TRUE(client.send(get("/")));
  EXPECT_TRUE(client.read_until(": keep-alive\n\n"));
  feed->put("data: 1\n\n");
  EXPECT_TRUE(client.read_until("data: 1\n\n"));
  client.close_sending();
  EXPECT_TRUE(eventually([&] { return feed->is_dropped(); }));
}

TEST(Tls, GoesOnAfterAStream) {
  const Certificate certificate;
  const auto feed = std::make_shared<Feed>();
  const RunningServer running{[&](const Request&, Respond respond) { respond(Feed::response(feed, lines)); },
                              options_of(certificate)};
  Client client = running.connect();
  ASSERT_TRUE(client.start_tls());
  for (int round = 0; round < 3; ++round) {
    ASSERT_TRUE(client.send(get("/")));
    feed->put(std::string(100'000, 'x'));
    feed->put(std::nullopt);
    EXPECT_EQ(client.read_answer()->body.size(), 100'000U);
  }
}

TEST(Tls, DrainsInTime) {
  const Certificate certificate;
  RunningServer running{echo, options_of(certificate, {.drain_timeout = 60s})};
  Client idle = running.connect();
  ASSERT_TRUE(idle.start_tls());
  ASSERT_TRUE(idle.send(get("/")));
  EXPECT_EQ(idle.read_answer()->status, 200U);
  const Client silent = running.connect();
  ASSERT_TRUE(eventually([&] { return running.server.traffic().open_connections == 2; }));
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_EQ(running.server.drain(), 0U);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 30s);
}

TEST(Tls, NamesTheFileThatCanNotBeUsed) {
  const Certificate certificate;
  const Certificate other;
  ServerOptions missing = options_of(certificate);
  missing.tls_certificate_file = certificate.file("missing");
  ServerOptions mixed = options_of(certificate);
  mixed.tls_key_file = other.file("key");
  for (const auto& [options, name] : {std::pair{missing, certificate.file("missing")}, {mixed, other.file("key")}}) {
    Server server{options, echo};
    try {
      server.start();
      ADD_FAILURE() << "started with " << name;
    } catch (const std::runtime_error& error) {
      EXPECT_NE(std::string{error.what()}.find(name), std::string::npos) << error.what();
    }
  }
}

}  // namespace
}  // namespace bonboek::test
