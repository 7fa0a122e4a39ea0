#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <boost/json.hpp>

#include "ledger/canonical_line.hpp"

namespace bonboek {
namespace {

std::string json_of(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

TEST(JsonString, EscapesAsRfc8785Says) {
  // The vector of RFC 8785, section 3.2.2: the string that its parsed sample holds, and how it is serialised.
  EXPECT_EQ(json_of("\xE2\x82\xAC$\x0F\nA'B\"\\\\\"/"), R"("€$\u000f\nA'B\"\\\\\"/")");
  EXPECT_EQ(json_of("\b\t\n\f\r"), R"("\b\t\n\f\r")");
  EXPECT_EQ(json_of(std::string_view("\0\x01\x1F", 3)), R"("\u0000\u0001\u001f")");
  EXPECT_EQ(json_of("\x7F"), "\"\x7F\"");
  EXPECT_EQ(json_of("</script>"), R"("</script>")");
  EXPECT_EQ(json_of("\xE2\x80\xA8\xF0\x9F\x93\x9A"), "\"\xE2\x80\xA8\xF0\x9F\x93\x9A\"");
  EXPECT_EQ(json_of(""), R"("")");
}

RC_GTEST_PROP(JsonString, ParsesBack, (const std::vector<std::uint16_t>& units)) {
  std::string text;
  for (const auto unit : units) {
    if (unit >= 0xD800 && unit <= 0xDFFF) continue;  // halves of a pair are no characters
    if (unit < 0x80) {
      text += static_cast<char>(unit);
    } else if (unit < 0x800) {
      text += {static_cast<char>(0xC0 | unit >> 6), static_cast<char>(0x80 | (unit & 0x3F))};
    } else {
      text += {static_cast<char>(0xE0 | unit >> 12), static_cast<char>(0x80 | (unit >> 6 & 0x3F)),
               static_cast<char>(0x80 | (unit & 0x3F))};
    }
  }
  RC_ASSERT(std::string(boost::json::parse(json_of(text)).as_string()) == text);
}

}  // namespace
}  // namespace bonboek
