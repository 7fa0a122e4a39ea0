// The public version of a report: no count under five of a municipality or of a library can be read or reckoned.
//
// Source of the rule: the frequency rule and its two steps in Statistics Netherlands' own practice (Hundepool et al.,
// "Statistical Disclosure Control", Wiley 2012, chapter 4: primary and secondary cell suppression). Here, for each
// measure of the table by municipality, whose rows add up to a total that is published:
//
//   first    every count of one to four is withheld.
//   second   where one is, so is one count of five or more: that of the next row, by code, that has one. It is chosen
//            by its place and not by its size, so that knowing how it is chosen tells nothing of its size.
//   else     where no row has five, or what is withheld adds up to no more than it must, the whole column is withheld.
//
// A zero is told as a zero: it says of nobody that they were there. Only a whole column withholds zeros, too, so that
// what is withheld beside a told zero is known to be at least one; the second step leaves every withheld count at least
// two possible values all the same, whoever knows these rules. Withheld counts carry one mark; which of them are under
// five can often be inferred from the order in which the others are chosen. A municipality without a library has no
// memberships, and all can see that: its zero hides nothing. Where one row alone can have any count it is the total,
// and is told as the total is.
//
// A library's count is part of its municipality's. It is withheld where its municipality's is, and all those of a
// municipality are where any of them is one to four. Left out are: tracks by municipality, which are nearly all small;
// amounts by library, which are counts times a tariff; and what single intermediaries did, which cuts across
// municipalities. What differs between the public versions of two moments is not protected.
#pragma once

#include <cstdint>

#include "projections/quarter_report.hpp"

namespace bonboek {

/// Counts below it are small.
inline constexpr std::int64_t small_count_bound = 5;

/// What the public version tells of a library.
inline constexpr std::array public_library_measures{Measure::redeemed, Measure::renewed};

/// Makes a full report its public version. What is withheld is gone from it.
void withhold_small_counts(QuarterReport& report);

}  // namespace bonboek
