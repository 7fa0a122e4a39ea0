#include "api/negotiation.hpp"

#include <algorithm>
#include <cctype>

namespace bonboek {
namespace {

constexpr int full_weight = 1'000;  // weights have at most three decimals
constexpr int no_weight = -1;

std::string_view trimmed(std::string_view text) {
  const auto is_space = [](char byte) { return byte == ' ' || byte == '\t'; };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

/// Takes what stands before the separator off the text.
std::string_view take(std::string_view& text, char separator) {
  const auto end = text.find(separator);
  const auto taken = trimmed(text.substr(0, end));
  text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  return taken;
}

bool same(std::string_view a, std::string_view b) {
  const auto equal = [](char one, char other) {
    return std::tolower(static_cast<unsigned char>(one)) == std::tolower(static_cast<unsigned char>(other));
  };
  return std::ranges::equal(a, b, equal);
}

bool begins(std::string_view text, std::string_view with) {
  return text.size() >= with.size() && same(text.substr(0, with.size()), with);
}

/// A weight in thousandths: 0, 1, or one of these with up to three decimals; no_weight where it is not that.
int weight_of(std::string_view text) {
  if (text.empty() || (text[0] != '0' && text[0] != '1')) return no_weight;
  int weight = text[0] == '1' ? full_weight : 0;
  if (text.size() == 1) return weight;
  if (text[1] != '.' || text.size() > 5) return no_weight;
  int place = full_weight;
  for (const char digit : text.substr(2)) {
    if (digit < '0' || digit > '9') return no_weight;
    place /= 10;
    weight += (digit - '0') * place;
  }
  return weight <= full_weight ? weight : no_weight;
}

struct Element {
  std::string_view range;
  int weight{full_weight};
};

/// Calls `each` for every element of a list that is of the form.
template <class Each>
void for_each_element(std::string_view list, Each each) {
  while (!list.empty()) {
    auto parameters = take(list, ',');
    Element element{take(parameters, ';')};
    while (!parameters.empty()) {
      const auto parameter = take(parameters, ';');
      if (begins(parameter, "q=")) element.weight = weight_of(parameter.substr(2));
    }
    if (!element.range.empty() && element.weight != no_weight) each(element);
  }
}

/// How exactly a range names a media type: 0 where it does not take it.
int exactness(std::string_view range, std::string_view type) {
  if (same(range, type)) return 3;
  const auto group = type.substr(0, type.find('/') + 1);
  if (range.size() == group.size() + 1 && range.ends_with('*') && begins(range, group)) return 2;
  return range == "*/*" ? 1 : 0;
}

struct Liking {
  int weight{0};
  int exactness{0};
  friend auto operator<=>(const Liking&, const Liking&) = default;
};

/// The most exact range decides; of two alike the one that takes it more.
Liking liking_of(std::string_view accept, std::string_view type) {
  if (trimmed(accept).empty()) return {full_weight, 1};
  Liking liking;
  for_each_element(accept, [&](const Element& element) {
    const int exact = exactness(element.range, type);
    if (exact == 0 || exact < liking.exactness) return;
    if (exact == liking.exactness && element.weight <= liking.weight) return;
    liking = {element.weight, exact};
  });
  return liking;
}

/// The weight of what `is_it` says is named; else that of `*`; else nothing.
template <class IsIt>
int weight_in(std::string_view list, IsIt is_it) {
  int named = no_weight;
  int other = 0;
  for_each_element(list, [&](const Element& element) {
    if (element.range == "*") other = element.weight;
    if (is_it(element.range)) named = std::max(named, element.weight);
  });
  return named == no_weight ? other : named;
}

int weight_of_language(std::string_view accept_language, std::string_view tag) {
  return weight_in(accept_language, [tag](std::string_view range) {
    return begins(range, tag) && (range.size() == tag.size() || range[tag.size()] == '-');
  });
}

}  // namespace

std::optional<std::size_t> preferred_type(std::string_view accept, std::span<const std::string_view> offered) {
  std::optional<std::size_t> best;
  Liking most;
  for (std::size_t i = 0; i < offered.size(); ++i) {
    const Liking liking = liking_of(accept, offered[i]);
    if (liking.weight == 0 || (best && liking <= most)) continue;
    best = i;
    most = liking;
  }
  return best;
}

Language preferred_language(std::string_view accept_language) {
  const int dutch = weight_of_language(accept_language, name_of(Language::dutch));
  const int english = weight_of_language(accept_language, name_of(Language::english));
  return english > dutch ? Language::english : Language::dutch;
}

bool takes_gzip(std::string_view accept_encoding) {
  return weight_in(accept_encoding, [](std::string_view range) { return same(range, "gzip"); }) > 0;
}

}  // namespace bonboek
