// bonboek report: a quarter's report as it stood at any moment.
#include <fmt/format.h>

#include <boost/json.hpp>

#include "api/answers.hpp"
#include "exports/report_csv.hpp"
#include "exports/report_html.hpp"
#include "ledger/base64.hpp"
#include "ledger/log_tree.hpp"
#include "ops/commands/commands.hpp"
#include "ops/commands/options.hpp"
#include "ops/document_output.hpp"
#include "ops/opened_ledger.hpp"
#include "ops/report_text.hpp"
#include "ops/tree_telling.hpp"
#include "projections/small_counts.hpp"

namespace bonboek {
namespace {

struct ReportOptions {
  DataFolder folder;
  std::string quarter;
  MomentText moment;
  bool is_json{false};
  bool is_csv{false};
  bool is_html{false};
  bool is_public{false};
  Language language{Language::dutch};
};

std::string document(const QuarterReport& report, const ReportOptions& options) {
  if (options.is_csv) return report_csv(report, options.language);
  if (options.is_html) return report_html(report, options.language);
  return boost::json::serialize(report_answer(report).body);
}

void must_have_report(Quarter quarter, const Books& books) {
  if (const auto objection = objection_to(quarter, books.standing)) {
    throw CommandFailed(ExitCode::no_input, *objection);
  }
}

void print_text(const ReportOptions& options, Quarter quarter) {
  const OpenedBooks opened(options.folder, moment_of(options.moment));
  must_have_report(quarter, opened.books());
  fmt::print("{}", report_text(opened.books(), quarter));
}

/// With the root of the log's tree, for which the vouchers' numbers are needed.
void print_document(const ReportOptions& options, Quarter quarter) {
  const OpenedLedger opened(options.folder, Log::Mode::read_only, moment_of(options.moment));
  const Books books = opened.views.books();
  must_have_report(quarter, books);
  const LogTree tree = open_tree(opened.log, opened.views.facts());
  auto told = quarter_report(books, quarter, to_base64(bytes_of(tree.head(books.standing.next.value).root)));
  if (options.is_public) withhold_small_counts(told);
  DocumentOutput out;
  out.write(document(told, options));
  out.finish();
}

ExitCode report(const ReportOptions& options) {
  const auto quarter = parse_quarter(options.quarter);
  if (!quarter) {
    throw CommandFailed(ExitCode::usage, fmt::format("a quarter is written 2026-Q3, not {}", options.quarter));
  }
  const bool is_document = options.is_json || options.is_csv || options.is_html;
  if (options.is_public && !is_document) {
    throw CommandFailed(ExitCode::usage, "--public is for a document: add --json, --csv or --html");
  }
  is_document ? print_document(options, *quarter) : print_text(options, *quarter);
  return ExitCode::done;
}

}  // namespace

void add_report(CommandWord app, Command& chosen) {
  auto command = app.add_command("report", "print a quarter's report; also beside a running service");
  const auto options = std::make_shared<ReportOptions>();
  add_data_folder(command, options->folder);
  command.add("QUARTER", options->quarter, "the quarter, like 2026-Q3").required();
  add_moment(command, options->moment);
  auto json = command.add_flag("--json", options->is_json, "print JSON, for programs");
  auto csv = command.add_flag("--csv", options->is_csv, "print CSV, for spreadsheets");
  csv.excludes(json);
  command.add_flag("--html", options->is_html, "print a page, for a browser or a printer").excludes(json).excludes(csv);
  command.add_flag("--public", options->is_public,
                   "for publication: small counts of municipalities and libraries, and small totals, are withheld");
  add_language(command, options->language);
  command.on_chosen([options, &chosen] { chosen = [options] { return report(*options); }; });
}

}  // namespace bonboek
