#include "exports/html_page.hpp"

#include <fmt/format.h>

#include "exports/escaped_text.hpp"

namespace bonboek {
namespace {

constexpr std::string_view style = R"(
@page { size: A4; margin: 18mm 15mm }
:root { color-scheme: light }
body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #1a1a1a; background: #fff;
  font: 11pt/1.45 "Noto Sans", "Segoe UI", Arial, sans-serif }
h1 { margin: 0; font-size: 1.6rem; line-height: 1.2 }
h2 { margin: 2rem 0 .5rem; font-size: 1.15rem; break-after: avoid }
p { margin: .25rem 0 1rem }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1.2rem; margin: 1rem 0 }
dt { color: #444 }
dd { margin: 0; overflow-wrap: anywhere }
.table { overflow-x: auto }
table { width: 100%; border-collapse: collapse; margin: .5rem 0 0; font-variant-numeric: tabular-nums }
caption { padding: 0 0 .35rem; text-align: left; color: #444 }
th, td { padding: .2rem .5rem; border-bottom: 1px solid #ddd; text-align: right; vertical-align: top }
th { font-weight: 600 }
thead th { border-bottom: 2px solid #444 }
tbody th { font-weight: 400 }
th:first-child { padding-left: 0; text-align: left }
pre { margin: .5rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; font: 8.5pt/1.4 monospace }
.note { margin: .35rem 0 0; color: #444; font-size: .9em }
@media print {
  body { margin: 0; max-width: none; padding: 0; font-size: 9pt }
  .table { overflow: visible }
  thead { display: table-header-group }
  tr { break-inside: avoid }
}
)";

void append_element(std::string& out, std::string_view tag, std::string_view text) {
  const auto name = tag.substr(0, tag.find(' '));
  out.append("<").append(tag).append(">");
  append_escaped(out, text);
  out.append("</").append(name).append(">");
}

}  // namespace

HtmlPage::HtmlPage(Language language, std::string_view title, std::string_view subtitle) {
  html_ = fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n", name_of(language));
  html_ += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  append_element(html_, "title", title);
  html_.append("\n<style>").append(style).append("</style>\n</head>\n<body>\n<main>\n");
  append_element(html_, "h1", title);
  html_ += '\n';
  add_text(subtitle);
}

void HtmlPage::add_terms(const std::vector<std::pair<std::string, std::string>>& terms) {
  html_ += "<dl>\n";
  for (const auto& [name, meaning] : terms) {
    append_element(html_, "dt", name);
    append_element(html_, "dd", meaning);
    html_ += '\n';
  }
  html_ += "</dl>\n";
}

void HtmlPage::add_heading(std::string_view text) {
  append_element(html_, "h2", text);
  html_ += '\n';
}

void HtmlPage::add_text(std::string_view text) {
  append_element(html_, "p", text);
  html_ += '\n';
}

void HtmlPage::add_block(std::string_view text) {
  append_element(html_, "pre", text);
  html_ += '\n';
}

void HtmlPage::add_table(const HtmlTable& table) {
  html_ += "<div class=\"table\">\n<table>\n";
  append_element(html_, "caption", table.caption);
  html_ += "\n<thead><tr>";
  for (const auto& column : table.columns) append_element(html_, "th scope=\"col\"", column);
  html_ += "</tr></thead>\n<tbody>\n";
  for (const auto& row : table.rows) {
    html_ += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i) append_element(html_, i == 0 ? "th scope=\"row\"" : "td", row[i]);
    html_ += "</tr>\n";
  }
  html_ += "</tbody>\n</table>\n</div>\n";
  if (table.note.empty()) return;
  append_element(html_, "p class=\"note\"", table.note);
  html_ += '\n';
}

std::string HtmlPage::finish() && {
  html_ += "</main>\n</body>\n</html>\n";
  return std::move(html_);
}

}  // namespace bonboek
