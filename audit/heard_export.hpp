// An export audited: canonical lines, one after the other. Every line is read back strictly; lines that share all but
// the voucher are heard together.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "audit/retrial.hpp"
#include "audit/tree_heads.hpp"

namespace bonboek {

class HeardExport {
 public:
  /// All that is given must outlive this. `sizes`: those whose roots will be asked of `heads`.
  HeardExport(std::string_view text, Retrial::Terms terms, std::vector<std::uint64_t> sizes, Findings& findings);
  ~HeardExport();
  HeardExport(const HeardExport&) = delete;
  HeardExport& operator=(const HeardExport&) = delete;

  /// Hears all of it. `progress` is told now and then how many bytes are done.
  void hear(const std::function<void(std::uint64_t bytes)>& progress);

  [[nodiscard]] const Views& views() const;
  [[nodiscard]] const TreeHeads& heads() const;
  /// Of the lines, those that say an event.
  [[nodiscard]] std::uint64_t read_count() const;

 private:
  class Hearing;
  std::unique_ptr<Hearing> hearing_;
};

}  // namespace bonboek
