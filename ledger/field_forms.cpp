#include "ledger/field_forms.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "ledger/identifiers.hpp"
#include "ledger/time.hpp"

namespace bonboek {
namespace {

struct Form {
  Shape shape;
  bool (*has)(std::string_view);  // nullptr: kept as a value of its own type, not as text
  std::string_view is;
};

constexpr std::array forms{
    Form{Shape::currency, [](std::string_view text) { return text == "EUR"; }, "EUR, the only currency"},
    Form{Shape::iban, is_iban, "an IBAN in capitals without spaces whose check digits fit"},
    Form{Shape::invoice, is_document_number, "1 to 35 of A-Z a-z 0-9 . _ / -, the first a letter or digit"},
    Form{Shape::isil, is_isil, "an ISIL, such as NL-0123456789"},
    Form{Shape::kvk, is_kvk, "eight digits"},
    Form{Shape::municipality, nullptr, "a municipality's code, such as GM0983"},
    Form{Shape::name, is_name, "1 to 120 characters, none a control character, no space before or after them"},
    Form{Shape::origin, is_origin, "1 to 120 of A-Z a-z 0-9 . _ / -"},
    Form{Shape::quarter, nullptr, "a quarter, such as 2026-Q3"},
    Form{Shape::slug, is_slug, "1 to 64 lower-case letters, digits and single dashes between them"},
    Form{Shape::time_zone, is_time_zone, "a name of the IANA time zone database, such as Europe/Amsterdam"},
};

const Form& form_row(Shape shape) {
  const auto* row = std::ranges::find(forms, shape, &Form::shape);
  if (row == forms.end()) std::abort();
  return *row;
}

}  // namespace

bool has_form(Shape shape, std::string_view text) {
  const auto has = form_row(shape).has;
  if (has == nullptr) std::abort();
  return has(text);
}

std::string_view form_of(Shape shape) {
  return form_row(shape).is;
}

}  // namespace bonboek
