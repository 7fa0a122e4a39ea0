// bonboek import: posts a file of events, by the same rules as the service.
#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>

#include "api/encode.hpp"
#include "api/keys.hpp"
#include "ops/commands/commands.hpp"
#include "ops/commands/options.hpp"
#include "ops/import_batches.hpp"
#include "ops/mapped_file.hpp"
#include "ops/offline_post.hpp"
#include "ops/progress.hpp"

namespace bonboek {
namespace {

namespace json = boost::json;

struct ImportOptions {
  DataFolder folder;
  std::string file;
  std::string principal;
  bool in_parts{false};
  bool is_dry_run{false};
  bool is_json{false};
  std::size_t batch_lines{max_submission_events};
  std::optional<Timestamp> simulated_time;
};

/// What has come of a file so far.
struct Imported {
  std::size_t batch_count{0};
  std::uint64_t event_count{0};    // recorded now, or what a dry run would record
  std::uint64_t earlier_count{0};  // of batches that were imported before
  std::uint64_t refusal_count{0};
  json::array refusals;  // the first of them
  std::size_t last_line{0};
  bool is_stopped{false};
};

Principal find_principal(const DataFolder& folder, const std::string& name) {
  const auto ring = KeyRing::load(folder.keys());
  if (!ring) throw CommandFailed(ExitCode::no_input, ring.error());
  const auto found = std::ranges::find(ring->principals(), name, &Principal::name);
  if (found == ring->principals().end()) {
    throw CommandFailed(ExitCode::no_input,
                        fmt::format("{} has no key in {}: see bonboek key add", name, folder.keys()));
  }
  return *found;
}

/// Says of each refusal on which line it is: "events[3].vouchers[2]" becomes line 12, vouchers[2].
json::array on_lines(json::array refusals, const std::vector<std::size_t>& lines) {
  constexpr std::string_view event = "events[";
  for (auto& each : refusals) {
    json::object& refusal = each.as_object();
    const std::string place(std::string_view(refusal.at("place").as_string()));
    std::size_t index = 0;
    if (!place.starts_with(event)) continue;
    const auto [stop, error] = std::from_chars(place.data() + event.size(), place.data() + place.size(), index);
    if (error != std::errc{} || index >= lines.size()) continue;
    const auto rest = place.find_first_not_of("].", static_cast<std::size_t>(stop - place.data()));
    refusal["line"] = lines[index];
    refusal["place"] = rest == std::string::npos ? "" : place.substr(rest);
  }
  return refusals;
}

/// Posts one batch and notes what came of it.
void take_batch(Spine& spine, const ImportOptions& options, const Principal& poster, const ImportBatch& batch,
                Imported& imported) {
  PostRequest request =
      request_of(poster, batch.body, batch.form, options.is_dry_run ? "" : batch.key, options.in_parts);
  request.dry_run = options.is_dry_run;
  request.simulated_time = options.simulated_time;
  const Sequence before = spine.log().tip();
  const auto outcome = post_one(spine, std::move(request));
  const bool is_accepted = outcome.kind != PostOutcome::Kind::refused;
  const bool is_repeated = outcome.kind == PostOutcome::Kind::recorded && outcome.first < before;
  if (is_accepted) (is_repeated ? imported.earlier_count : imported.event_count) += outcome.event_count;

  auto refusals = is_repeated && !outcome.refusals_json.empty() ? json::parse(outcome.refusals_json).as_array()
                                                                : encode_refusals_value(outcome.refusals);
  imported.refusal_count += std::max<std::uint64_t>(outcome.refusals.count, refusals.size());
  refusals = on_lines(std::move(refusals), batch.lines);
  if (!options.is_json) fmt::print("{}", describe(refusals));
  for (auto& each : refusals) {
    if (imported.refusals.size() < max_refusals) imported.refusals.push_back(std::move(each));
  }
  const bool is_other_file = std::ranges::any_of(outcome.refusals.list, [](const Refusal& refusal) {
    return refusal.code == RefusalCode::key_used_for_other_body;
  });
  imported.is_stopped = is_other_file || (!is_accepted && !options.in_parts && !options.is_dry_run);
  imported.batch_count = batch.number;
  if (!imported.is_stopped) imported.last_line = batch.last_line;
}

void tell(const ImportOptions& options, const Imported& imported) {
  if (options.is_json) {
    fmt::print("{}\n", json::serialize(json::object{{"dryRun", options.is_dry_run},
                                                    {"batchCount", imported.batch_count},
                                                    {"eventCount", imported.event_count},
                                                    {"earlierEventCount", imported.earlier_count},
                                                    {"refusalCount", imported.refusal_count},
                                                    {"isStopped", imported.is_stopped},
                                                    {"lastLine", imported.last_line},
                                                    {"refusals", imported.refusals}}));
    return;
  }
  fmt::print("{}: {} events {}", options.file, grouped(imported.event_count),
             options.is_dry_run ? "would be recorded" : "recorded");
  if (imported.earlier_count > 0) fmt::print(", {} were already", grouped(imported.earlier_count));
  fmt::print(", {} refusals\n", grouped(imported.refusal_count));
  if (options.is_dry_run && imported.batch_count > 1) {
    fmt::print("Each of {} batches was held against the ledger as it is: none saw what those before it would record.\n",
               imported.batch_count);
  }
  if (imported.is_stopped && imported.last_line > 0) {
    fmt::print("Lines 1 to {} are recorded, nothing after them: leave them out of the mended file.\n",
               imported.last_line);
  }
}

ExitCode import_file(const ImportOptions& options) {
  const MappedFile file(options.file);
  const Principal poster = find_principal(options.folder, options.principal);
  // A dry run writes nothing, so it may look on beside a running service.
  OpenedLedger ledger(options.folder, options.is_dry_run ? Log::Mode::read_only : Log::Mode::write);
  Spine spine(ledger.log, std::move(ledger.views), system_now);
  ImportBatches batches(file.text(), form_of(options.file), options.batch_lines);
  Imported imported;
  {
    const auto lines = static_cast<std::uint64_t>(std::ranges::count(file.text(), '\n'));
    Progress progress("importing", lines, "lines");
    while (!imported.is_stopped) {
      const auto batch = batches.next();
      if (!batch) break;
      progress.clear();
      take_batch(spine, options, poster, *batch, imported);
      progress.at(imported.last_line);
    }
  }
  tell(options, imported);
  return imported.refusal_count == 0 ? ExitCode::done : ExitCode::refused;
}

}  // namespace

void add_import(CommandWord app, Command& chosen) {
  auto command = app.add_command("import", "post a file of events while no service runs");
  const auto options = std::make_shared<ImportOptions>();
  add_data_folder(command, options->folder);
  command.add("FILE", options->file, "an event a line (NDJSON), or one JSON value where its name ends in .json")
      .required();
  command.add("--as", options->principal, "the principal who posts; it must have a key").required();
  command
      .add_text(
          "--mode", [options](const std::string& mode) { options->in_parts = mode == "partial"; },
          "atomic: of a batch with a refusal nothing is recorded, and the import ends there; "
          "partial: only what is refused is left out")
      .one_of({"atomic", "partial"})
      .default_is("atomic");
  command.add_flag("--dry-run", options->is_dry_run, "say what would be refused, record nothing");
  command.add("--batch", options->batch_lines, "lines in one batch, which is recorded as one submission")
      .within(1, max_submission_events)
      .default_is_value();
  add_time(command, "--simulated-time", options->simulated_time,
           "what time it is, where the ledger's clock is simulated");
  add_json(command, options->is_json);
  command.on_chosen([options, &chosen] { chosen = [options] { return import_file(*options); }; });
}

}  // namespace bonboek
