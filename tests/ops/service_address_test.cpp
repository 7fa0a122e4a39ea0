// bonboek verify and what is no address of a service.
#include <gtest/gtest.h>

#include "tests/ops/program.hpp"

namespace bonboek::test {
namespace {

TEST(ServiceAddress, ThatIsNoneIsNamedBeforeAnythingIsSent) {
  const TestFolder folder;
  const auto key = folder.write("api-key", "key\n");
  for (const std::string address :
       {"https://", "http://:80", "http://127.0.0.1:0", "http://127.0.0.1:65536", "http://127.0.0.1:8o",
        "https://example.org/ledger", "https://user@example.org", "http://[::1", "http://[::1]x",
        "https://example.org?a", "http://::1", "http://127.0.0.1:"}) {
    const auto ended = run({"verify", address, "--api-key", key});
    EXPECT_EQ(ended.code, 64) << address << ended.err;
    EXPECT_NE(ended.err.find(address + " is no service's address"), std::string::npos) << ended.err;
  }
}

TEST(ServiceAddress, MayBeOfIPv6) {
  const TestFolder folder;
  init(folder.path("ledger"));
  const auto added = run({"key", "add", folder.path("ledger"), "auditor", "--role", "auditor"}).out;
  const auto key = folder.write("api-key", added.substr(0, added.find('\n') + 1));
  Running service({"serve", folder.path("ledger"), "--port", "0", "--address", "::1"});
  const auto address = service.first_line();
  if (address.empty()) GTEST_SKIP() << "this machine has no IPv6";
  const auto ended = run({"verify", address, "--api-key", key});
  EXPECT_EQ(ended.code, 0) << address << ended.out << ended.err;
}

}  // namespace
}  // namespace bonboek::test
