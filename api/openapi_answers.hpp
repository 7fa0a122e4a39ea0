// Pieces that the schemas of several answers share.
#pragma once

#include "api/openapi_parts.hpp"

namespace bonboek {

/// The schema of an answer: its members, and the moment at which it holds.
[[nodiscard]] json::object answer_schema(std::string_view meaning, std::initializer_list<Member> members);

[[nodiscard]] json::object period_schema();
[[nodiscard]] json::object year_schema(std::string_view meaning);
[[nodiscard]] json::object slug_schema(std::string_view meaning);
[[nodiscard]] json::object voucher_schema(std::string_view meaning);

}  // namespace bonboek
