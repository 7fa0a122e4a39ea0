// What a verification comes to, for people and for programs.
#pragma once

#include <string>

#include "ops/verification.hpp"

namespace bonboek {

[[nodiscard]] std::string verification_text(const Verification& outcome);
[[nodiscard]] std::string verification_json(const Verification& outcome);

}  // namespace bonboek
