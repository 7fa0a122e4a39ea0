// The forms that texts of the catalogue's shapes have, and how a refusal tells them.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "ledger/catalogue.hpp"

namespace bonboek {

/// Whether a text has the form of a shape that is kept as text.
[[nodiscard]] bool has_form(Shape shape, std::string_view text);

/// What has the form: "a slug: ...".
[[nodiscard]] std::string_view form_of(Shape shape);

/// Whether a name can stand in an event of a type: a reason belongs to voids or to reversals.
template <class Enum>
[[nodiscard]] constexpr bool belongs_to(Enum /*value*/, EventType /*type*/) {
  return true;
}
[[nodiscard]] constexpr bool belongs_to(Reason reason, EventType type) {
  if (type == EventType::voided) return is_void_reason(reason);
  if (type == EventType::reversed) return is_reversal_reason(reason);
  return true;
}

/// The names that can stand in an event of a type, in their order, with commas between.
template <class Enum>
[[nodiscard]] std::string names_for(EventType type) {
  std::string out;
  for (std::string_view name : Names<Enum>::list) {
    if (belongs_to(*parse_name<Enum>(name), type)) out += fmt::format("{}{}", out.empty() ? "" : ", ", name);
  }
  return out;
}

}  // namespace bonboek
