// A ledger with what an auditor got of it, for tests of `bonboek verify`.
#pragma once

#include <gtest/gtest.h>

#include <array>
#include <csignal>
#include <memory>
#include <string>
#include <string_view>

#include "ops/http_client.hpp"
#include "tests/ops/program.hpp"
#include "tests/ops/sample.hpp"

namespace bonboek::test {

inline constexpr std::size_t event_count = 2 + sample_event_count;

/// A ledger with what an auditor got of it: key, lines, checkpoints, a report. Its service runs all the while.
class Verify : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder = std::make_unique<TestFolder>();
    init_sample(data());
    const auto added = run({"key", "add", data(), "auditor", "--role", "auditor"});
    api_key = added.out.substr(0, added.out.find('\n'));
    static_cast<void>(folder->write("api-key", api_key + "\n"));
    const auto library = run({"key", "add", data(), "bibliotheek", "--role", "library", "--party", "venlo"});
    static_cast<void>(folder->write("library-key", library.out));
    service = std::make_unique<Running>(Words{"serve", data(), "--port", "0"});
    address = service->first_line();
    for (const auto& [name, path] :
         {std::pair("key", "/v1/log/key"), std::pair("newest", "/v1/log/checkpoint"),
          std::pair("older", "/v1/log/checkpoint?treeSize=20"), std::pair("log.ndjson", "/v1/events"),
          std::pair("report.json", "/v1/reports/2026-Q1")}) {
      static_cast<void>(folder->write(name, get(path)));
    }
  }
  static void TearDownTestSuite() {
    service->signal(SIGTERM);
    EXPECT_EQ(service->wait().code, 0);
    service.reset();
    folder.reset();
  }

  static std::string data() { return folder->path("ledger"); }
  static std::string file(const std::string& name) { return folder->path(name); }
  static std::string text(const std::string& name) { return read_file(file(name)); }

  /// Of an export that is the right one but for its text.
  static Ended verify_lines(const std::string& lines, Words more = {}) {
    Words words{"verify",      folder->write("altered.ndjson", lines), "--key", "@" + file("key"), "--checkpoint",
                file("newest")};
    words.insert(words.end(), more.begin(), more.end());
    return run(words);
  }

  static inline std::unique_ptr<TestFolder> folder;
  static inline std::unique_ptr<Running> service;
  static inline std::string address;
  static inline std::string api_key;

  static HttpAnswer ask(std::string_view method, std::string_view path, std::string_view body = {}) {
    const auto colon = address.rfind(':');
    HttpClient client(address.substr(7, colon - 7), address.substr(colon + 1));
    const std::string authorization = "Bearer " + api_key;
    const std::string accept = path == "/v1/events" ? "application/x-ndjson" : "*/*";
    const std::array<HttpClient::Header, 3> headers{
        {{"Authorization", authorization}, {"Accept", accept}, {"Content-Type", "text/plain"}}};
    return client.request(method, path, headers, body);
  }

 private:
  static std::string get(const std::string& path) { return ask("GET", path).body; }
};

inline bool says(const Ended& ended, std::string_view what) {
  return (ended.out + ended.err).find(what) != std::string::npos;
}

}  // namespace bonboek::test
