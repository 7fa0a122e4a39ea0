// The accounts of the books as a Dutch bookkeeper knows them: number, description and code of the RGS (the reference
// classification of accounts, version 3.7, MKB). Why these: ops/decisions/0008.
#pragma once

#include <array>
#include <string_view>

#include "projections/balances.hpp"

namespace bonboek {

inline constexpr std::string_view rgs_version = "3.7";

struct ChartRow {
  std::string_view number;
  std::string_view description;  // Dutch
  std::string_view rgs;
  bool is_balance_sheet;  // else of profit and loss, which begins each year at nothing
};

/// The row of an account.
[[nodiscard]] const ChartRow& chart_row(Account account);

/// Where the results of earlier years stand.
inline constexpr ChartRow earlier_results{"0600", "Bestemmingsfonds: saldo van eerdere jaren", "BEivBefBef", true};

}  // namespace bonboek
