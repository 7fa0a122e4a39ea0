#include "bench/post/options.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <limits>
#include <map>

#include "bench/room.hpp"

namespace bonboek::bench {
namespace {

constexpr std::uint64_t max_events = 100'000'000;
constexpr unsigned max_connections = 256;
constexpr int not_started = 2;

const std::map<std::string, BodyShape> shapes{{"lists", BodyShape::lists}, {"ndjson", BodyShape::event_lines}};

const std::vector<std::string> check_names{"ended", "syncs", "log", "states", "projections"};

/// The service and the ledger that is replayed to check it, and what the client holds of a phase: it is a wave's
/// reports at the most, and its bodies are all made before the first is sent.
Need need_of(const PostOptions& options) {
  constexpr std::uint64_t phases = 4;
  constexpr std::uint64_t line_bytes = 160;
  constexpr std::uint64_t list_bytes = 32;
  Need need = bench::need_of(options.events);
  need.memory += options.events * (options.shape == BodyShape::lists ? list_bytes : line_bytes) / phases;
  need.memory += need.memory;
  return need;
}

/// Where the build puts it, seen from this program.
std::filesystem::path usual_program() {
  std::error_code ignored;
  return std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path().parent_path() / "ops" / "bonboek";
}

}  // namespace

std::string_view name_of(BodyShape shape) {
  for (const auto& [name, each] : shapes) {
    if (each == shape) return name;
  }
  return "lines of items";
}

std::optional<PostOptions> read_post_options(int count, char** words, int& exit_code) {
  PostOptions options;
  options.folder = std::filesystem::temp_directory_path();
  options.program = usual_program();
  std::string form = "lists";
  std::string spoiled;
  CLI::App app(
      "Posts the workload over HTTP to a service in a process of its own, and checks what its log then holds.");
  app.add_option("--events", options.events, "size of the workload, about so many events")
      ->envname("BONBOEK_BENCH_EVENTS")
      ->check(CLI::Range(std::uint64_t{1}, max_events))
      ->capture_default_str();
  app.add_option("--seed", options.seed, "the same seed makes the same workload")
      ->check(CLI::Range(std::int64_t{0}, std::numeric_limits<std::int64_t>::max()))
      ->capture_default_str();
  app.add_option("--form", form, "lists: JSON, vouchers in lists; ndjson: one JSON object for each event")
      ->check(CLI::IsMember(std::vector<std::string>{"lists", "ndjson"}))
      ->capture_default_str();
  app.add_option("--connections", options.connections, "each with one request under way")
      ->check(CLI::Range(1U, max_connections))
      ->capture_default_str();
  app.add_option("--program", options.program, "the bonboek whose service is measured")->check(CLI::ExistingFile);
  app.add_option("--folder", options.folder,
                 "where the ledger is written for a while; a disk, for fsync to mean "
                 "anything")
      ->check(CLI::ExistingDirectory)
      ->capture_default_str();
  app.add_flag("--json", options.is_json, "print one JSON object and nothing else");
  app.add_option("--spoil-check", spoiled, "expect something else of this check: the program has to fail")
      ->check(CLI::IsMember(check_names));
  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& error) {
    exit_code = app.exit(error) == 0 ? 0 : not_started;
    return {};
  }
  options.shape = shapes.at(form);
  options.checks = Checks(spoiled);
  if (const auto why = misfit(options.folder, need_of(options), fmt::format("{} events", options.events));
      !why.empty()) {
    fmt::print(stderr, "post_bench: {}\n", why);
    exit_code = not_started;
    return {};
  }
  return options;
}

}  // namespace bonboek::bench
