// The province's report of a quarter, as figures and names: what JSON, CSV, the page and the terminal all tell. It
// follows from the books of a moment alone, and owns all that it tells.
#pragma once

#include <bitset>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "projections/municipal_counts.hpp"
#include "projections/plan_targets.hpp"
#include "projections/projection_version.hpp"

namespace bonboek {

/// Whom the report is for. The public one withholds small counts (small_counts.hpp).
enum class Audience : std::uint8_t { full, everyone };

template <>
struct Names<Audience> {
  static constexpr std::size_t first = 0;
  static constexpr std::array<std::string_view, 2> list{"full", "public"};
};

/// The moment that a report is of.
struct ReportMoment {
  Sequence at_sequence;             // the last event that counts
  Timestamp known_at;               // when it was recorded: the report is the same until the next event
  std::optional<std::string> root;  // of the log's tree there, in base64 as checkpoints write it, where it is known
};

[[nodiscard]] ReportMoment report_moment(const Books& books, std::optional<std::string> root = {});

struct ReportParty {
  PartyKind kind{};
  std::string id;
  std::string name;
  Municipality municipality;
  Tally counts;
  std::bitset<measure_count> withheld;  // by Measure: nothing is told of it, and its counts are zero here
};

struct ReportMunicipality {
  MunicipalCounts counts;
  std::bitset<municipal_measures.size()> withheld;  // likewise, by place in municipal_measures
};

/// What stands open of one item, with whom.
struct ReportOpenItem {
  struct OfParty {
    PartyKind kind{};
    std::string id;
    OpenSum sum;
  };
  OpenSum total;
  std::vector<OfParty> parties;
};

/// Memberships from January to the end of the quarter, beside what the plan wants of the whole year.
struct PlanProgress {
  std::int64_t new_memberships{0};
  std::int64_t memberships{0};       // new ones, and those that continue
  std::int64_t memberships_paid{0};  // of the year, at the moment
  std::optional<PlanTarget> target;
};

struct QuarterReport {
  Audience audience{Audience::full};
  ReportMoment moment;
  Quarter quarter;
  std::string scheme;
  std::string origin;
  std::optional<Sequence> closed_by;
  Tally counts;                // of the quarter
  Tally counts_since_january;  // to its end
  PlanProgress plan;
  std::vector<ReportMunicipality> municipalities;
  std::vector<ReportParty> libraries;
  std::vector<ReportParty> intermediaries;
  FundYear fund;                                     // of the quarter's year, at the moment
  std::array<ReportOpenItem, open_item_count> open;  // since the end of the quarter or before, at the moment
  std::vector<Correction> corrections;               // late facts about quarters closed before
  std::vector<Tally> quarters_before;                // of each quarter of the year before this one
  std::size_t withheld_count{0};                     // figures of municipalities and libraries that are not told
  std::set<std::string, std::less<>> withheld;       // of all others, by path: nothing is told, and it is zero here
};

/// The quarters that can be asked for at a moment: from the one in which the scheme opened to the one that has begun.
/// Nothing before a scheme is opened.
struct QuarterSpan {
  Quarter first;
  Quarter last;
};
[[nodiscard]] std::optional<QuarterSpan> quarters_told(const Standing& standing);

/// Why a quarter has no report at the moment of the books, and what can be asked for instead; nothing where it has one.
[[nodiscard]] std::optional<std::string> objection_to(Quarter quarter, const Standing& standing);

/// The report of a quarter that can be asked for. `root` is that of the log's tree at the books' last event, if known.
[[nodiscard]] QuarterReport quarter_report(const Books& books, Quarter quarter, std::optional<std::string> root = {});

/// What a report tells of the cells of one sheet, and nothing else: quick, for one cell at a time. Of a sheet that is
/// told by the fund, or by no report, nothing.
[[nodiscard]] QuarterReport part_of_report(const Books& books, Quarter quarter, Sheet sheet);

/// Whether a cell is in any figure of a quarter's report but for the fund's.
[[nodiscard]] bool is_counted_in(Quarter quarter, Cell cell);

}  // namespace bonboek
