#include "ops/verification.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "audit/books_check.hpp"
#include "audit/cosignatures.hpp"
#include "audit/heard_export.hpp"
#include "audit/heard_log.hpp"
#include "exports/gunzip.hpp"
#include "ops/auditor_files.hpp"
#include "ops/data_folder.hpp"
#include "ops/exit_codes.hpp"
#include "ops/mapped_file.hpp"
#include "ops/progress.hpp"
#include "ops/scratch_file.hpp"
#include "ops/served_log.hpp"
#include "ops/service_address.hpp"

namespace bonboek {
namespace {

/// One verification under way.
class Verifying {
 public:
  explicit Verifying(const VerifyOptions& options) : options_(options) {
    outcome_.findings = Findings(options.most_findings);
    outcome_.key = read_key(options.key);
    for (const auto& file : options.checkpoints) outcome_.checkpoints.push_back(read_checkpoint_file(file));
    for (const auto& key : options.witnesses) outcome_.witnesses.push_back(read_witness_key(key));
    if (!is_url(options.source) && !options.ca.empty()) {
      throw CommandFailed(ExitCode::usage, "--ca is for a service's address that begins with https://");
    }
    if (!options.witnesses.empty() && options.checkpoints.empty() && !is_url(options.source)) {
      throw CommandFailed(ExitCode::usage,
                          "a witness cosigns a checkpoint: give the one that it saw, as --checkpoint FILE");
    }
    reports_.reserve(options.reports.size());
    for (const auto& file : options.reports) reports_.push_back(read_held_report(file));
    std::ranges::stable_sort(reports_, {}, &HeldReport::at);
    if (!options.principals.empty()) principals_ = read_principals(options.principals);
  }

  Verification run() && {
    const auto start = std::chrono::steady_clock::now();
    if (is_url(options_.source)) {
      verify_served();
    } else if (std::filesystem::is_directory(options_.source)) {
      verify_folder();
    } else {
      verify_file();
    }
    if (outcome_.event_count == 0) check_emptiness();
    outcome_.report_count = reports_.size();
    outcome_.knows_principals = principals_.has_value();
    outcome_.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return std::move(outcome_);
  }

 private:
  Findings& findings() { return outcome_.findings; }

  [[nodiscard]] Retrial::Terms terms() {
    Retrial::Terms terms;
    if (principals_) terms.principals = &*principals_;
    for (const HeldReport& report : reports_) {
      if (terms.stops.empty() || terms.stops.back() != report.at) terms.stops.push_back(report.at);
    }
    terms.on_stop = [this](Sequence at, const Books& books) {
      for (const HeldReport& report : reports_) {
        if (report.at == at) rebuilt_.push_back(rebuilt_report(report, books));
      }
    };
    return terms;
  }

  /// At which the root is wanted.
  [[nodiscard]] std::vector<std::uint64_t> wanted_sizes() const {
    std::vector<std::uint64_t> sizes;
    sizes.reserve(outcome_.checkpoints.size() + reports_.size());
    for (const KeptCheckpoint& kept : outcome_.checkpoints) sizes.push_back(kept.checkpoint.head.size);
    for (const HeldReport& report : reports_) sizes.push_back(report.at.value + 1);
    return sizes;
  }

  void verify_served() {
    if (options_.api_key.empty()) {
      throw CommandFailed(ExitCode::usage, "a service tells its log to an auditor's key: give --api-key FILE");
    }
    ServedLog served(options_.source, first_line_of(options_.api_key), options_.ca);
    if (!outcome_.witnesses.empty() && outcome_.checkpoints.empty()) {
      if (auto cosigned = served.newest_cosigned_checkpoint()) outcome_.checkpoints.push_back(std::move(*cosigned));
    }
    KeptCheckpoint newest = served.newest_checkpoint();
    const std::uint64_t size = newest.checkpoint.head.size;
    const auto is_newest = [&](const KeptCheckpoint& kept) {
      return kept.source == newest.source && kept.checkpoint.head == newest.checkpoint.head;
    };
    if (std::ranges::none_of(outcome_.checkpoints, is_newest)) outcome_.checkpoints.push_back(std::move(newest));
    ScratchFile lines;
    Progress progress("reading", size, "events");
    served.read_lines(size, [&](std::string_view piece, std::uint64_t done) {
      lines.append(piece);
      progress.at(done);
    });
    progress.clear();
    verify_lines(MappedFile(lines.path()).text());
  }

  void verify_file() {
    if (options_.source != standard_input && !std::filesystem::exists(options_.source)) {
      throw CommandFailed(ExitCode::no_input, fmt::format("{} is not there", options_.source));
    }
    if (options_.checkpoints.empty()) {
      throw CommandFailed(ExitCode::usage,
                          "an export is held against a checkpoint of its log: give --checkpoint FILE, as GET "
                          "/v1/log/checkpoint answered it");
    }
    const MappedFile file(options_.source);
    if (!is_gzip(file.text())) return verify_lines(file.text());
    ScratchFile lines;
    const auto outcome = gunzip(file.text(), [&](std::string_view piece) { lines.append(piece); });
    if (!outcome) {
      throw CommandFailed(ExitCode::no_input, fmt::format("{}: its gzip is {}", options_.source, outcome.error()));
    }
    verify_lines(MappedFile(lines.path()).text());
  }

  void verify_lines(std::string_view text) {
    HeardExport heard(text, terms(), wanted_sizes(), findings());
    Progress progress("verifying", text.size(), "bytes");
    heard.hear([&](std::uint64_t bytes) { progress.at(bytes); });
    progress.clear();
    if (heard.heads().size() > 0 && heard.read_count() == 0) {
      throw CommandFailed(ExitCode::no_input, fmt::format("{} is no export: none of its {} lines is an event",
                                                          options_.source, heard.heads().size()));
    }
    conclude(heard.views(), heard.heads());
  }

  void verify_folder() {
    const DataFolder folder{options_.source};
    if (!std::filesystem::is_directory(folder.log())) {
      throw CommandFailed(ExitCode::unavailable,
                          fmt::format("{} is no ledger's folder, for there is no folder log in it: give the one that "
                                      "'bonboek serve' is given, a backup of it, or an export",
                                      options_.source));
    }
    const Log log(folder.log(), Log::Mode::read_only);
    const Sequence tip = log.tip();
    HeardLog heard(log, terms(), wanted_sizes(), findings());
    Progress progress("verifying", tip.value, "events");
    heard.hear(tip, [&](Sequence done) { progress.at(done.value); });
    progress.clear();
    conclude(heard.views(), heard.heads());
    check_folder_key(folder);
  }

  void check_folder_key(const DataFolder& folder) {
    if (!outcome_.key || outcome_.origin.empty() || !std::filesystem::exists(folder.signing_key())) return;
    const auto signer = NoteSigner::parse(first_line_of(folder.signing_key()));
    if (signer && signer->verifier().key() == outcome_.key->key()) return;
    findings().add({Sequence::none(), 0, Property::signature,
                    fmt::format("{} is no secret of the key {}: the ledger signs with another", folder.signing_key(),
                                outcome_.key->key())});
  }

  void conclude(const Views& views, const TreeHeads& heads) {
    const auto& scheme = views.facts().registers().scheme();
    if (scheme) outcome_.origin = scheme->origin;
    outcome_.event_count = heads.size();
    outcome_.voucher_count = views.facts().vouchers().size();
    outcome_.head = {heads.size(), heads.root()};
    check_books(views, findings());
    compare_reports(heads);
    check_checkpoints(outcome_.checkpoints, {heads, outcome_.origin, outcome_.key ? &*outcome_.key : nullptr},
                      findings());
    check_witnesses();
    if (outcome_.key && !outcome_.origin.empty() && outcome_.key->name() != outcome_.origin) {
      findings().add(
          {Sequence::none(), 0, Property::origin,
           fmt::format("the key is that of the log {}, and this is {}", outcome_.key->name(), outcome_.origin)});
    }
  }

  /// The largest checkpoint that was given, of a service without one the newest that anybody cosigned, has to be
  /// cosigned by all; of several of that size the one that most did. Of the others what they carry has to hold.
  void check_witnesses() {
    const auto& kept = outcome_.checkpoints;
    if (outcome_.witnesses.empty() || kept.empty()) return;
    const auto given = std::span(kept).first(std::max<std::size_t>(1, options_.checkpoints.size()));
    const auto& cosigned = *std::ranges::max_element(given, {}, [](const KeptCheckpoint& each) {
      return std::pair(each.checkpoint.head.size, std::ranges::count_if(each.note.signatures, is_cosignature));
    });
    outcome_.witnessed_size = cosigned.checkpoint.head.size;
    for (const KeptCheckpoint& each : kept) {
      check_cosignatures(each, outcome_.witnesses, &each == &cosigned ? Cosigned::by_all : Cosigned::where_it_says,
                         findings());
    }
  }

  /// Those of events that the log has were rebuilt, in the order of the reports.
  void compare_reports(const TreeHeads& heads) {
    for (std::size_t i = 0; i < reports_.size(); ++i) {
      const HeldReport& report = reports_[i];
      const auto root = heads.root_at(report.at.value + 1);
      if (i < rebuilt_.size() && root) {
        compare_report(report, std::move(rebuilt_[i]), *root, findings());
      } else {
        findings().add({report.at, 0, Property::report,
                        fmt::format("{} holds at event {}, and the log has {} events", report.file, report.at.value,
                                    outcome_.event_count)});
      }
    }
  }

  /// Nothing that holds of no events is a success, unless somebody signed that there are none.
  void check_emptiness() {
    if (std::ranges::any_of(outcome_.checkpoints,
                            [](const KeptCheckpoint& kept) { return kept.checkpoint.head.size == 0; })) {
      return;
    }
    findings().add({Sequence::none(), 0, Property::coverage,
                    fmt::format("{} holds no events, and no checkpoint of size 0 says so", options_.source)});
  }

  const VerifyOptions& options_;
  Verification outcome_;
  std::vector<HeldReport> reports_;  // in order of their events
  std::vector<std::optional<QuarterReport>> rebuilt_;
  std::optional<Principals> principals_;
};

}  // namespace

Verification verify(const VerifyOptions& options) {
  return Verifying(options).run();
}

}  // namespace bonboek
