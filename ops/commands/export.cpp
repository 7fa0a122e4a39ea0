// bonboek export: the ledger as documents for other programs, on standard output.
#include <fmt/format.h>

#include <limits>

#include "api/event_lines.hpp"
#include "exports/auditfile.hpp"
#include "exports/gzip.hpp"
#include "exports/journal.hpp"
#include "ops/commands/commands.hpp"
#include "ops/commands/export_lists.hpp"
#include "ops/commands/options.hpp"
#include "ops/document_output.hpp"

namespace bonboek {
namespace {

struct ExportOptions {
  DataFolder folder;
  MomentText moment;
  std::optional<std::uint16_t> year;
  std::optional<std::uint64_t> after_sequence;
  bool is_compressed{false};
};

std::vector<BookEntry> entries_of(const OpenedLedger& ledger, std::optional<Year> year) {
  constexpr std::size_t no_bound = std::numeric_limits<std::size_t>::max();
  auto entries = book_entries(ledger.views.books(), ledger.log, year, no_bound);
  if (!entries) throw CommandFailed(ExitCode::no_input, entries.error().why);
  return std::move(*entries);
}

ExitCode export_journal(const ExportOptions& options) {
  const OpenedLedger ledger(options.folder, Log::Mode::read_only, moment_of(options.moment));
  DocumentOutput out;
  out.write(journal_text(ledger.views.books(), entries_of(ledger, options.year), options.year));
  out.finish();
  return ExitCode::done;
}

ExitCode export_auditfile(const ExportOptions& options) {
  const OpenedLedger ledger(options.folder, Log::Mode::read_only, moment_of(options.moment));
  DocumentOutput out;
  out.write(auditfile_text(ledger.views.books(), entries_of(ledger, options.year), *options.year));
  out.finish();
  return ExitCode::done;
}

ExitCode export_events(const ExportOptions& options) {
  const OpenedLedger ledger(options.folder, Log::Mode::read_only, moment_of(options.moment));
  const Sequence until = ledger.views.facts().next();
  if (until == Sequence{0}) throw CommandFailed(ExitCode::no_input, "nothing was recorded yet");
  Sequence from = options.after_sequence ? Sequence{*options.after_sequence + 1} : Sequence{0};
  if (from > until) {
    throw CommandFailed(
        ExitCode::no_input,
        fmt::format("the log holds {} events at that moment, and event {}, after which the export would "
                    "go on, is not among them",
                    until.value, from.value - 1));
  }
  if (from == until) {  // no error, so that who follows the log can ask again; and no document that is empty
    fmt::print(stderr, "Nothing after event {} yet: it is the last.\n", until.value - 1);
    return ExitCode::done;
  }
  Gzip gzip;
  DocumentOutput out;
  while (from < until) {
    const EventPage page = read_page({ledger.views, ledger.log}, {from, max_page_events, {}, {}});
    from = page.next;
    std::string lines;
    for (const EventLine& line : page.lines) lines.append(line.line).push_back('\n');
    out.write(options.is_compressed ? gzip.add(lines) : lines);
  }
  if (options.is_compressed) out.write(gzip.finish());
  out.finish();
  return ExitCode::done;
}

}  // namespace

void add_export(CommandWord app, Command& chosen) {
  auto command = app.add_command("export", "print the ledger as a document for other programs; also beside a service");
  command.needs_command();
  const auto options = std::make_shared<ExportOptions>();
  const auto add_document = [&](const char* name, const char* meaning, ExitCode (*run)(const ExportOptions&)) {
    auto document = command.add_command(name, meaning);
    add_data_folder(document, options->folder);
    add_moment(document, options->moment);
    document.on_chosen([options, run, &chosen] { chosen = [options, run] { return run(*options); }; });
    return document;
  };
  add_document("journal", "the books as plain text for ledger and hledger", export_journal)
      .add("--year", options->year, "one year, with what stood on each account before it")
      .within(first_year, last_year)
      .form("2026");
  add_document("auditfile", "a year of the books as XML Auditfile Financieel 4.0", export_auditfile)
      .add("--year", options->year, "the year")
      .within(first_year, last_year)
      .form("2026")
      .required();
  auto events = add_document("events", "the log's canonical lines, one for each event", export_events);
  events
      .add_count(
          "--after-sequence", [options](std::uint64_t value) { options->after_sequence = value; },
          "only events after this one")
      .within(0, std::numeric_limits<std::int64_t>::max())
      .form("N");
  events.add_flag("--gzip", options->is_compressed, "compressed");
  add_export_lists(command, chosen);
}

}  // namespace bonboek
