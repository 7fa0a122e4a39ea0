#include "tests/audit/export_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>

#include "audit/books_check.hpp"
#include "audit/heard_export.hpp"
#include "audit/members.hpp"
#include "ledger/canonical_line.hpp"
#include "tests/ledger/rule_player.hpp"

namespace bonboek {
namespace {

constexpr std::string_view origin = "bonboek.example/limburg";
constexpr std::size_t kept_findings = 10'000;

}  // namespace

std::vector<std::string> lines_of(const MemoryLedger& ledger) {
  std::vector<std::string> lines;
  for (Sequence at{0}; at < ledger.facts().next(); at = at + 1) {
    append_canonical_line(lines.emplace_back(), ledger.event(at), line_names(ledger.facts()));
  }
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) text.append(line).append("\n");
  return text;
}

const MemoryLedger& ledger_of_every_type() {
  static const MemoryLedger ledger = [] {
    const auto tables = read_rule_tables(BONBOEK_SCENARIOS);
    RulePlayer player;
    player.play(lines_of(*std::ranges::find(tables, "every type of event has its line", &RuleTable::name), tables));
    return player.ledger();
  }();
  return ledger;
}

const MemoryLedger& busy_ledger() {
  static const MemoryLedger ledger = [] {
    constexpr std::size_t moves = 400;
    MemoryLedger busy = opened_ledger();
    std::mt19937 chance(7);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same ledger in every run
    std::vector<Move> made(moves);
    for (Move& move : made) std::ranges::generate(move, [&] { return static_cast<std::uint8_t>(chance()); });
    play_as_posted(made, busy);
    return busy;
  }();
  return ledger;
}

void play_as_posted(const std::vector<Move>& moves, MemoryLedger& ledger) {
  for (const Move& move : moves) {
    auto request = request_of(move, ledger);
    if (request.item.fact.type == EventType::library_registered) request.item.fact.municipality = Municipality{983};
    request.item.fact = posted_part(request.item.fact);
    ledger.post_in_parts(request.item, {the_coordinator(), request.today, 0}, morning_of(request.today));
  }
}

const NoteSigner& log_signer() {
  static const NoteSigner signer = NoteSigner::generate(std::string(origin));
  return signer;
}

KeptCheckpoint checkpoint_of(const std::vector<std::string>& lines, std::uint64_t size, const NoteSigner& signer) {
  TreeEdge edge;
  for (std::uint64_t i = 0; i < size; ++i) edge.add(leaf_hash(lines.at(i)));
  const Checkpoint checkpoint{signer.verifier().name(), {size, edge.root()}};
  const auto note = checkpoint.text() + "\n" + signer.sign(checkpoint.text()).line();
  return read_checkpoint(fmt::format("checkpoint-{}", size), note).value();
}

Findings audit(const std::string& text, const std::vector<KeptCheckpoint>& checkpoints, const Principals* principals,
               const NoteSigner& signer) {
  Findings findings(kept_findings);
  std::vector<std::uint64_t> sizes;
  for (const KeptCheckpoint& kept : checkpoints) sizes.push_back(kept.checkpoint.head.size);
  Retrial::Terms terms;
  terms.principals = principals;
  HeardExport heard(text, std::move(terms), sizes, findings);
  heard.hear([](std::uint64_t) {});
  check_books(heard.views(), findings);
  const auto& scheme = heard.views().facts().registers().scheme();
  check_checkpoints(checkpoints, {heard.heads(), scheme ? scheme->origin : std::string_view{}, &signer.verifier()},
                    findings);
  return findings;
}

std::string text_of(const Findings& findings) {
  std::string text;
  for (const Finding& finding : findings.list()) {
    text += fmt::format("event {}, line {}: {}: {}\n", finding.at.is_none() ? -1 : static_cast<int>(finding.at.value),
                        finding.line, name_of(finding.broken), finding.what);
  }
  return text;
}

bool has(const Findings& findings, Broken broken, std::uint64_t sequence) {
  return std::ranges::any_of(findings.list(), [&](const Finding& finding) {
    return finding.broken == broken && finding.at.value == sequence;
  });
}

}  // namespace bonboek
