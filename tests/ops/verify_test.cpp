// bonboek verify: what an auditor runs, and what it says of what is not right.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <csignal>
#include <cstdlib>
#include <memory>

#include "ledger/signed_note.hpp"
#include "ops/http_client.hpp"
#include "tests/ops/program.hpp"
#include "tests/ops/sample.hpp"

namespace bonboek::test {
namespace {

constexpr std::size_t event_count = 2 + sample_event_count;

/// A ledger with what an auditor got of it: key, lines, checkpoints, a report. Its service runs all the while.
class Verify : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder = std::make_unique<TestFolder>();
    init_sample(data());
    const auto added = run({"key", "add", data(), "auditor", "--role", "auditor"});
    api_key = added.out.substr(0, added.out.find('\n'));
    static_cast<void>(folder->write("api-key", api_key + "\n"));
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

 private:
  static std::string get(const std::string& path) {
    const auto colon = address.rfind(':');
    HttpClient client(address.substr(7, colon - 7), address.substr(colon + 1));
    const std::string authorization = "Bearer " + api_key;
    const std::string accept = path == "/v1/events" ? "application/x-ndjson" : "*/*";
    const std::array<HttpClient::Header, 2> headers{{{"Authorization", authorization}, {"Accept", accept}}};
    return client.request("GET", path, headers, "").body;
  }
};

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

bool says(const Ended& ended, std::string_view what) {
  return (ended.out + ended.err).find(what) != std::string::npos;
}

TEST_F(Verify, AnExportHolds) {
  const auto ended = run({"verify", file("log.ndjson"), "--key", "@" + file("key"), "--checkpoint", file("newest"),
                          "--checkpoint", file("older"), "--report", file("report.json"), "--json"});
  ASSERT_EQ(ended.code, 0) << ended.out << ended.err;
  const auto answer = boost::json::parse(ended.out);
  EXPECT_EQ(answer.at("holds"), true);
  EXPECT_EQ(answer.at("eventCount"), event_count);
  EXPECT_EQ(answer.at("checkpoints").as_array().size(), 2U);
  EXPECT_EQ(answer.at("reportCount"), 1);
}

TEST_F(Verify, ACompressedExportHoldsAndOneThatIsCutOffIsNamed) {
  ASSERT_EQ(std::system(("gzip -kf " + file("log.ndjson")).c_str()), 0);
  EXPECT_EQ(run({"verify", file("log.ndjson.gz"), "--checkpoint", file("newest")}).code, 0);
  const auto whole = text("log.ndjson.gz");
  const auto cut = folder->write("cut.gz", whole.substr(0, whole.size() / 2));
  const auto ended = run({"verify", cut, "--checkpoint", file("newest")});
  EXPECT_EQ(ended.code, 66);
  EXPECT_TRUE(says(ended, "cut.gz: its gzip is cut off")) << ended.err;
}

TEST_F(Verify, AFolderHoldsBesideItsService) {
  const auto ended = run(
      {"verify", data(), "--key", "@" + file("key"), "--checkpoint", file("older"), "--report", file("report.json")});
  EXPECT_EQ(ended.code, 0) << ended.out << ended.err;
  EXPECT_TRUE(says(ended, "All that was checked holds.")) << ended.out;
  EXPECT_TRUE(says(ended, "not checked     that nothing from event ")) << "the older checkpoint is not of all of it";
}

TEST_F(Verify, AServiceHolds) {
  const auto ended =
      run({"verify", address, "--api-key", file("api-key"), "--key", "@" + file("key"), "--checkpoint", file("older")});
  EXPECT_EQ(ended.code, 0) << ended.out << ended.err;
  EXPECT_EQ(run({"verify", address}).code, 64);
  EXPECT_EQ(run({"verify", address, "--api-key", file("key")}).code, 69);
  EXPECT_EQ(run({"verify", "http://127.0.0.1:1", "--api-key", file("api-key")}).code, 69);
}

TEST_F(Verify, WithoutAKeyItSaysThatTheSignerWasNotChecked) {
  const auto ended = run({"verify", file("log.ndjson"), "--checkpoint", file("newest")});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(says(ended, "the signer was not checked")) << ended.out;
}

TEST_F(Verify, AnotherKeyIsNamed) {
  const auto other = NoteSigner::generate("ledger.example.org/log").verifier().key();
  for (const auto& source : {file("log.ndjson"), data()}) {
    const auto ended = run({"verify", source, "--key", other, "--checkpoint", file("newest")});
    EXPECT_EQ(ended.code, 1) << ended.out << ended.err;
    EXPECT_TRUE(says(ended, "signature")) << ended.out;
    EXPECT_TRUE(says(ended, other)) << ended.out;
  }
  EXPECT_EQ(run({"verify", file("log.ndjson"), "--key", "no key", "--checkpoint", file("newest")}).code, 64);
  EXPECT_EQ(run({"verify", file("log.ndjson"), "--key", "@" + file("none"), "--checkpoint", file("newest")}).code, 66);
}

TEST_F(Verify, WhatWasAlteredIsNamedWithItsEventAndRule) {
  const auto lines = text("log.ndjson");
  const auto dearer =
      verify_lines(replaced(lines, R"("amountCents":400,"intermediary")", R"("amountCents":500,"intermediary")"));
  EXPECT_EQ(dearer.code, 1);
  EXPECT_TRUE(says(dearer, "computed-member")) << dearer.out;
  EXPECT_TRUE(says(dearer, "\"amountCents\" is 500, the rules give 400")) << dearer.out;
  EXPECT_TRUE(says(dearer, "tree")) << dearer.out;

  const auto shorter = verify_lines(lines.substr(0, lines.rfind('\n', lines.size() - 2) + 1));
  EXPECT_EQ(shorter.code, 1);
  EXPECT_TRUE(says(shorter, "covers 138 events, and here are 137")) << shorter.out;
}

TEST_F(Verify, ALimitOfFindingsIsToldWithTheirNumber) {
  const auto lines = text("log.ndjson");
  const auto ended = verify_lines(lines.substr(lines.find('\n') + 1), {"--findings", "2"});
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(says(ended, "event 0 is missing")) << ended.out;
  EXPECT_TRUE(says(ended, " more\n")) << ended.out;
}

TEST_F(Verify, AReportWithAnotherFigureIsNamed) {
  const auto altered = folder->write(
      "altered.json", replaced(text("report.json"), R"("redeemed":{"count":10,)", R"("redeemed":{"count":11,)"));
  const auto ended = verify_lines(text("log.ndjson"), {"--report", altered});
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(says(ended, "altered.json: /counts/redeemed/count is 11, the log gives 10")) << ended.out;
}

TEST_F(Verify, AReportThatIsNoneOrOfALaterEventIsNamed) {
  const auto with = [&](std::string_view from, std::string_view to) {
    return verify_lines(text("log.ndjson"),
                        {"--report", folder->write("r.json", replaced(text("report.json"), from, to))});
  };
  const auto quarter = with("2026-Q1", "2026-Q7");
  EXPECT_EQ(quarter.code, 66);
  EXPECT_TRUE(says(quarter, "2026-Q7 is no quarter")) << quarter.err;
  EXPECT_EQ(with("{", "[").code, 66);
  const auto later = with(R"("atSequence":137)", R"("atSequence":1370)");
  EXPECT_EQ(later.code, 1);
  EXPECT_TRUE(says(later, "holds at event 1370, and the log has 138 events")) << later.out;
}

TEST_F(Verify, WhatIsNoExportOrNoCheckpointIsNamed) {
  const auto foreign = verify_lines("a,b\n1,2\n");
  EXPECT_EQ(foreign.code, 66);
  EXPECT_TRUE(says(foreign, "is no export: none of its 2 lines is an event")) << foreign.err;
  const auto none = run({"verify", file("log.ndjson"), "--checkpoint", file("report.json")});
  EXPECT_EQ(none.code, 66);
  EXPECT_TRUE(says(none, "report.json is no checkpoint")) << none.err;
  EXPECT_EQ(run({"verify", file("log.ndjson")}).code, 64);
  EXPECT_EQ(run({"verify", file("nowhere"), "--checkpoint", file("newest")}).code, 66);
}

TEST_F(Verify, NothingIsNoSuccessUnlessACheckpointSaysSo) {
  EXPECT_EQ(verify_lines("").code, 1);
  const NoteSigner signer = NoteSigner::generate("ledger.example.org/log");
  const std::string empty = "ledger.example.org/log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";
  const auto checkpoint = folder->write("empty", empty + "\n" + signer.sign(empty).line());
  EXPECT_EQ(run({"verify", folder->write("empty.ndjson", ""), "--checkpoint", checkpoint}).code, 0);
}

TEST_F(Verify, WhoPostedWhatItsRoleMayNotIsNamed) {
  const auto listed = run({"key", "list", data()}).out;
  EXPECT_EQ(verify_lines(text("log.ndjson"), {"--principals", folder->write("all", listed)}).code, 0);
  const auto province = verify_lines(text("log.ndjson"), {"--principals", folder->write("p", "cubiss province\n")});
  EXPECT_EQ(province.code, 1);
  EXPECT_TRUE(says(province, "role-may-not-post (201)")) << province.out;
  const auto nobody = verify_lines(text("log.ndjson"), {"--principals", folder->write("n", "other coordinator\n")});
  EXPECT_TRUE(says(nobody, "cubiss is not among the principals given")) << nobody.out;
  EXPECT_EQ(verify_lines(text("log.ndjson"), {"--principals", folder->write("b", "cubiss king\n")}).code, 66);
}

}  // namespace
}  // namespace bonboek::test
