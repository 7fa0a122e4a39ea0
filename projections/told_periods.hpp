// The periods that something can be told of at a moment: from the opening of the scheme to the day of the last event
// that counts. What is asked of another has no answer, for zeros would pass for one. Pure; from any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "projections/figures.hpp"

namespace bonboek {

/// Why nothing can be told of a period, and what can be asked for instead; nothing where a month of it can be told.
[[nodiscard]] std::optional<std::string> objection_to(Period period, const Standing& standing);

/// The same of a business year of the fund: one can be told once it has a ceiling or a movement, begun or not.
[[nodiscard]] std::optional<std::string> objection_to_year(Year year, const Books& books);

/// The same of any period, in the words of whoever asks: `name` is its own, `told` what can be asked for.
[[nodiscard]] std::optional<std::string> objection_to_named(Period period, std::string_view name, std::string_view told,
                                                            const Standing& standing);

}  // namespace bonboek
