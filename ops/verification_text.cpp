#include "ops/verification_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "api/excerpt.hpp"
#include "audit/cosignatures.hpp"
#include "ledger/base64.hpp"
#include "ops/progress.hpp"

namespace bonboek {
namespace {

namespace json = boost::json;

std::uint64_t cosignature_count(const KeptCheckpoint& kept) {
  return static_cast<std::uint64_t>(std::ranges::count_if(kept.note.signatures, is_cosignature));
}

/// Cosignatures by others than the witnesses that were given.
std::uint64_t unchecked_cosignatures(const Verification& outcome) {
  std::uint64_t count = 0;
  for (const KeptCheckpoint& kept : outcome.checkpoints) {
    count += static_cast<std::uint64_t>(std::ranges::count_if(kept.note.signatures, [&](const NoteSignature& each) {
      const auto made = [&](const NoteVerifier& witness) { return witness.made(each); };
      return is_cosignature(each) && std::ranges::none_of(outcome.witnesses, made);
    }));
  }
  return count;
}

/// What nothing was said of, each with what it would take.
std::vector<std::string> unchecked(const Verification& outcome) {
  std::vector<std::string> list;
  if (!outcome.key) list.emplace_back("who signed the log: give the public key that you got earlier, as --key");
  if (outcome.checkpoints.empty()) {
    list.emplace_back("that this is the log that others saw: give checkpoints that were kept, as --checkpoint");
  }
  if (const auto count = unchecked_cosignatures(outcome); count > 0) {
    list.push_back(fmt::format("{} cosignature{}: give the keys of the witnesses who made them, as --witness",
                               grouped(count), count == 1 ? "" : "s"));
  }
  if (!outcome.witnesses.empty() && outcome.witnessed_size < outcome.event_count) {
    list.push_back(fmt::format("that a witness saw the events from {} on: the checkpoint cosigned is of {} events",
                               outcome.witnessed_size, grouped(outcome.witnessed_size)));
  }
  if (!outcome.knows_principals) {
    list.emplace_back("which role each poster had, so who may post what: give their list, as --principals");
  }
  list.emplace_back("idempotency keys and the digests of what was posted: no line tells them");
  return list;
}

/// What is found quotes the log, which may hold anything: nothing of it acts on a terminal or breaks JSON.
std::string told(std::string_view what) {
  constexpr std::size_t most_bytes = 2'000;
  return to_string(Excerpt{what, most_bytes});
}

std::string place_of(const Finding& finding) {
  std::string place = finding.at.is_none() ? std::string("the log") : fmt::format("event {}", finding.at.value);
  if (finding.line != 0) place += fmt::format(", line {}", finding.line);
  return place;
}

std::string checkpoints_text(const Verification& outcome) {
  std::string text;
  for (const KeptCheckpoint& kept : outcome.checkpoints) {
    const auto count = cosignature_count(kept);
    text += fmt::format("checkpoint      {} events, {} cosignature{}, {}\n", grouped(kept.checkpoint.head.size),
                        grouped(count), count == 1 ? "" : "s", kept.source);
  }
  return text;
}

json::object finding_value(const Finding& finding) {
  json::object value{
      {"rule", name_of(finding.broken)}, {"what", told(finding.what)}, {"holds", rule_of(finding.broken)}};
  if (!finding.at.is_none()) value["sequence"] = finding.at.value;
  if (finding.line != 0) value["line"] = finding.line;
  return value;
}

}  // namespace

std::string verification_text(const Verification& outcome) {
  std::string text;
  text += fmt::format("log             {}\n", outcome.origin.empty() ? std::string("unknown") : told(outcome.origin));
  text += fmt::format("events          {}, each decided again\n", grouped(outcome.event_count));
  text += fmt::format("vouchers        {}\n", grouped(outcome.voucher_count));
  text += fmt::format("root            {}\n", to_base64(bytes_of(outcome.head.root)));
  text += checkpoints_text(outcome);
  text += fmt::format("key             {}\n", outcome.key ? outcome.key->key() : "none: the signer was not checked");
  for (const NoteVerifier& witness : outcome.witnesses) text += fmt::format("witness         {}\n", witness.key());
  text += fmt::format("reports         {}\n", outcome.report_count);
  text += fmt::format("seconds         {:.3f}\n", outcome.seconds);
  for (const auto& each : unchecked(outcome)) text += fmt::format("not checked     {}\n", each);
  for (const Finding& finding : outcome.findings.list()) {
    text += fmt::format("\n{}: {}\n  {}\n  {}\n", place_of(finding), name_of(finding.broken), told(finding.what),
                        rule_of(finding.broken));
  }
  const std::uint64_t count = outcome.findings.count();
  if (count > outcome.findings.list().size()) {
    text += fmt::format("\nand {} more\n", grouped(count - outcome.findings.list().size()));
  }
  return text + (count == 0 ? "\nAll that was checked holds.\n"
                            : fmt::format("\n{} findings: it does not hold.\n", grouped(count)));
}

std::string verification_json(const Verification& outcome) {
  json::array findings;
  for (const Finding& finding : outcome.findings.list()) findings.push_back(finding_value(finding));
  json::array checkpoints;
  for (const KeptCheckpoint& kept : outcome.checkpoints) {
    checkpoints.push_back({{"source", kept.source},
                           {"treeSize", kept.checkpoint.head.size},
                           {"cosignatureCount", cosignature_count(kept)}});
  }
  json::array witnesses;
  for (const NoteVerifier& witness : outcome.witnesses) witnesses.push_back(json::string(witness.key()));
  json::array not_checked;
  for (const auto& each : unchecked(outcome)) not_checked.push_back(json::string(each));
  const json::object body{
      {"holds", outcome.holds()},
      {"origin", outcome.origin},
      {"eventCount", outcome.event_count},
      {"voucherCount", outcome.voucher_count},
      {"treeSize", outcome.head.size},
      {"rootHash", to_base64(bytes_of(outcome.head.root))},
      {"key", outcome.key ? json::value(outcome.key->key()) : json::value(nullptr)},
      {"checkpoints", std::move(checkpoints)},
      {"witnesses", std::move(witnesses)},
      {"reportCount", outcome.report_count},
      {"notChecked", std::move(not_checked)},
      {"findingCount", outcome.findings.count()},
      {"findings", std::move(findings)},
      {"seconds", outcome.seconds},
  };
  return json::serialize(body) + "\n";
}

}  // namespace bonboek
