// The public version of a report: no count under five of a municipality or of a library can be read or reckoned.
//
// Source of the rule: the frequency rule and its two steps in Statistics Netherlands' own practice (Hundepool et al.,
// "Statistical Disclosure Control", Wiley 2012, chapter 4: primary and secondary cell suppression). Here, for each
// measure of the table by municipality, whose rows add up to a total that is published:
//
//   first    every count of one to four is withheld.
//   second   where one is, so is the least count that is not, five or more, and every other count as large as it.
//   else     where no row has five, or the total itself is one to four, the whole column is withheld.
//   total    a total of one to four is withheld.
//
// So what is withheld hangs on how large counts are and nowhere on the place where they stand. Whoever knows the rule
// may let the withheld counts change places and has the same report: each of them may be a small one and each may be
// one of five or more, and each has two possible values at least. That none of those withheld is larger than one that
// is told, whoever knows the rule does know. A zero is told as a zero: it says of nobody that they were there. Only a
// whole column withholds zeros, too, and there all may be small. A municipality without a library has no memberships,
// and all can see that: its zero hides nothing.
//
// A library's count is part of its municipality's. It is withheld where its municipality's is, and all those of a
// municipality are where any of them is one to four. Left out are: tracks by municipality, which are nearly all small;
// amounts by library, which are counts times a tariff; and what single intermediaries did, which cuts across
// municipalities.
//
// What the whole scheme came to is withheld likewise, with the amount beside it: by measure, by track and by age as
// columns of their own, memberships of the plan and of the fund, what stands open, corrections. What is told since
// January is withheld while a quarter of the year is. The fund's amounts are told. ops/decisions/0007 says why, and
// what is not protected.
#pragma once

#include <cstdint>

#include "projections/quarter_report.hpp"

namespace bonboek {

/// Counts below it are small.
inline constexpr std::int64_t small_count_bound = 5;

/// What the public version tells of a library.
inline constexpr std::array public_library_measures{Measure::redeemed, Measure::renewed};

/// Whether the figure of a path, of what the whole scheme came to, is withheld.
[[nodiscard]] bool is_withheld(const QuarterReport& report, std::string_view path);

/// Whether a report has a line for a measure of a correction: it is not zero, or it is withheld.
[[nodiscard]] bool is_told(const QuarterReport& report, const Correction& correction, Measure measure);

/// Makes a full report its public version. What is withheld is gone from it.
void withhold_small_counts(QuarterReport& report);

}  // namespace bonboek
