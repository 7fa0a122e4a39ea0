#include "exports/xml_text.hpp"

#include <gtest/gtest.h>

namespace bonboek::test {
namespace {

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
