// The columns of each list that is told as CSV.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bonboek {

/// What stands open, told by group and party: the one answer whose list is put together first.
inline constexpr std::string_view open_list = "reconciliation";
/// A page of the log: events of every type. The columns of `events` are those of one voucher's.
inline constexpr std::string_view log_list = "log";

struct Column {
  std::string path;   // of the figure within an element: "counts.issued.byTrack.1"
  std::string dutch;  // the heading
};

/// The columns of a list, by the name of the answer's member that holds it or by one of those above; none for a list
/// without any.
[[nodiscard]] std::vector<Column> list_columns(std::string_view list);

}  // namespace bonboek
