// Which form and which language a client gets, by what it says that it takes.
#include <gtest/gtest.h>

#include <array>

#include "api/negotiation.hpp"

namespace bonboek {
namespace {

constexpr std::array<std::string_view, 3> offered{"application/json", "text/html", "text/csv"};

std::string_view chosen(std::string_view accept) {
  const auto place = preferred_type(accept, offered);
  return place ? offered.at(*place) : "none";
}

TEST(PreferredType, FollowsWeightsAndThenExactness) {
  struct Row {
    std::string_view accept;
    std::string_view chosen;
  };
  constexpr std::array rows{
      Row{"", "application/json"},
      Row{" ", "application/json"},
      Row{"*/*", "application/json"},
      Row{"text/*", "text/html"},
      Row{"text/csv", "text/csv"},
      Row{"TEXT/CSV", "text/csv"},
      Row{"text/csv, */*", "text/csv"},
      Row{"text/csv;q=0.5, */*;q=0.5", "text/csv"},
      Row{"text/csv, application/json", "application/json"},  // wanted alike: the first offered
      Row{"text/csv;q=0.8, application/json;q=0.79", "text/csv"},
      Row{"text/csv;q=0.8,application/json;q=0.9", "application/json"},
      Row{"text/csv ; header=present ; q=0.4", "text/csv"},
      Row{"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"},  // a browser
      Row{"application/json;q=0, */*", "text/html"},
      Row{"application/json;q=0", "none"},
      Row{"*/*;q=0", "none"},
      Row{"text/*;q=0.1, text/csv;q=0", "text/html"},  // the most exact range decides
      Row{"image/png", "none"},
      Row{"text/csv;q=1.0001, text/html;q=0.1", "text/html"},  // no such weight: as if it were not there
      Row{"text/csv;q=2", "none"},
      Row{"text/csv;q=.5", "none"},
      Row{"text/csv;q=", "none"},
      Row{"text/csv;q=1.5", "none"},
      Row{"text/csv;q=1.000", "text/csv"},
      Row{",,;q=1,text/csv,", "text/csv"},
      Row{"*", "none"},
      Row{"application/jsonx", "none"},
      Row{"text", "none"},
      Row{"text/", "none"},
  };
  for (const Row& row : rows) EXPECT_EQ(chosen(row.accept), row.chosen) << row.accept;
}

TEST(PreferredLanguage, IsDutchUnlessEnglishIsWantedMore) {
  struct Row {
    std::string_view accept_language;
    std::string_view chosen;
  };
  constexpr std::array rows{
      Row{"", "nl"},
      Row{"nl-NL,nl;q=0.9,en;q=0.8", "nl"},
      Row{"en", "en"},
      Row{"en-GB", "en"},
      Row{"EN-us,en;q=0.9", "en"},
      Row{"en;q=0.8, nl;q=0.7", "en"},
      Row{"nl;q=0.7, en;q=0.8", "en"},
      Row{"en, nl", "nl"},
      Row{"de, fr;q=0.5", "nl"},
      Row{"de, en;q=0.1", "en"},
      Row{"*", "nl"},
      Row{"*, nl;q=0", "en"},
      Row{"*;q=0.5, en;q=0.4", "nl"},
      Row{"en;q=0", "nl"},
      Row{"enx, nlx", "nl"},
      Row{"en;q=x", "nl"},
  };
  for (const Row& row : rows)
    EXPECT_EQ(name_of(preferred_language(row.accept_language)), row.chosen) << row.accept_language;
}

}  // namespace
}  // namespace bonboek
