// Fields of a row of a rule table, by the names that they have on the wire.
#pragma once

#include <string_view>

#include "ledger/rules.hpp"

namespace bonboek {

/// Puts a field's value into an item. Throws std::runtime_error where the text is not a value of the field.
void take_field(Field field, std::string_view value, Item& item);

}  // namespace bonboek
