#include <gtest/gtest.h>

#include <array>
#include <csignal>
#include <fstream>
#include <thread>

#include "ops/http_client.hpp"
#include "tests/ops/program.hpp"
#include "tests/ops/sample.hpp"

namespace bonboek::test {
namespace {

using std::chrono::steady_clock;

HttpClient client_of(const std::string& address) {
  const auto colon = address.rfind(':');
  return {address.substr(7, colon - 7), address.substr(colon + 1)};
}

HttpAnswer get(const std::string& address, const std::string& path, const std::string& key = "") {
  auto client = client_of(address);
  const std::string authorization = "Bearer " + key;
  const std::array<HttpClient::Header, 1> headers{{{"Authorization", authorization}}};
  return client.request("GET", path, headers, "");
}

HttpAnswer post(const std::string& address, const std::string& key, const std::string& idempotency_key) {
  auto client = client_of(address);
  const std::string authorization = "Bearer " + key;
  const std::array<HttpClient::Header, 3> headers{
      {{"Authorization", authorization}, {"Content-Type", "application/json"}, {"Idempotency-Key", idempotency_key}}};
  return client.request("POST", "/v1/events", headers,
                        R"({"type":"ceiling-set","occurredOn":"2026-01-01","year":2027,"amountCents":100})");
}

/// Whether the key is let in within a few seconds: a signal takes its time.
bool is_let_in(const std::string& address, const std::string& key) {
  for (const auto give_up = steady_clock::now() + std::chrono::seconds{10}; steady_clock::now() < give_up;) {
    if (get(address, "/v1/fund", key).status == 200) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds{10});
  }
  return false;
}

class Serve : public testing::Test {
 protected:
  TestFolder folder_;
  std::string data_ = folder_.path("ledger");
};

TEST_F(Serve, AnswersUntilItIsAskedToStop) {
  init(data_);
  Running service({"serve", data_, "--port", "0"});
  const auto address = service.first_line();
  ASSERT_TRUE(address.starts_with("http://127.0.0.1:")) << address << service.err();
  EXPECT_EQ(get(address, "/healthz").status, 200U);
  EXPECT_EQ(get(address, "/v1/fund").status, 401U);
  const auto start = steady_clock::now();
  service.signal(SIGTERM);
  EXPECT_EQ(service.wait().code, 0);
  EXPECT_LT(steady_clock::now() - start, std::chrono::seconds{10});
}

TEST_F(Serve, ReadsItsKeysAgainOnSighup) {
  init(data_);
  Running service({"serve", "--data", data_, "--port", "0"});
  const auto address = service.first_line();
  ASSERT_NE(address, "") << service.err();
  const auto added = run({"key", "add", data_, "auditor", "--role", "auditor"});
  const std::string key = added.out.substr(0, 43);
  EXPECT_EQ(get(address, "/v1/fund", key).status, 401U);
  service.signal(SIGHUP);
  EXPECT_TRUE(is_let_in(address, key));

  std::ofstream(data_ + "/keys") << "no key file\n";
  service.signal(SIGHUP);
  EXPECT_TRUE(service.says("the keys stay as they were"));
  EXPECT_EQ(get(address, "/v1/fund", key).status, 200U);
  service.signal(SIGINT);
  EXPECT_EQ(service.wait().code, 0);
}

TEST_F(Serve, ALedgerIsServedOnce) {
  init(data_);
  Running service({"serve", data_, "--port", "0"});
  const auto address = service.first_line();
  ASSERT_NE(address, "") << service.err();
  const auto second = run({"serve", data_, "--port", "0"});
  EXPECT_EQ(second.code, 69);
  EXPECT_NE(second.err.find("is in use by another process"), std::string::npos) << second.err;

  const auto other = folder_.path("other");
  init(other);
  const auto port = address.substr(address.rfind(':') + 1);
  const auto same_port = run({"serve", other, "--port", port});
  EXPECT_EQ(same_port.code, 69) << same_port.err;
}

TEST_F(Serve, TellsTheSameAsTheCommandsBesideIt) {
  const auto key = init_sample(data_);
  Running service({"serve", data_, "--port", "0"});
  const auto address = service.first_line();
  ASSERT_NE(address, "") << service.err();
  const auto report = run({"report", data_, "2026-Q1", "--json"});
  EXPECT_EQ(get(address, "/v1/reports/2026-Q1", key).body, report.out) << report.err;
  const auto history = run({"history", data_, voucher(1), "--json"});
  EXPECT_EQ(get(address, "/v1/vouchers/" + voucher(1) + "/history", key).body, history.out) << history.err;
  EXPECT_EQ(run({"import", data_, folder_.write("none.ndjson", ""), "--as", "cubiss"}).code, 69);
  EXPECT_EQ(run({"import", data_, folder_.write("none.ndjson", ""), "--as", "cubiss", "--dry-run"}).code, 0);
}

TEST_F(Serve, ReadsAConfigFileThatTheCommandLineGoesBefore) {
  init(data_);
  const auto file = folder_.write("bonboek.conf", "data = \"" + data_ + "\"\nport = 1\nidle-timeout-ms = 1234\n");
  Running service({"serve", "--config", file, "--port", "0", "--address-file", folder_.path("address")});
  const auto address = service.first_line();
  ASSERT_NE(address, "") << service.err();
  EXPECT_EQ(read_file(folder_.path("address")), address + "\n");
  service.signal(SIGTERM);
  EXPECT_EQ(service.wait().code, 0);

  const auto shown = run({"serve", "--config", file, "--show-config"});
  EXPECT_EQ(shown.code, 0) << shown.err;
  EXPECT_NE(shown.out.find("idle-timeout-ms=1234"), std::string::npos) << shown.out;
  EXPECT_NE(shown.out.find("max-connections=1024"), std::string::npos) << shown.out;
  const auto again = run({"serve", "--config", folder_.write("shown.conf", shown.out), "--show-config"});
  EXPECT_EQ(again.out, shown.out) << again.err;

  EXPECT_EQ(run({"serve", "--config", folder_.write("bad.conf", "prot = 1\n")}).code, 64);
  EXPECT_EQ(run({"serve", "--config", folder_.write("bad.conf", "port = 65536\n")}).code, 64);
  EXPECT_EQ(run({"serve", "--config", folder_.path("absent.conf")}).code, 64);
  EXPECT_EQ(run({"serve", data_, "--tls-certificate", "only-one"}).code, 64);
  EXPECT_EQ(run({"serve", data_, "--address", "0.0.0.0"}).code, 69) << "plain beyond this machine";
}

TEST_F(Serve, AfterAFailedWriteNothingIsAnsweredAndTheExitCodeSaysSo) {
  const auto key = init_sample(data_);
  {
    Running service({"serve", data_, "--port", "0"});
    const auto address = service.first_line();
    ASSERT_NE(address, "") << service.err();
    service.limit_files(100);
    EXPECT_EQ(post(address, key, "a").status, 503U);
    EXPECT_EQ(post(address, key, "b").status, 503U);
    EXPECT_EQ(get(address, "/v1/fund", key).status, 503U);
    EXPECT_EQ(get(address, "/readyz").status, 503U);
    service.signal(SIGTERM);
    EXPECT_EQ(service.wait().code, 74);
  }
  Running again({"serve", data_, "--port", "0"});
  const auto address = again.first_line();
  ASSERT_NE(address, "") << again.err();
  EXPECT_EQ(post(address, key, "a").status, 201U);
}

TEST_F(Serve, StopsAtADamagedLogAndNamesTheKey) {
  init_sample(data_);
  ASSERT_EQ(run({"import", data_, folder_.write("none.ndjson", ""), "--as", "cubiss"}).code, 0);  // tables are written
  unsigned damaged = 0;
  for (const auto& file : std::filesystem::directory_iterator(data_ + "/log")) {
    if (file.path().extension() != ".sst") continue;
    std::fstream table(file.path(), std::ios::in | std::ios::out | std::ios::binary);
    table.seekp(20);
    table.write("damage", 6);
    ++damaged;
  }
  ASSERT_GT(damaged, 0U);
  for (const Words& words : {Words{"serve", data_, "--port", "0"}, Words{"replay", data_}}) {
    const auto ended = run(words);
    EXPECT_EQ(ended.code, 65) << ended.err;
    EXPECT_NE(ended.err.find("(key 00000000"), std::string::npos) << ended.err;
  }
}

}  // namespace
}  // namespace bonboek::test
