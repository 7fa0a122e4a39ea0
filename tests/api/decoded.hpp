// What was decoded, as text that tests compare.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "api/decode.hpp"

namespace bonboek {

/// "unknown-field events[0].naam" of each refusal, in order.
[[nodiscard]] std::vector<std::string> refusals_of(const Posted& posted);
[[nodiscard]] std::vector<std::string> refusals_of(std::string_view body, BodyForm form = BodyForm::json);

/// The JSON value of a field that stands in an item, from what was read of it.
[[nodiscard]] std::string value_of(Field field, const Item& item);

/// "{"id":"venlo",...}": all the fields that stand in the item, in the order of their names.
[[nodiscard]] std::string fields_of(const Item& item);

}  // namespace bonboek
