// Where a server will listen and where it will not.
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

#include "tests/api/running_server.hpp"

namespace bonboek::test {
namespace {

std::string reason_not_to_start(const ServerOptions& options) {
  try {
    Server server{options, echo};
    server.start();
    return "";
  } catch (const std::exception& error) {
    return error.what();
  }
}

TEST(Listen, RefusesARemoteAddressWithoutTlsAndNamesTheFlag) {
  for (const std::string_view address : {"0.0.0.0", "::", "192.0.2.1"}) {
    ServerOptions options;
    options.address = address;
    const std::string reason = reason_not_to_start(options);
    EXPECT_NE(reason.find("--allow-plain-remote"), std::string::npos) << reason;
    EXPECT_NE(reason.find(address), std::string::npos) << reason;
  }
}

TEST(Listen, TakesARemoteAddressWithTheFlag) {
  ServerOptions options;
  options.address = "0.0.0.0";
  options.allow_plain_remote = true;
  const RunningServer running{echo, options};
  Client client = running.connect();
  ASSERT_TRUE(client.send(get("/a")));
  EXPECT_EQ(client.read_answer()->body, "0 /a ");
}

TEST(Listen, SaysWhyItCanNot) {
  const RunningServer running{echo};
  ServerOptions taken;
  taken.port = running.server.port();
  EXPECT_NE(reason_not_to_start(taken).find(std::to_string(taken.port)), std::string::npos);
  ServerOptions name;
  name.address = "localhost";
  EXPECT_NE(reason_not_to_start(name).find("in numbers"), std::string::npos);
}

TEST(Listen, RefusesOptionsThatContradictEachOther) {
  ServerOptions half_tls;
  half_tls.tls_certificate_file = "certificate.pem";
  EXPECT_THROW((Server{half_tls, echo}), std::invalid_argument);
  EXPECT_THROW((Server{with({.max_connections = 0}), echo}), std::invalid_argument);
  EXPECT_THROW((Server{with({.max_connections = 65'000}), echo}), std::invalid_argument);
  EXPECT_THROW((Server{with({.max_body_bytes = 2, .max_bodies_bytes = 1}), echo}), std::invalid_argument);
  EXPECT_THROW((Server{with({.heartbeat = 0ms}), echo}), std::invalid_argument);
  ServerOptions no_threads;
  no_threads.network_threads = 0;
  EXPECT_THROW((Server{no_threads, echo}), std::invalid_argument);
}

}  // namespace
}  // namespace bonboek::test
