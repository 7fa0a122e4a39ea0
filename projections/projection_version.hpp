// The version of what the projections make of a log. Printed on every report: two reports of one question may differ
// where their versions do, and nowhere else.
#pragma once

namespace bonboek {

/// Raised whenever any figure of any answer may come out differently for the same log. What is kept beside the log has
/// a version of its own (increment_row.cpp), which changes with the meaning of cells: a new way of adding up the same
/// cells needs no new rows, and new rows may add up to the same figures.
inline constexpr int projection_version = 2;

}  // namespace bonboek
