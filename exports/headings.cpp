#include "exports/headings.hpp"

#include <string>

namespace bonboek {

void write_headings(CsvWriter& csv, std::span<const Heading> headings, Language language) {
  for (const Heading& heading : headings) csv.text(heading.in(language));
  csv.end_row();
}

void write_sequence(CsvWriter& csv, Sequence sequence) {
  csv.number(sequence.is_none() ? std::string() : std::to_string(sequence.value));
}

}  // namespace bonboek
