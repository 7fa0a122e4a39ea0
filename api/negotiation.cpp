#include "api/negotiation.hpp"

#include <algorithm>
#include <cctype>
#include <optional>

namespace bonboek {
namespace {

constexpr unsigned whole_quality = 1000;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// What stands before a mark, which is taken off the text with it.
std::string_view take_until(std::string_view& text, char mark) {
  const auto at = text.find(mark);
  const auto taken = text.substr(0, at);
  text = at == std::string_view::npos ? std::string_view{} : text.substr(at + 1);
  return trimmed(taken);
}

bool same(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) {
    return std::tolower(static_cast<unsigned char>(x)) == std::tolower(static_cast<unsigned char>(y));
  });
}

/// "0.8" as 800. What is no quality counts as none.
unsigned parse_quality(std::string_view text) {
  unsigned value = 0;
  unsigned weight = whole_quality;
  for (std::size_t i = 0; i < text.size() && weight > 0; ++i) {
    if (i == 1 && text[i] == '.') continue;
    if (text[i] < '0' || text[i] > '9') return 0;
    value += weight * static_cast<unsigned>(text[i] - '0');
    weight /= 10;
  }
  return std::min(value, whole_quality);
}

unsigned quality_in(std::string_view parameters) {
  while (!parameters.empty()) {
    std::string_view parameter = take_until(parameters, ';');
    if (same(take_until(parameter, '='), "q")) return parse_quality(trimmed(parameter));
  }
  return whole_quality;
}

/// The best quality of the words that `fits`; nothing where none does.
template <class Fits>
std::optional<unsigned> best_quality(std::string_view list, Fits fits) {
  std::optional<unsigned> best;
  while (!list.empty()) {
    std::string_view entry = take_until(list, ',');
    if (!fits(take_until(entry, ';'))) continue;
    best = std::max(best.value_or(0), quality_in(entry));
  }
  return best;
}

unsigned quality_of_language(std::string_view list, std::string_view language) {
  const auto named =
      best_quality(list, [language](std::string_view word) { return same(word.substr(0, word.find('-')), language); });
  return named ? *named : best_quality(list, [](std::string_view word) { return word == "*"; }).value_or(0);
}

}  // namespace

unsigned quality_of(std::string_view list, std::string_view word) {
  const auto named = best_quality(list, [word](std::string_view each) { return same(each, word); });
  return named ? *named : best_quality(list, [](std::string_view each) { return each == "*"; }).value_or(0);
}

bool takes_gzip(std::string_view accept_encoding) {
  return quality_of(accept_encoding, "gzip") > 0;
}

Language language_of(std::string_view accept_language) {
  const bool is_english = quality_of_language(accept_language, "en") > quality_of_language(accept_language, "nl");
  return is_english ? Language::english : Language::dutch;
}

}  // namespace bonboek
