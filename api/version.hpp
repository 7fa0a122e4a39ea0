// The version of the HTTP interface, as every answer's `API-Version` header and /v1/openapi.json tell it.
#pragma once

#include <string_view>

namespace bonboek {

inline constexpr std::string_view api_version = "1.0.0";

}  // namespace bonboek
