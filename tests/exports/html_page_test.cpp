// A page stands by itself, says what it is to those who can't see it, and never takes text for markup.
#include <gmock/gmock.h>

#include "exports/html_page.hpp"

namespace bonboek {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string page_with(const HtmlTable& table) {
  HtmlPage page(Language::dutch, "Titel <1>", "Onder & over");
  page.add_table(table);
  return std::move(page).finish();
}

TEST(HtmlPage, EscapesWhatItIsGiven) {
  const auto html = page_with({"<i>", {"\"a\"", "'b'"}, {{"<script>alert(1)</script>", "1 & 2"}}, "</p>"});
  EXPECT_THAT(html, HasSubstr("<title>Titel &lt;1&gt;</title>"));
  EXPECT_THAT(html, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;"));
  EXPECT_THAT(html, HasSubstr("<td>1 &amp; 2</td>"));
  EXPECT_THAT(html, HasSubstr("&quot;a&quot;"));
  EXPECT_THAT(html, HasSubstr("&#39;b&#39;"));
  EXPECT_THAT(html, HasSubstr("<p class=\"note\">&lt;/p&gt;</p>"));
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(page_with({"a\xFFz", {}, {}, ""}), HasSubstr("<caption>a\xEF\xBF\xBDz</caption>")) << "no UTF-8";
}

TEST(HtmlPage, TellsItsLanguageAndWhatEachCellBelongsTo) {
  const auto html = page_with({"Wat het is", {"Wat", "Aantal"}, {{"Bonnen", "12"}}, ""});
  EXPECT_THAT(html, testing::StartsWith("<!DOCTYPE html>\n<html lang=\"nl\">"));
  EXPECT_THAT(html, HasSubstr("<caption>Wat het is</caption>"));
  EXPECT_THAT(html, HasSubstr("<th scope=\"col\">Aantal</th>"));
  EXPECT_THAT(html, HasSubstr("<tr><th scope=\"row\">Bonnen</th><td>12</td></tr>"));
}

TEST(HtmlPage, AsksForNothingFromElsewhere) {
  const auto html = page_with({"", {}, {}, ""});
  for (const char* sign : {"http", "url(", "@import", "src=", "href=", "<link"})
    EXPECT_THAT(html, Not(HasSubstr(sign)));
  EXPECT_THAT(html, HasSubstr("@page { size: A4"));
}

}  // namespace
}  // namespace bonboek
