// bonboek audit-pack: a year for an auditor, as one archive.
#include "ops/audit_pack.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <string_view>

#include "exports/gzip.hpp"
#include "ops/auditor_files.hpp"
#include "ops/commands/commands.hpp"
#include "ops/commands/options.hpp"
#include "ops/tree_telling.hpp"
#include "ops/whole_file.hpp"

namespace bonboek {
namespace {

struct PackOptions {
  DataFolder folder;
  MomentText moment;
  std::uint16_t year{0};
  std::string file;
  std::uint64_t sample{default_sample};
  std::string checkpoint;  // FILE; may be empty
  std::string key;         // VKEY or @FILE; the same
  std::optional<std::string> seed;
  Language language{Language::dutch};
  bool is_forced{false};
};

constexpr std::string_view compressed_ending = ".tar.gz";
constexpr std::string_view plain_ending = ".tar";

bool is_compressed(const std::string& file) {
  if (file.ends_with(compressed_ending)) return true;
  if (file.ends_with(plain_ending)) return false;
  throw CommandFailed(ExitCode::usage, fmt::format("the archive's name ends in .tar or .tar.gz; {} does not", file));
}

bool is_seed(const std::string& text) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
  return !text.empty() && text.size() <= max_seed && text.find_first_not_of(letters) == std::string::npos;
}

std::optional<KeptCheckpoint> given_checkpoint(const PackOptions& options) {
  if (options.checkpoint.empty()) return {};
  KeptCheckpoint kept = read_checkpoint_file(options.checkpoint);
  if (kept.checkpoint.head.size == 0) {
    throw CommandFailed(ExitCode::no_input, fmt::format("{} covers no event: there is nothing to pack", kept.source));
  }
  return kept;
}

/// As it stood when the last event was recorded that the checkpoint covers.
OpenedLedger open_covered(const DataFolder& folder, const KeptCheckpoint& kept) {
  const std::uint64_t size = kept.checkpoint.head.size;
  try {
    return {folder, Log::Mode::read_only, Moment{.known_at = {}, .at_sequence = Sequence{size - 1}}};
  } catch (const CommandFailed& failed) {
    throw CommandFailed(failed.code(), fmt::format("{} covers {} events: {}", kept.source, size, failed.what()));
  }
}

OpenedLedger open_at(const PackOptions& options, const std::optional<KeptCheckpoint>& kept) {
  if (kept) return open_covered(options.folder, *kept);
  return {options.folder, Log::Mode::read_only, moment_of(options.moment)};
}

// Of a file of any length so much is copied at a time, and what zlib counts in 32 bits never overflows.
constexpr std::size_t max_gzip_piece = std::size_t{1} << 20U;

void write_compressed(std::string_view piece, Gzip& gzip, WholeFile& file) {
  for (; !piece.empty(); piece.remove_prefix(std::min(piece.size(), max_gzip_piece))) {
    file.write(gzip.add(piece.substr(0, max_gzip_piece)));
  }
}

void write_pack(const PackOptions& options, const AuditedLedger& ledger, bool is_gzipped) {
  WholeFile file(options.file, options.is_forced ? WholeFile::Existing::replaced : WholeFile::Existing::refused);
  const AuditPackQuestion question{options.year, options.sample, options.seed, options.language};
  Gzip gzip;
  write_audit_pack(question, ledger, [&](std::string_view piece) {
    is_gzipped ? write_compressed(piece, gzip, file) : file.write(piece);
  });
  if (is_gzipped) file.write(gzip.finish());
  file.finish();
}

ExitCode audit_pack(const PackOptions& options) {
  const bool is_gzipped = is_compressed(options.file);
  std::signal(SIGXFSZ,
              SIG_IGN);  // a file that may not grow further is an error of writing, after which nothing is left
  const auto kept = given_checkpoint(options);
  const OpenedLedger opened = open_at(options, kept);
  const Standing& standing = opened.views.facts().standing();
  if (const auto objection = objection_to_pack(options.year, standing)) {
    throw CommandFailed(ExitCode::no_input, fmt::format("{}: {}", options.folder.path.string(), *objection));
  }
  const LogTree tree = open_tree(opened.log, opened.views.facts());
  const PackCheckpoint checkpoint =
      kept ? kept_pack_checkpoint(*kept, options.key, options.folder, standing.registers, tree)
           : signed_pack_checkpoint(tree.head(standing.next.value), options.folder, standing.registers);
  write_pack(options, {opened.views, opened.log, tree, checkpoint}, is_gzipped);
  fmt::print("{}\n", options.file);
  return ExitCode::done;
}

}  // namespace

void add_audit_pack(CommandWord app, Command& chosen) {
  auto command = app.add_command("audit-pack", "write a year for an auditor as one archive; also beside a service");
  const auto options = std::make_shared<PackOptions>();
  add_data_folder(command, options->folder);
  command.add("--year", options->year, "the year").within(first_year, last_year).form("2026").required();
  command.add("-o,--output", options->file, "the archive; its name ends in .tar or .tar.gz").form("FILE").required();
  const MomentOptions moment = add_moment(command, options->moment);
  auto checkpoint =
      command.add("--checkpoint", options->checkpoint,
                  "a checkpoint that the ledger signed: the pack is of the events that it covers, and needs "
                  "no secret key");
  checkpoint.form("FILE").excludes(moment.known_at).excludes(moment.at_sequence);
  command.add("--key", options->key, "the log's public key, as you got it earlier, or @FILE; else that of the folder")
      .form("VKEY")
      .needs(checkpoint);
  command.add("--sample", options->sample, "how many vouchers are sampled")
      .within(1, max_sample)
      .form("N")
      .default_is_value();
  const auto take_seed = [options](const std::string& text) {
    if (!is_seed(text)) refuse_value("--seed", "up to 100 letters, digits, dots, dashes and underscores are a seed");
    options->seed = text;
  };
  command
      .add_text("--seed", take_seed,
                "what the sample is drawn with; best given by the auditor; otherwise the tree's root")
      .form("N");
  add_language(command, options->language);
  command.add_flag("--force", options->is_forced, "replace the file where it is there");
  command.on_chosen([options, &chosen] { chosen = [options] { return audit_pack(*options); }; });
}

}  // namespace bonboek
