// What an audit finds: where, which rule or property it breaks, and what is so in words an auditor understands.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "ledger/names.hpp"
#include "ledger/refusal.hpp"

namespace bonboek {

/// What holds of every log beside the rules by which events are refused.
enum class Property : std::uint8_t {
  canonical_line,
  sequence,
  submission,
  chain,
  computed_member,
  principal,
  books,
  number_series,
  origin,
  signature,
  cosignature,
  tree,
  coverage,
  report,
};

template <>
struct Names<Property> {
  static constexpr std::size_t first = 0;
  static constexpr std::array<std::string_view, 14> list{
      "canonical-line", "sequence",  "submission",  "chain", "computed-member", "principal", "books", "number-series",
      "origin",         "signature", "cosignature", "tree",  "coverage",        "report"};
};

/// A rule of the refusals' list, or a property.
using Broken = std::variant<RefusalCode, Property>;

/// "already-redeemed (505)", or a property's name.
[[nodiscard]] std::string name_of(const Broken& broken);
/// One sentence: what holds where it is not broken.
[[nodiscard]] std::string_view rule_of(const Broken& broken);

struct Finding {
  Sequence at;            // the event that it is about; none: the log as a whole
  std::uint64_t line{0};  // of an export, from 1; 0 where there is none
  Broken broken;
  std::string what;
};

/// The findings of an audit, the first ones spelled out and all of them counted.
class Findings {
 public:
  explicit Findings(std::size_t most_kept) : most_kept_(most_kept) {}

  void add(Finding finding) {
    ++count_;
    if (list_.size() < most_kept_) list_.push_back(std::move(finding));
  }
  [[nodiscard]] const std::vector<Finding>& list() const { return list_; }
  [[nodiscard]] std::uint64_t count() const { return count_; }

 private:
  std::size_t most_kept_;
  std::uint64_t count_{0};
  std::vector<Finding> list_;
};

}  // namespace bonboek
