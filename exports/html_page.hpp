// A page for people, to read and to print: one self-contained HTML document, A4, without scripts and without anything
// from elsewhere. All text that is given is escaped.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exports/language.hpp"

namespace bonboek {

/// What a browser is told beside such a page: its own style and nothing else.
inline constexpr std::string_view html_page_policy = "default-src 'none'; style-src 'unsafe-inline'";

/// A table: the first cell of each row names the row, the others are figures and stand to the right.
struct HtmlTable {
  std::string caption;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;  // each as long as `columns`
  std::string note;                            // below it, where there is one
};

class HtmlPage {
 public:
  HtmlPage(Language language, std::string_view title, std::string_view subtitle);

  /// Names with what they stand for.
  void add_terms(const std::vector<std::pair<std::string, std::string>>& terms);
  void add_heading(std::string_view text);
  void add_text(std::string_view text);
  void add_table(const HtmlTable& table);
  /// Text as it stands, its line ends too: for what programs are to read off the page. It begins with no newline.
  void add_block(std::string_view text);

  [[nodiscard]] std::string finish() &&;

 private:
  std::string html_;
};

}  // namespace bonboek
