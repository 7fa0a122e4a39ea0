// bonboek verify: what an auditor runs, and what it says of what is not right.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <boost/json.hpp>
#include <cstdlib>

#include "ledger/signed_note.hpp"
#include "tests/ops/verified_log.hpp"

namespace bonboek::test {
namespace {

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
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
  Words words{"verify",       data(),        "--key",    "@" + file("key"),
              "--checkpoint", file("older"), "--report", file("report.json")};
  const auto older = run(words);
  EXPECT_EQ(older.code, 1) << older.out << older.err;
  EXPECT_TRUE(says(older, "no checkpoint covers the events from 20 on")) << older.out;
  words.insert(words.end(), {"--checkpoint", file("newest")});
  const auto ended = run(words);
  EXPECT_EQ(ended.code, 0) << ended.out << ended.err;
  EXPECT_TRUE(says(ended, "All that was checked holds.")) << ended.out;
}

TEST_F(Verify, AServiceHolds) {
  const auto ended =
      run({"verify", address, "--api-key", file("api-key"), "--key", "@" + file("key"), "--checkpoint", file("older")});
  EXPECT_EQ(ended.code, 0) << ended.out << ended.err;
  EXPECT_EQ(run({"verify", address}).code, 64);
  EXPECT_EQ(run({"verify", address, "--api-key", file("key")}).code, 69);
  EXPECT_EQ(run({"verify", "http://127.0.0.1:1", "--api-key", file("api-key")}).code, 69);
}

TEST_F(Verify, AServiceIsNotAccusedOfWhatAPartysKeyIsNotShown) {
  const auto ended = run({"verify", address, "--api-key", file("library-key"), "--key", "@" + file("key")});
  EXPECT_EQ(ended.code, 69) << ended.out << ended.err;
  EXPECT_TRUE(says(ended, "does not show its whole log to this API key")) << ended.out << ended.err;
}

/// Of a command of the shell that ends in `bonboek verify SOURCE`, with a checkpoint.
Ended piped(const TestFolder& folder, const std::string& before, const std::string& source,
            const std::string& checkpoint) {
  const auto out = folder.path("piped.out");
  const auto err = folder.path("piped.err");
  const int status = std::system(
      fmt::format("{} {} verify {} --checkpoint {} >{} 2>{}", before, BONBOEK_PROGRAM, source, checkpoint, out, err)
          .c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_file(out), read_file(err)};
}

TEST_F(Verify, AnExportMayComeThroughAPipe) {
  ASSERT_EQ(std::system(("gzip -kf " + file("log.ndjson")).c_str()), 0);
  const auto newest = file("newest");
  for (const auto& [before, source] :
       {std::pair("cat " + file("log.ndjson") + " |", "-"), std::pair("cat " + file("log.ndjson") + " |", "/dev/stdin"),
        std::pair("gzip -dc " + file("log.ndjson.gz") + " |", "-"),
        std::pair("cat " + file("log.ndjson.gz") + " |", "-"), std::pair("< " + file("log.ndjson"), "-")}) {
    const auto ended = piped(*folder, before, source, newest);
    EXPECT_EQ(ended.code, 0) << before << source << ended.err;
    EXPECT_TRUE(says(ended, "events          138")) << ended.out;
  }
  const auto kept_too = piped(*folder, "cat " + newest + " |", file("log.ndjson"), "-");
  EXPECT_EQ(kept_too.code, 0) << kept_too.err;
  const auto altered = piped(*folder, "sed 40d " + file("log.ndjson") + " |", "-", newest);
  EXPECT_EQ(altered.code, 1);
  EXPECT_TRUE(says(altered, "event 39 is missing")) << altered.out;
}

TEST_F(Verify, WhatHoldsNoLogIsNamedAndNoSuccess) {
  const auto newest = file("newest");
  const auto silent = piped(*folder, "true |", "-", newest);
  EXPECT_EQ(silent.code, 1);
  EXPECT_TRUE(says(silent, "- holds no events")) << silent.out;
  const auto empty = run({"verify", folder->write("nothing", ""), "--checkpoint", newest});
  EXPECT_EQ(empty.code, 1);
  EXPECT_TRUE(says(empty, "nothing holds no events")) << empty.out;
  for (const std::string device : {"/dev/null", "/dev/zero"}) {
    const auto ended = run({"verify", device, "--checkpoint", newest});
    EXPECT_EQ(ended.code, 66);
    EXPECT_TRUE(says(ended, "can't read " + device + ": it is a device")) << ended.err;
  }
  const auto as_checkpoint = run({"verify", file("log.ndjson"), "--checkpoint", folder->path("")});
  EXPECT_EQ(as_checkpoint.code, 66);
  EXPECT_TRUE(says(as_checkpoint, "it is a folder")) << as_checkpoint.err;
  const auto no_ledger = run({"verify", folder->path("")});
  EXPECT_EQ(no_ledger.code, 69);
  EXPECT_TRUE(says(no_ledger, "is no ledger's folder")) << no_ledger.err;
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
