// An export in which anything was changed, removed, inserted, swapped or cut off is found out, and the place is named:
// the line itself where it says what can't be, or else the stretch between two checkpoints that were kept.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/audit/export_text.hpp"
#include "tests/one_in.hpp"

namespace bonboek {
namespace {

/// An export with the checkpoints that an auditor kept of it: one for every `every` events.
struct Kept {
  std::vector<std::string> lines;
  std::vector<KeptCheckpoint> checkpoints;
  std::uint64_t every;

  Kept(const MemoryLedger& ledger, std::uint64_t between) : lines(lines_of(ledger)), every(between) {
    for (std::uint64_t size = every; size < lines.size() + every; size += every) {
      checkpoints.push_back(checkpoint_of(lines, std::min<std::uint64_t>(size, lines.size()), log_signer()));
    }
  }
};

/// Whether a finding names the event, or the stretch that it lies in, and none names an event before that stretch.
void expect_named(const Kept& kept, const std::string& altered, std::uint64_t event, const std::string& what) {
  const auto findings = audit(altered, kept.checkpoints);
  ASSERT_GT(findings.count(), 0U) << what;
  const std::uint64_t stretch = event / kept.every * kept.every;
  bool is_named = false;
  for (const Finding& finding : findings.list()) {
    if (finding.at.is_none()) continue;
    EXPECT_GE(finding.at.value, stretch) << what << "\n" << text_of(findings);
    const bool is_stretch = finding.broken == Broken(Property::tree) && finding.at.value == stretch;
    is_named = is_named || is_stretch || finding.at.value == event;
  }
  EXPECT_TRUE(is_named) << what << "\n" << text_of(findings);
}

/// Another byte that could stand there: what is most like a change that nobody sees.
char other(char c) {
  if (c == '9' || c == 'z' || c == 'Z') return static_cast<char>(c - 1);
  if (std::isalnum(static_cast<unsigned char>(c)) != 0) return static_cast<char>(c + 1);
  return static_cast<char>(c ^ 1);
}

constexpr std::uint64_t parts = 8;

class ChangedBytes : public testing::TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Parts, ChangedBytes, testing::Range(std::uint64_t{0}, parts));

TEST_P(ChangedBytes, AreNamed) {
  for (const MemoryLedger* ledger : {&ledger_of_every_type(), &busy_ledger()}) {
    const Kept kept(*ledger, 16);
    const auto text = joined(kept.lines);
    std::uint64_t event = 0;
    const std::uint64_t every = ledger == &busy_ledger() ? 5 : 1;  // of the long one every fifth byte
    const std::uint64_t step = parts * every * one_in();
    std::size_t counted = 0;
    for (std::size_t at = GetParam(); at < text.size(); at += step) {
      event += static_cast<std::uint64_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(counted),
                                                     text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
      counted = at;
      for (const char changed : {other(text[at]), '"'}) {
        if (changed == text[at]) continue;
        auto altered = text;
        altered[at] = changed;
        expect_named(kept, altered, event,
                     fmt::format("byte {} of line {}: {} to {}", at, event + 1, text[at], changed));
      }
      if (HasFatalFailure()) return;
    }
  }
}

class AlteredLines : public testing::TestWithParam<std::string> {
 protected:
  static const MemoryLedger& ledger() { return GetParam() == "OfEveryType" ? ledger_of_every_type() : busy_ledger(); }
};
INSTANTIATE_TEST_SUITE_P(Ledgers, AlteredLines, testing::Values("OfEveryType", "Busy"),
                         [](const auto& named) { return named.param; });

TEST_P(AlteredLines, RemovedAreNamed) {
  const Kept kept(ledger(), 16);
  for (std::size_t i = 0; i < kept.lines.size(); ++i) {
    auto lines = kept.lines;
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(i));
    expect_named(kept, joined(lines), i, fmt::format("without line {}", i + 1));
    if (i + 1 < kept.lines.size()) {
      EXPECT_TRUE(has(audit(joined(lines), kept.checkpoints), Property::sequence, i));
    }
  }
}

TEST_P(AlteredLines, RepeatedAreNamed) {
  const Kept kept(ledger(), 16);
  for (std::size_t i = 0; i < kept.lines.size(); ++i) {
    auto lines = kept.lines;
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(i), kept.lines[i]);
    const auto findings = audit(joined(lines), kept.checkpoints);
    EXPECT_TRUE(has(findings, Property::sequence, i + 1)) << i << "\n" << text_of(findings);
  }
}

TEST_P(AlteredLines, SwappedAreNamed) {
  const Kept kept(ledger(), 16);
  for (std::size_t i = 0; i + 1 < kept.lines.size(); ++i) {
    auto lines = kept.lines;
    std::swap(lines[i], lines[i + 1]);
    const auto findings = audit(joined(lines), kept.checkpoints);
    EXPECT_TRUE(has(findings, Property::sequence, i)) << i << "\n" << text_of(findings);
  }
}

TEST_P(AlteredLines, CutOffAreNamed) {
  const Kept kept(ledger(), 16);
  auto lines = kept.lines;
  while (!lines.empty()) {
    const auto cut = joined(lines).substr(0, joined(lines).size() - 1);
    EXPECT_TRUE(has(audit(cut, kept.checkpoints), Property::canonical_line, lines.size() - 1));
    lines.pop_back();
    const auto findings = audit(joined(lines), kept.checkpoints);
    EXPECT_TRUE(has(findings, Property::coverage, lines.size())) << text_of(findings);
  }
}

TEST(AlteredExport, AReversalTakesBackWhatWasTakenInOfAnAlteredEvent) {
  const Kept kept(ledger_of_every_type(), 16);
  auto lines = kept.lines;
  constexpr std::size_t paid = 32;  // reversed by the event after it
  const auto year = lines[paid].find(R"("membershipYear":2025)");
  ASSERT_NE(year, std::string::npos);
  lines[paid].replace(year, std::string_view(R"("membershipYear":2025)").size(), R"("membershipYear":2026)");
  const auto findings = audit(joined(lines), kept.checkpoints);
  EXPECT_TRUE(has(findings, Property::computed_member, paid)) << text_of(findings);
  EXPECT_FALSE(has(findings, Property::computed_member, paid + 1)) << text_of(findings);
}

TEST(AlteredExport, CutOffWithinALineIsFound) {
  const Kept kept(ledger_of_every_type(), 16);
  const auto text = joined(kept.lines);
  constexpr std::size_t step = 5;
  for (std::size_t size = 0; size < text.size(); size += step) {
    EXPECT_GT(audit(text.substr(0, size), kept.checkpoints).count(), 0U) << size;
  }
}

}  // namespace
}  // namespace bonboek
