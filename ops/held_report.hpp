// A quarter's report that an auditor holds, compared with what the log gives at the moment that it tells.
#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string>

#include "audit/finding.hpp"
#include "ledger/sha256.hpp"
#include "projections/quarter_report.hpp"

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

/// The same report by the log; `books` are those after its last event. Nothing where there is none of that quarter yet.
[[nodiscard]] std::optional<QuarterReport> rebuilt_report(const HeldReport& held, const Books& books);

/// Finds each figure that differs. `root` is that of the log's tree at the report's last event.
void compare_report(const HeldReport& held, std::optional<QuarterReport> rebuilt, const Digest& root,
                    Findings& findings);

}  // namespace bonboek
