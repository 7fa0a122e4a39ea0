// What the writer tells of each answer: a line on its standard output, written at once and whole.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "tests/crash/plan.hpp"

namespace bonboek::crash {

struct Receipt {
  Errand errand;
  PostOutcome::Kind kind{};
  Sequence first{0};
  std::uint32_t event_count{0};
  Timestamp recorded_at;
  friend bool operator==(const Receipt&, const Receipt&) = default;
};

[[nodiscard]] Receipt receipt_of(Errand errand, const PostOutcome& outcome);
[[nodiscard]] std::string to_line(const Receipt& receipt);
[[nodiscard]] Receipt parse_receipt(const std::string& line);

}  // namespace bonboek::crash
