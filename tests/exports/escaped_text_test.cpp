// No text is taken for markup, and no text makes a document that can't be read.
#include <gtest/gtest.h>

#include <array>

#include "exports/escaped_text.hpp"

namespace bonboek {
namespace {

TEST(EscapedText, HoldsNothingThatAParserWouldRead) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> rows{{
      {"Heer & Meester", "Heer &amp; Meester"},
      {"a<b>c", "a&lt;b&gt;c"},
      {"]]>", "]]&gt;"},
      {"Café \"Ons\" 'n €", "Café &quot;Ons&quot; &#39;n €"},
      {"two\nlines", "two\nlines"},
      {"a\x01\r\tz", "a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDz"},
      {"a\xFFz", "a\xEF\xBF\xBDz"},
      {"a\xEF\xBF\xBFz", "a\xEF\xBF\xBDz"},
  }};
  for (const auto& [text, escaped] : rows) {
    std::string out;
    append_escaped(out, text);
    EXPECT_EQ(out, escaped);
  }
}

}  // namespace
}  // namespace bonboek
