// Generators of events as JSON, for properties of decoding.
#pragma once

#include <rapidcheck.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/decode.hpp"

namespace bonboek {

/// The members of an event, in the order in which they are written: name, and value as its shortest JSON.
using Members = std::vector<std::pair<std::string, std::string>>;

/// An event of any type with what the type requires and some of what it may carry, in any order. It has the form that
/// the catalogue asks for; the rules may well refuse it. Names a few vouchers at most.
[[nodiscard]] rc::Gen<Members> arbitrary_event();

[[nodiscard]] std::string written(const Members& event);

/// The body that posts these events.
[[nodiscard]] std::string written(const std::vector<Members>& events, BodyForm form);

}  // namespace bonboek
