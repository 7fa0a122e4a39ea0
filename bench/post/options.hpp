// What post_bench takes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "bench/checks.hpp"
#include "bench/workload/body.hpp"

namespace bonboek::bench {

struct PostOptions {
  std::uint64_t events{1'000'000};
  std::uint64_t seed{1};
  BodyShape shape{BodyShape::lists};  // lists or event_lines
  unsigned connections{16};           // each with one request under way
  std::filesystem::path program;      // the bonboek whose service is measured
  std::filesystem::path folder;       // where the ledger is written for a while
  bool is_json{false};                // one JSON object on standard output, and nothing else
  Checks checks;
};

/// A size that fits neither memory nor disk is refused. Nothing where the program is to end with `exit_code`; why is
/// said on standard error.
[[nodiscard]] std::optional<PostOptions> read_post_options(int count, char** words, int& exit_code);

[[nodiscard]] std::string_view name_of(BodyShape shape);

}  // namespace bonboek::bench
