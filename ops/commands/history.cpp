// bonboek history: everything that was recorded about one voucher, as a table or with what proves it.
#include <fmt/format.h>

#include <boost/json.hpp>

#include "api/answers.hpp"
#include "api/notary.hpp"
#include "exports/voucher_page.hpp"
#include "ops/commands/commands.hpp"
#include "ops/commands/options.hpp"
#include "ops/document_output.hpp"
#include "ops/signing_key.hpp"
#include "ops/text_table.hpp"
#include "ops/tree_telling.hpp"

namespace bonboek {
namespace {

struct HistoryOptions {
  DataFolder folder;
  std::string voucher;
  MomentText moment;
  CheckpointText checkpoint;
  bool is_json{false};
  bool is_html{false};
  Language language{Language::dutch};
};

VoucherIndex find_voucher(const Views& views, const std::string& text) {
  const auto number = parse_voucher_number(text);
  if (!number) {
    throw CommandFailed(ExitCode::usage, number.error() == NumberFault::wrong_check_digits
                                             ? "the check digits do not fit the voucher number: it is mistyped"
                                             : "a voucher number is written YY-NNNNNN-CC");
  }
  const auto index = views.facts().vouchers().find(*number);
  if (!index) {
    throw CommandFailed(ExitCode::no_input,
                        fmt::format("voucher {} was not minted at that moment", to_string(*number)));
  }
  return *index;
}

/// What an event says beside its place and time, as far as its type says it: "library=venlo invoice=2026-04".
std::string told_by(const json::object& event) {
  std::string text;
  for (const char* member : {"intermediary", "library", "track", "municipality", "invoice", "membershipYear",
                             "amountCents", "reason", "reversedSequence", "reversedType", "reference"}) {
    const auto value = event.if_contains(member);
    if (value == nullptr) continue;
    const std::string said = value->is_string() ? std::string(value->as_string()) : json::serialize(*value);
    text += fmt::format("{}{}={}", text.empty() ? "" : " ", member, said);
  }
  return text;
}

std::string history_text(const Answer& answer) {
  std::vector<TextRow> rows{{"event", "occurred on", "recorded at", "by", "type"}};
  std::vector<std::string> told{"says"};
  for (const auto& each : answer.body.at(answer.list).as_array()) {
    const auto& event = each.as_object();
    TextRow row;
    for (const char* member : {"sequence", "occurredOn", "recordedAt", "actor", "type"}) {
      const auto& value = event.at(member);
      row.push_back(value.is_string() ? std::string(value.as_string()) : json::serialize(value));
    }
    rows.push_back(std::move(row));
    told.push_back(told_by(event));
  }
  std::string text;
  const std::string columns = text_table(rows);
  std::size_t at = 0;
  for (const std::string& said : told) {
    const auto end = columns.find('\n', at);
    text += columns.substr(at, end - at) + "  " + said + "\n";
    at = end + 1;
  }
  return text;
}

/// The whole ledger, where it goes on after the moment: the tree that the last receipts tell may be larger than that of
/// the moment, for a commit group has one for all of it.
std::optional<OpenedLedger> later_ledger(const OpenedLedger& ledger, const DataFolder& folder) {
  if (ledger.views.facts().next() >= ledger.log.tip()) return {};
  return std::optional<OpenedLedger>(std::in_place, folder, Log::Mode::read_only, Moment{});
}

/// With the checkpoint that was given, or one signed here where the secret is there; a copy of the log alone has none.
VoucherHistory proved_history(const OpenedLedger& ledger, VoucherIndex voucher, const HistoryOptions& options,
                              const std::optional<GivenCheckpoint>& given) {
  const DataFolder& folder = options.folder;
  const Facts& facts = ledger.views.facts();
  const auto later = later_ledger(ledger, folder);
  const LogTree tree = later ? open_tree(later->log, later->views.facts()) : open_tree(ledger.log, facts);
  auto history = voucher_history(voucher_standing(ledger.views, voucher), ledger.log, tree);
  if (!history) {
    throw CommandFailed(ExitCode::no_input,
                        fmt::format("at most {} events of a voucher are told at once", max_history_events));
  }
  if (given) {
    history->note = kept_ledger_checkpoint(*given, folder, facts.registers(), tree).note;
  } else if (std::filesystem::exists(folder.signing_key())) {
    history->note = Notary(tree, signing_key_of(folder, facts.registers())).at(history->head.size)->note;
  } else {
    fmt::print(stderr,
               "{} is not there, so the checkpoint is not signed: give one that the ledger signed as --checkpoint "
               "FILE (GET /v1/log/checkpoint) with --key @FILE (GET /v1/log/key), or hold its root, of {} events, "
               "against the one that GET /v1/log/checkpoint?treeSize={} tells.\n",
               folder.signing_key(), history->head.size, history->head.size);
  }
  return std::move(*history);
}

void print_document(const OpenedLedger& ledger, VoucherIndex voucher, const HistoryOptions& options,
                    const std::optional<GivenCheckpoint>& given) {
  const auto history = proved_history(ledger, voucher, options, given);
  DocumentOutput out;
  if (options.is_html) {
    out.write(voucher_page(history, options.language));
  } else {
    auto standing = voucher_answer(ledger.views, voucher).body;
    out.write(json::serialize(voucher_history_answer(history, std::move(standing)).body));
  }
  out.finish();
}

ExitCode history(const HistoryOptions& options) {
  const bool is_document = options.is_json || options.is_html;
  const auto given = given_checkpoint(options.checkpoint);
  if (given && !is_document) throw CommandFailed(ExitCode::usage, "a table proves nothing: ask for --json or --html");
  const OpenedLedger ledger = open_covered(options.folder, given, moment_of(options.moment));
  const VoucherIndex voucher = find_voucher(ledger.views, options.voucher);
  if (is_document) {
    print_document(ledger, voucher, options, given);
  } else {
    fmt::print("{}", history_text(voucher_events_answer(ledger.views, ledger.log, voucher)));
  }
  return ExitCode::done;
}

}  // namespace

void add_history(CommandWord app, Command& chosen) {
  auto command = app.add_command("history", "print a voucher's events, oldest first; also beside a running service");
  const auto options = std::make_shared<HistoryOptions>();
  add_data_folder(command, options->folder);
  command.add("VOUCHER", options->voucher, "its number").required();
  add_checkpoint(command, options->checkpoint, add_moment(command, options->moment));
  auto json = command.add_flag("--json", options->is_json, "print JSON, for programs: with receipts and proofs");
  command.add_flag("--html", options->is_html, "print the same as a page, for a browser or a printer").excludes(json);
  add_language(command, options->language);
  command.on_chosen([options, &chosen] { chosen = [options] { return history(*options); }; });
}

}  // namespace bonboek
