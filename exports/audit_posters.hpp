// Who may post what, by the catalogue of events; and who did, by the log.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "exports/language.hpp"
#include "ledger/log.hpp"

namespace bonboek {

/// The events of one type that one principal posted.
struct PosterRow {
  std::string actor;
  EventType type{};
  std::uint64_t count{0};
  Sequence first;
  Sequence last;
};

/// By actor's name and type, of the events before `until`. Reads the log once, holds a row for each. Throws LogDamage.
[[nodiscard]] std::vector<PosterRow> poster_matrix(const Log& log, Sequence until);

[[nodiscard]] std::string posters_csv(const std::vector<PosterRow>& posters, Language language);

/// A row for each type of event, a column for each role, x where it may post it. A party posts only what is its own.
[[nodiscard]] std::string roles_csv(Language language);

}  // namespace bonboek
