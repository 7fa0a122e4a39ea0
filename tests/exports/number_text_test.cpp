// Numbers as either language writes them.
#include <gtest/gtest.h>

#include "exports/number_text.hpp"

namespace bonboek {
namespace {

TEST(NumberText, GroupsDigitsByThree) {
  struct Row {
    std::int64_t value;
    std::string_view dutch;
    std::string_view english;
  };
  constexpr std::array rows{
      Row{0, "0", "0"},
      Row{999, "999", "999"},
      Row{1'000, "1.000", "1,000"},
      Row{-1'234'567, "-1.234.567", "-1,234,567"},
      Row{INT64_MIN, "-9.223.372.036.854.775.808", "-9,223,372,036,854,775,808"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(grouped_text(row.value, Language::dutch), row.dutch);
    EXPECT_EQ(grouped_text(row.value, Language::english), row.english);
  }
}

TEST(NumberText, WritesEurosWithTheirCents) {
  EXPECT_EQ(grouped_text(Cents{9'450'000}, Language::dutch), "94.500,00");
  EXPECT_EQ(grouped_text(Cents{9'450'000}, Language::english), "94,500.00");
  EXPECT_EQ(grouped_text(Cents{-5}, Language::dutch), "-0,05");
  EXPECT_EQ(decimal_euros(Cents{9'450'001}, decimal_mark(Language::dutch)), "94500,01");
  EXPECT_EQ(decimal_euros(Cents{-123}, decimal_mark(Language::english)), "-1.23");
  EXPECT_EQ(decimal_euros(Cents{INT64_MIN}), "-92233720368547758.08");
}

}  // namespace
}  // namespace bonboek
