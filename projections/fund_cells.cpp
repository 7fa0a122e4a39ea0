#include "projections/fund_cells.hpp"

namespace bonboek {
namespace {

/// Stored: a number is never given to another.
enum class What : std::uint8_t { bank = 1, cost = 2, vouchers_out = 3, vouchers_unissued = 4, continued = 5 };

Cell cell_of(What what, std::size_t year_slot = 0) {
  const auto year = static_cast<std::uint16_t>(first_year + year_slot);
  return {Sheet::fund, {year, 0, static_cast<std::uint8_t>(what), 0}};
}

std::int64_t difference(std::uint32_t before, std::uint32_t after) {
  return std::int64_t{after} - std::int64_t{before};
}

void add(const Increment& increment, Fund& fund) {
  const Cell cell = increment.cell;
  const auto slot = static_cast<std::size_t>(cell.x() - first_year);
  const auto add_to = [&](std::uint32_t& count) { count += static_cast<std::uint32_t>(increment.count); };
  switch (static_cast<What>(cell.z())) {
    case What::bank:
      fund.bank += increment.amount;
      return;
    case What::cost:
      fund.cost_by_year.at(slot) += increment.amount;
      return;
    case What::vouchers_out:
      return add_to(fund.vouchers_out);
    case What::vouchers_unissued:
      return add_to(fund.vouchers_unissued);
    case What::continued:
      return add_to(fund.continued_by_year.at(slot));
  }
}

}  // namespace

void collect_fund(const Fund& before, const Fund& after, Increments& increments) {
  increments.add(cell_of(What::bank), 0, after.bank - before.bank);
  increments.add(cell_of(What::vouchers_out), difference(before.vouchers_out, after.vouchers_out));
  increments.add(cell_of(What::vouchers_unissued), difference(before.vouchers_unissued, after.vouchers_unissued));
  for (std::size_t i = 0; i < after.cost_by_year.size(); ++i) {
    increments.add(cell_of(What::cost, i), 0, after.cost_by_year[i] - before.cost_by_year[i]);
    increments.add(cell_of(What::continued, i), difference(before.continued_by_year[i], after.continued_by_year[i]));
  }
}

void add_to_fund(const Increments& increments, Fund& fund) {
  for (const Increment& increment : increments.list()) {
    if (increment.cell.sheet() == Sheet::fund) add(increment, fund);
  }
}

}  // namespace bonboek
