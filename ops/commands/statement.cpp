// bonboek statement: what a party did in a quarter and what is due to it, as it stood at any moment.
#include <fmt/format.h>

#include "api/answers.hpp"
#include "exports/statement_page.hpp"
#include "ledger/base64.hpp"
#include "ledger/log_tree.hpp"
#include "ops/commands/commands.hpp"
#include "ops/commands/options.hpp"
#include "ops/document_output.hpp"
#include "ops/opened_ledger.hpp"
#include "ops/tree_telling.hpp"

namespace bonboek {
namespace {

struct StatementOptions {
  DataFolder folder;
  std::string kind;
  std::string id;
  std::string quarter;
  MomentText moment;
  bool is_json{false};
  bool is_csv{false};
  bool is_html{false};
  Language language{Language::dutch};
};

std::string document(const Statement& statement, const StatementOptions& options) {
  if (options.is_html) return statement_page(statement, options.language);
  if (options.is_csv) return statement_csv(statement, options.language);
  return options.is_json ? statement_json(statement) : statement.lines;
}

Statement made(const StatementOptions& options, PartyKind kind, Quarter quarter) {
  const OpenedLedger opened(options.folder, Log::Mode::read_only, moment_of(options.moment));
  const Books books = opened.views.books();
  if (const auto objection = objection_to(quarter, books.standing)) {
    throw CommandFailed(ExitCode::no_input, *objection);
  }
  const auto party = books.standing.registers.find(kind, options.id);
  if (!party) {
    throw CommandFailed(ExitCode::no_input,
                        fmt::format("no {} is registered as {} at that moment", name_of(kind), options.id));
  }
  const Facts& facts = opened.views.facts();
  const LogTree tree = open_tree(opened.log, facts);
  auto statement = statement_of(
      books, opened.log, facts.vouchers().numbers(),
      {.party = *party, .quarter = quarter, .root = to_base64(bytes_of(tree.head(books.standing.next.value).root))});
  if (!statement) {
    throw CommandFailed(ExitCode::no_input,
                        fmt::format("the statement would list more than {} events", max_statement_events));
  }
  return std::move(*statement);
}

ExitCode statement(const StatementOptions& options) {
  const auto kind = parse_name<PartyKind>(options.kind);
  if (!kind) {
    throw CommandFailed(ExitCode::usage,
                        fmt::format("a statement is that of a library or an intermediary, not a {}", options.kind));
  }
  const auto quarter = parse_quarter(options.quarter);
  if (!quarter) {
    throw CommandFailed(ExitCode::usage, fmt::format("a quarter is written 2026-Q3, not {}", options.quarter));
  }
  const auto made_of = made(options, *kind, *quarter);
  const bool is_lines = !options.is_json && !options.is_csv && !options.is_html;
  if (is_lines && made_of.events.empty()) {  // no error, for so it was; and no document that is empty
    fmt::print(stderr, "Nothing that a statement tells happened to {} {} in {}.\n", options.kind, options.id,
               options.quarter);
    return ExitCode::done;
  }
  DocumentOutput out;
  out.write(document(made_of, options));
  out.finish();
  return ExitCode::done;
}

}  // namespace

void add_statement(CommandWord app, Command& chosen) {
  auto command = app.add_command("statement",
                                 "print a party's statement of a quarter; without a form, the canonical lines of its "
                                 "events; also beside a service");
  const auto options = std::make_shared<StatementOptions>();
  add_data_folder(command, options->folder);
  command.add("KIND", options->kind, "library or intermediary").required();
  command.add("ID", options->id, "the party's id").required();
  command.add("QUARTER", options->quarter, "the quarter, like 2026-Q3").required();
  add_moment(command, options->moment);
  auto json = command.add_flag("--json", options->is_json, "print JSON, for programs");
  auto csv = command.add_flag("--csv", options->is_csv, "print CSV, for spreadsheets");
  csv.excludes(json);
  command.add_flag("--html", options->is_html, "print a page, for a browser or a printer").excludes(json).excludes(csv);
  add_language(command, options->language);
  command.on_chosen([options, &chosen] { chosen = [options] { return statement(*options); }; });
}

}  // namespace bonboek
