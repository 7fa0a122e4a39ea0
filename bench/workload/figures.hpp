// Named figures: what a workload comes to by its own arithmetic, or by a ledger's, to be laid side by side.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace bonboek::bench {

/// By name, such as "2026 memberships paid": counts, or amounts in cents where the name says so. What is zero is left
/// out.
class Figures {
 public:
  void add(const std::string& name, std::int64_t value) {
    const std::int64_t sum = (by_name_[name] += value);
    if (sum == 0) by_name_.erase(name);
  }
  [[nodiscard]] const std::map<std::string, std::int64_t>& by_name() const { return by_name_; }

  /// A line for each figure that is not the same in both; empty where all agree.
  [[nodiscard]] std::vector<std::string> differences(const Figures& found) const;

  friend bool operator==(const Figures&, const Figures&) = default;

 private:
  std::map<std::string, std::int64_t> by_name_;
};

}  // namespace bonboek::bench
