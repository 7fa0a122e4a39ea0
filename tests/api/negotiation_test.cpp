#include "api/negotiation.hpp"

#include <gtest/gtest.h>

#include <array>

namespace bonboek::test {
namespace {

TEST(Negotiation, TakesGzipWhereItIsAskedFor) {
  struct Row {
    std::string_view accept_encoding;
    bool takes;
  };
  constexpr std::array rows{
      Row{"", false},
      Row{"gzip", true},
      Row{"br, GZIP;q=0.1", true},
      Row{"deflate, gzip ; q=1.0", true},
      Row{"gzip;q=0", false},
      Row{"gzip;q=0.000", false},
      Row{"*", true},
      Row{"*;q=0", false},
      Row{"gzip;q=0, *", false},
      Row{"identity", false},
      Row{"xgzip", false},
      Row{"gzip;q=nonsense", false},
      Row{",,gzip", true},
  };
  for (const Row& row : rows) EXPECT_EQ(takes_gzip(row.accept_encoding), row.takes) << row.accept_encoding;
}

TEST(Negotiation, SpeaksEnglishWhereThatIsPreferred) {
  constexpr auto dutch = Language::dutch;
  constexpr auto english = Language::english;
  constexpr std::array<std::pair<std::string_view, Language>, 12> rows{{
      {"", dutch},
      {"nl", dutch},
      {"en", english},
      {"en-GB", english},
      {"EN-us, nl;q=0.9", english},
      {"nl-NL, en;q=0.9", dutch},
      {"nl;q=0.4, en;q=0.5", english},
      {"en;q=0.8, nl;q=0.8", dutch},
      {"fr, de", dutch},
      {"*", dutch},
      {"nl;q=0, *", english},
      {"english", dutch},
  }};
  for (const auto& [accept_language, language] : rows)
    EXPECT_EQ(language_of(accept_language), language) << accept_language;
}

TEST(Negotiation, ReadsQualitiesInThousandths) {
  EXPECT_EQ(quality_of("a;q=0.125", "a"), 125U);
  EXPECT_EQ(quality_of("a;q=1", "a"), 1000U);
  EXPECT_EQ(quality_of("a;q=7", "a"), 1000U);
  EXPECT_EQ(quality_of("a;x=1;q=0.5;y=2", "a"), 500U);
  EXPECT_EQ(quality_of("*;q=0.25, b", "a"), 250U);
  EXPECT_EQ(quality_of("b", "a"), 0U);
}

}  // namespace
}  // namespace bonboek::test
