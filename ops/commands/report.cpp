// bonboek report: a quarter's report as it stood at any moment.
#include <fmt/format.h>

#include <boost/json.hpp>

#include "api/answers.hpp"
#include "ops/commands/commands.hpp"
#include "ops/commands/options.hpp"
#include "ops/report_text.hpp"

namespace bonboek {
namespace {

struct ReportOptions {
  DataFolder folder;
  std::string quarter;
  MomentText moment;
  bool is_json{false};
};

ExitCode report(const ReportOptions& options) {
  const auto quarter = parse_quarter(options.quarter);
  if (!quarter) {
    throw CommandFailed(ExitCode::usage, fmt::format("a quarter is written 2026-Q3, not {}", options.quarter));
  }
  const OpenedBooks opened(options.folder, moment_of(options.moment));
  if (options.is_json) {
    fmt::print("{}\n", boost::json::serialize(report_answer(opened.books(), *quarter).body));
  } else {
    fmt::print("{}", report_text(opened.books(), *quarter));
  }
  return ExitCode::done;
}

}  // namespace

void add_report(CommandWord app, Command& chosen) {
  auto command = app.add_command("report", "print a quarter's report; also beside a running service");
  const auto options = std::make_shared<ReportOptions>();
  add_data_folder(command, options->folder);
  command.add("QUARTER", options->quarter, "the quarter, like 2026-Q3").required();
  add_moment(command, options->moment);
  add_json(command, options->is_json);
  command.on_chosen([options, &chosen] { chosen = [options] { return report(*options); }; });
}

}  // namespace bonboek
