#include "tests/exports/csv_text.hpp"

#include <stdexcept>

namespace bonboek::test {
namespace {

class CsvReader {
 public:
  CsvReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  std::vector<CsvRow> read() {
    std::vector<CsvRow> rows;
    while (at_ < text_.size()) rows.push_back(row());
    return rows;
  }

 private:
  CsvRow row() {
    CsvRow cells{cell()};
    while (takes(separator_)) cells.push_back(cell());
    if (!takes('\r') || !takes('\n')) throw std::runtime_error("a row does not end in CR LF");
    return cells;
  }

  std::string cell() {
    std::string content;
    if (!takes('"')) {
      while (at_ < text_.size() && !is_special(text_[at_])) content += text_[at_++];
      return content;
    }
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == '"' && !takes('"')) return content;
      content += c;
    }
    throw std::runtime_error("a quote is left open");
  }

  [[nodiscard]] bool is_special(char c) const { return c == separator_ || c == '"' || c == '\r' || c == '\n'; }

  bool takes(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_{0};
};

}  // namespace

std::vector<CsvRow> read_csv(std::string_view text, char separator) {
  return CsvReader(text, separator).read();
}

}  // namespace bonboek::test
