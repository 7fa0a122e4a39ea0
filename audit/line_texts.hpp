// What the texts of a canonical line say: dates, names, numbers and ids, each by the form of its field. Known to the
// line reader alone.
#pragma once

#include <string_view>

#include "audit/line_reader.hpp"

namespace bonboek {

/// Puts a text into the line's member of its field; `text` must outlive the line. Throws Unreadable (line_scanner.hpp)
/// where it is not of the field's form.
void take_text(Field field, std::string_view text, ReadLine& line);

}  // namespace bonboek
