#include "projections/before_ledger.hpp"

#include <fmt/format.h>

namespace bonboek {

std::string objection_before_ledger(const Log& log, const Moment& moment) {
  const auto first = log.submission(Sequence{0});
  if (!first || !moment.known_at) return "Nothing was recorded yet";
  return fmt::format("Nothing was recorded yet at {}; the ledger begins at {}", to_string(*moment.known_at),
                     to_string(first->submission.recorded_at));
}

}  // namespace bonboek
