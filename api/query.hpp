// What a read asks: the moment, the period and what else stands in the query. Unknown keys are refused, so that a
// misspelt one never gives the wrong answer in silence.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/http.hpp"
#include "ledger/time.hpp"
#include "projections/replay.hpp"

namespace bonboek {

/// Reads a request's query key by key, and keeps the first thing that is wrong with it.
class Query {
 public:
  explicit Query(const Request& request);

  /// The text of a key; nothing where it is absent.
  std::optional<std::string_view> text(std::string_view key);
  /// A whole number within bounds, or `otherwise` where the key is absent.
  std::uint64_t whole(std::string_view key, std::uint64_t otherwise, std::uint64_t most);
  /// true or false, or false where the key is absent.
  bool flag(std::string_view key);
  Period period();
  /// knownAt and atSequence, one of them at most.
  Moment moment(std::string_view known_at = "knownAt", std::string_view at_sequence = "atSequence");

  void refuse(std::string why) {
    if (error_.empty()) error_ = std::move(why);
  }
  /// What is wrong, a key that nobody asked for among it; empty where all is right. Call it last.
  [[nodiscard]] const std::string& error();

 private:
  const Request& request_;
  std::vector<std::string_view> known_;
  std::string error_;
};

}  // namespace bonboek
