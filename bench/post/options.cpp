#include "bench/post/options.hpp"

#include <CLI/CLI.hpp>
#include <map>

namespace bonboek::bench {
namespace {

constexpr std::uint64_t max_events = 100'000'000;
constexpr unsigned max_connections = 256;

const std::map<std::string, BodyShape> shapes{{"lists", BodyShape::lists}, {"ndjson", BodyShape::event_lines}};

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
  CLI::App app(
      "Posts the workload over HTTP to a service in a process of its own, and checks what its log then holds.");
  app.add_option("--events", options.events, "size of the workload, about so many events")
      ->envname("BONBOEK_BENCH_EVENTS")
      ->check(CLI::Range(std::uint64_t{1}, max_events))
      ->capture_default_str();
  app.add_option("--seed", options.seed, "the same seed makes the same workload")->capture_default_str();
  app.add_option("--form", options.shape, "lists: JSON, vouchers in lists; ndjson: one JSON object for each event")
      ->transform(CLI::CheckedTransformer(shapes))
      ->default_str("lists");
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
  app.add_flag("--spoil-check", options.is_spoiled, "expect one voucher more than there is: the program has to fail");
  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& error) {
    exit_code = app.exit(error) == 0 ? 0 : 2;
    return {};
  }
  return options;
}

}  // namespace bonboek::bench
