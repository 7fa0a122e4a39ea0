#include "ops/commands/export_lists.hpp"

#include <boost/json.hpp>

#include "api/answers.hpp"
#include "ops/commands/options.hpp"
#include "ops/document_output.hpp"
#include "ops/opened_ledger.hpp"
#include "projections/told_periods.hpp"

namespace bonboek {
namespace {

struct ListOptions {
  DataFolder folder;
  MomentText moment;
  std::optional<Period> period;
  bool is_csv{false};
  Language language{Language::dutch};
};

struct ListRow {
  const char* name;
  const char* meaning;
  Answer (*answer)(const Views& views, Period period);
  bool has_period;
};

Answer parties(const Views& views, PartyKind kind, Period period) {
  return parties_answer(views.books(), kind, period, PartyIndex::none());
}

constexpr std::array lists{
    ListRow{"libraries", "libraries and what they did",
            [](const Views& views, Period period) { return parties(views, PartyKind::library, period); }, true},
    ListRow{"intermediaries", "intermediaries and what they did",
            [](const Views& views, Period period) { return parties(views, PartyKind::intermediary, period); }, true},
    ListRow{"balances", "what stands on every account",
            [](const Views& views, Period period) { return balances_answer(views.books(), period); }, true},
    ListRow{"fund", "how the fund stands, by business year",
            [](const Views& views, Period) { return fund_answer(views.books(), {}); }, false},
    ListRow{"number-series", "where all numbers are",
            [](const Views& views, Period) { return number_series_answer(views.books(), 1); }, false},
    ListRow{"reconciliation", "what stands open",
            [](const Views& views, Period period) {
              return reconciliation_answer(views.books(), {period, views.today(), PartyIndex::none()});
            },
            true},
    ListRow{"invoices", "invoices and what is open on them",
            [](const Views& views, Period period) { return invoices_answer(views, period, PartyIndex::none()); }, true},
};

ExitCode export_list(const ListRow& list, const ListOptions& options) {
  const OpenedLedger ledger(options.folder, Log::Mode::read_only, moment_of(options.moment));
  const auto& standing = ledger.views.facts().standing();
  if (const auto objection = objection_to(options.period.value_or(all_time), standing)) {
    throw CommandFailed(ExitCode::no_input, *objection);
  }
  const Answer answer = list.answer(ledger.views, options.period.value_or(all_time));
  DocumentOutput out;
  out.write(options.is_csv ? csv_of(answer, options.language) : json::serialize(answer.body));
  out.finish();
  return ExitCode::done;
}

void add_period(CommandWord command, std::optional<Period>& period) {
  const auto take = [&period](const std::string& text) {
    period = parse_period(text);
    if (!period) refuse_value("--period", text + " is no year, quarter, month or two of these as FIRST..LAST");
  };
  command.add_text("--period", take, "what happened in it; otherwise all time").form("2026-Q3");
}

}  // namespace

void add_export_lists(CommandWord command, Command& chosen) {
  const auto options = std::make_shared<ListOptions>();
  for (const ListRow& list : lists) {
    auto word = command.add_command(list.name, list.meaning);
    add_data_folder(word, options->folder);
    add_moment(word, options->moment);
    if (list.has_period) add_period(word, options->period);
    word.add_flag("--csv", options->is_csv, "CSV, for spreadsheets; otherwise JSON");
    add_language(word, options->language);
    word.on_chosen([options, &list, &chosen] { chosen = [options, &list] { return export_list(list, *options); }; });
  }
}

}  // namespace bonboek
