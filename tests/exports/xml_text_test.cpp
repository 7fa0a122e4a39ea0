#include "exports/xml_text.hpp"

#include <gtest/gtest.h>

#include <array>

namespace bonboek::test {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  append_xml_text(out, text);
  return out;
}

TEST(XmlText, EscapesWhatXmlWouldRead) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> rows{{
      {"Heer & Meester", "Heer &amp; Meester"},
      {"a<b>c", "a&lt;b&gt;c"},
      {"]]>", "]]&gt;"},
      {"Café \"Ons\" 'n €", "Café \"Ons\" 'n €"},
      {"a\x01z", "a\xEF\xBF\xBDz"},
      {"a\xFFz", "a\xEF\xBF\xBDz"},
      {"a\xEF\xBF\xBFz", "a\xEF\xBF\xBDz"},
  }};
  for (const auto& [text, xml] : rows) EXPECT_EQ(escaped(text), xml);
}

TEST(XmlText, IsShortenedByCharactersNotBytes) {
  EXPECT_EQ(first_characters("éé€z", 3), "éé€");
  EXPECT_EQ(first_characters("abc", 3), "abc");
  EXPECT_EQ(first_characters("abc", 0), "");
}

TEST(XmlText, NestsElements) {
  XmlWriter xml;
  xml.open("a", "b=\"c\"");
  xml.element("d", "<");
  xml.close("a");
  EXPECT_EQ(std::move(xml).finish(), "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b=\"c\">\n <d>&lt;</d>\n</a>\n");
}

}  // namespace
}  // namespace bonboek::test
