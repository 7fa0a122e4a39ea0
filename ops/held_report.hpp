// A quarter's report that an auditor holds, compared with what the log gives at the moment that it tells.
#pragma once

#include <boost/json/object.hpp>
#include <string>

#include "audit/finding.hpp"
#include "projections/figures.hpp"

namespace bonboek {

struct HeldReport {
  std::string file;
  boost::json::object body;
  Quarter quarter;
  Sequence at;  // the last event that it counts
};

/// Reads the JSON of a report as the API or `bonboek report --json` gives it. Throws CommandFailed where the file is no
/// such thing.
[[nodiscard]] HeldReport read_held_report(const std::string& file);

/// The same report by the log; `books` are those after its last event.
[[nodiscard]] boost::json::object rebuilt_report(const HeldReport& held, const Books& books);

/// Finds each figure that differs.
void compare_report(const HeldReport& held, const boost::json::object& rebuilt, Findings& findings);

}  // namespace bonboek
