// The names of Limburg's municipalities, in their division of 2025. Source: Statistics Netherlands (CBS), Gemeentelijke
// indeling op 1 januari 2025.
#pragma once

#include <string>
#include <string_view>

#include "ledger/ids.hpp"

namespace bonboek {

/// The name; empty for one outside Limburg, and for none.
[[nodiscard]] std::string_view municipality_name(Municipality municipality);

/// "GM0983"; empty for none.
[[nodiscard]] std::string municipality_code(Municipality municipality);

}  // namespace bonboek
