// A ledger that tests post to as its coordinator, in the words of the wire, on a simulated clock.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "api/spine.hpp"

namespace bonboek {

class Desk {
 public:
  /// Opens the ledger in a folder, or makes a new one. Clocks stand still: each submission comes after the one before.
  explicit Desk(const std::filesystem::path& folder);

  /// Posts one submission, a group of its own: one event, or {"events":[...]}. Throws std::logic_error where it is not
  /// recorded, with what was refused.
  void post(std::string_view body);
  /// The same; false where it is refused.
  [[nodiscard]] bool try_post(std::string_view body);

  [[nodiscard]] const Log& log() const { return log_; }
  [[nodiscard]] const Views& views() const { return spine_.views(); }

 private:
  [[nodiscard]] PostOutcome outcome_of(std::string_view body);

  Log log_;
  Spine spine_;
};

/// A submission that opens a scheme on 2025-09-01: two libraries (venlo, heerlen), two intermediaries (doen, gemeente),
/// tariffs, no ceiling.
[[nodiscard]] std::string_view opening();

}  // namespace bonboek
