// Checkpoints that were kept: who signed them, of which log, and whether the lines go on from them.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/audit/export_text.hpp"

namespace bonboek {
namespace {

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  text.replace(text.find(from), from.size(), to);
  return text;
}

/// The log with the name of a party changed, which no rule can tell.
std::vector<std::string> rewritten(std::vector<std::string> lines) {
  lines[2] = replaced(lines[2], "Bibliotheek Venlo", "Bibliotheek Vemlo");
  return lines;
}

TEST(Checkpoints, ARewrittenLogThatIsSignedAnewIsCaughtByAnOlderOne) {
  const auto lines = lines_of(ledger_of_every_type());
  const auto other = rewritten(lines);
  const auto anew = checkpoint_of(other, other.size(), log_signer());
  EXPECT_EQ(text_of(audit(joined(other), {anew})), "");  // by itself it holds
  const auto findings =
      audit(joined(other), {checkpoint_of(lines, 2, log_signer()), anew, checkpoint_of(lines, 30, log_signer())});
  ASSERT_EQ(findings.count(), 1U) << text_of(findings);
  EXPECT_TRUE(has(findings, Property::tree, 2));
  EXPECT_NE(findings.list()[0].what.find("events 2 to 29"), std::string::npos) << findings.list()[0].what;
}

TEST(Checkpoints, OfAnotherKeyAreNamed) {
  const auto lines = lines_of(ledger_of_every_type());
  const auto other = NoteSigner::generate(log_signer().verifier().name());
  const auto findings = audit(joined(lines), {checkpoint_of(lines, lines.size(), other)});
  ASSERT_EQ(findings.count(), 1U);
  EXPECT_EQ(findings.list()[0].broken, Broken(Property::signature));
  EXPECT_NE(findings.list()[0].what.find(log_signer().verifier().key()), std::string::npos);
}

TEST(Checkpoints, WhoseTextWasChangedAreNamed) {
  const auto lines = lines_of(ledger_of_every_type());
  auto kept = checkpoint_of(lines, lines.size(), log_signer());
  const auto shorter = checkpoint_of(lines, lines.size() - 1, log_signer());
  kept.note.signatures = shorter.note.signatures;
  const auto findings = audit(joined(lines), {kept});
  ASSERT_EQ(findings.count(), 1U);
  EXPECT_EQ(findings.list()[0].broken, Broken(Property::signature));
}

TEST(Checkpoints, OfAnotherLogAreNamed) {
  const auto lines = lines_of(ledger_of_every_type());
  const auto findings =
      audit(joined(lines), {checkpoint_of(lines, lines.size(), NoteSigner::generate("elsewhere.example/log"))});
  EXPECT_EQ(findings.count(), 2U) << text_of(findings);
  EXPECT_TRUE(std::ranges::any_of(findings.list(), [](const Finding& finding) {
    return finding.broken == Broken(Property::origin) &&
           finding.what.find("elsewhere.example/log") != std::string::npos;
  }));
}

TEST(Checkpoints, EventsThatNoneCoversAreNamed) {
  const auto lines = lines_of(ledger_of_every_type());
  const auto findings = audit(joined(lines), {checkpoint_of(lines, 30, log_signer())});
  ASSERT_EQ(findings.count(), 1U);
  EXPECT_TRUE(has(findings, Property::coverage, 30));
}

TEST(Checkpoints, ANoteThatIsNoneIsNamed) {
  EXPECT_FALSE(read_checkpoint("a", "no note").has_value());
  EXPECT_FALSE(read_checkpoint("a", "origin\nmany\nAAAA\n\n" + log_signer().sign("x\n").line()).has_value());
}

}  // namespace
}  // namespace bonboek
