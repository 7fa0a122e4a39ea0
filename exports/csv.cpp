#include "exports/csv.hpp"

#include "exports/number_text.hpp"

namespace bonboek {
namespace {

constexpr std::string_view formula_starts = "=+-@\t\r'";

}  // namespace

CsvWriter::CsvWriter(Language language)
    : separator_(language == Language::dutch ? ';' : ','), decimal_mark_(decimal_mark(language)) {}

void CsvWriter::text(std::string_view text) {
  const bool is_guarded = !text.empty() && formula_starts.find(text.front()) != std::string_view::npos;
  if (!is_guarded) return cell(text);
  std::string guarded(1, '\'');
  guarded += text;
  cell(guarded);
}

void CsvWriter::number(std::string_view digits) {
  cell(digits);
}

void CsvWriter::hundredths(std::int64_t value) {
  cell(decimal_euros(Cents{value}, decimal_mark_));
}

void CsvWriter::end_row() {
  out_ += "\r\n";
  is_row_begun_ = false;
}

void CsvWriter::cell(std::string_view content) {
  if (is_row_begun_) out_ += separator_;
  is_row_begun_ = true;
  const char special[] = {separator_, '"', '\r', '\n'};
  if (content.find_first_of(std::string_view(special, sizeof special)) == std::string_view::npos) {
    out_ += content;
    return;
  }
  out_ += '"';
  for (const char c : content) {
    if (c == '"') out_ += '"';
    out_ += c;
  }
  out_ += '"';
}

}  // namespace bonboek
