// The words of what moved in a report, in both languages: of the page and of the CSV alike.
#pragma once

#include <string>
#include <string_view>

#include "exports/language.hpp"

namespace bonboek {

struct ChangesWords {
  std::string_view title;  // {}: the quarter
  std::string_view before_at, before_known_at, before_root;
  std::string_view figures, figures_note, figure, path, was, is, by_events, by_time, event_count, no_changes;
  std::string_view events, event, done, library, intermediary, voucher, difference, then;
  std::string_view more;  // {} {}: the figure's path, the event
  std::string_view section, text;
};

[[nodiscard]] const ChangesWords& changes_words(Language language);

/// What the figure of a path is: "In het kwartaal: Bonnen uitgegeven, Route 2". A path of no report comes back as it
/// is.
[[nodiscard]] std::string figure_text(std::string_view path, Language language);

}  // namespace bonboek
