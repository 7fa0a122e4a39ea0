#include "audit/finding.hpp"

#include <fmt/format.h>

namespace bonboek {
namespace {

constexpr std::array<std::string_view, Names<Property>::list.size()> sentences{
    "A line is the one RFC 8785 form of an event.",
    "Sequences run from 0 without gaps, each once.",
    "The events of a submission stand together, and share who posted them and when.",
    "Each event of a voucher names the one before it.",
    "What the ledger adds to an event follows from the events before it.",
    "Who posted an event is a principal of the ledger.",
    "The books sum to zero.",
    "Every minted number is in one place.",
    "A checkpoint is of this log.",
    "A checkpoint is signed by the log's key.",
    "The newest checkpoint is cosigned by each witness given.",
    "The lines give the root that a checkpoint tells.",
    "The newest checkpoint covers all events, and no more.",
    "A report follows from the log.",
};

}  // namespace

std::string name_of(const Broken& broken) {
  if (const auto* property = std::get_if<Property>(&broken)) return std::string(name_of(*property));
  const auto code = std::get<RefusalCode>(broken);
  return fmt::format("{} ({})", row_of(code).name, static_cast<int>(code));
}

std::string_view rule_of(const Broken& broken) {
  if (const auto* property = std::get_if<Property>(&broken)) return sentences.at(static_cast<std::size_t>(*property));
  return row_of(std::get<RefusalCode>(broken)).rule;
}

}  // namespace bonboek
