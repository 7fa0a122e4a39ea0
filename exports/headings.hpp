// The headings of a CSV's columns in both languages.
#pragma once

#include <span>
#include <string_view>

#include "exports/csv.hpp"
#include "ledger/ids.hpp"

namespace bonboek {

/// Words in both languages.
struct Heading {
  std::string_view dutch;
  std::string_view english;

  [[nodiscard]] std::string_view in(Language language) const { return language == Language::dutch ? dutch : english; }
};

void write_headings(CsvWriter& csv, std::span<const Heading> headings, Language language);
/// An event's sequence; of none an empty cell.
void write_sequence(CsvWriter& csv, Sequence sequence);

}  // namespace bonboek
