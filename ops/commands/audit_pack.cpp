// bonboek audit-pack: a year for an auditor, as one archive.
#include "ops/audit_pack.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <string_view>

#include "exports/gzip.hpp"
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
  CheckpointText checkpoint;
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
  const auto given = given_checkpoint(options.checkpoint);
  const OpenedLedger opened = open_covered(options.folder, given, moment_of(options.moment));
  const Standing& standing = opened.views.facts().standing();
  if (const auto objection = objection_to_pack(options.year, standing)) {
    throw CommandFailed(ExitCode::no_input, fmt::format("{}: {}", options.folder.path.string(), *objection));
  }
  const LogTree tree = open_tree(opened.log, opened.views.facts());
  const LedgerCheckpoint checkpoint =
      given ? kept_ledger_checkpoint(*given, options.folder, standing.registers, tree)
            : signed_ledger_checkpoint(tree.head(standing.next.value), options.folder, standing.registers);
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
  add_checkpoint(command, options->checkpoint, add_moment(command, options->moment));
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
