#include "bench/workload/waves.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace bonboek::bench {
namespace {

constexpr std::uint32_t months_a_quarter = 3;
constexpr std::int64_t micros_an_hour = 3'600'000'000;
constexpr std::int64_t days_before_2000 = 10'957;  // since 1970

std::uint32_t divided_up(std::uint32_t number, std::uint32_t by) {
  return (number + by - 1) / by;
}

}  // namespace

Waves::Waves(std::uint32_t vouchers) : vouchers_(vouchers) {
  if (vouchers == 0 || vouchers > max_workload_vouchers) {
    throw std::invalid_argument(
        fmt::format("a workload has 1 to {} vouchers, not {}", max_workload_vouchers, vouchers));
  }
  each_ = divided_up(vouchers, std::max<std::uint32_t>(usual_waves, divided_up(vouchers, max_wave_vouchers)));
  count_ = static_cast<std::uint16_t>(divided_up(vouchers, each_));
}

std::uint32_t Waves::end(Wave wave) const {
  return std::min(begin(wave) + each_, vouchers_);
}

VoucherNumber Waves::number(VoucherIndex voucher) const {
  const Wave wave = of(voucher);
  const Wave first_of_year{static_cast<std::uint16_t>(wave.value - wave.value % quarters_a_year)};
  return {year_of(wave), voucher.value - begin(first_of_year) + 1};
}

VoucherIndex Waves::index(VoucherNumber number) const {
  const auto first_of_year = static_cast<std::uint32_t>(number.year - opening_year) * quarters_a_year * each_;
  return {first_of_year + number.serial - 1};
}

std::uint16_t Waves::active(std::uint16_t parties) const {
  const std::uint32_t share = parties * std::min(each_, full_wave_vouchers) / full_wave_vouchers;
  return static_cast<std::uint16_t>(std::max(share, 2U));
}

Wave later(Wave wave, unsigned quarters) {
  return {static_cast<std::uint16_t>(wave.value + quarters)};
}

Year year_of(Wave wave) {
  return static_cast<Year>(opening_year + wave.value / quarters_a_year);
}

Quarter quarter_of(Wave wave) {
  return {static_cast<std::uint16_t>((opening_year - first_year) * quarters_a_year + wave.value)};
}

Date day_of(Wave wave, unsigned month, unsigned day) {
  return date_of(year_of(wave), wave.value % quarters_a_year * months_a_quarter + month + 1, day);
}

Timestamp moment_of(Date date, unsigned hour) {
  return {((days_before_2000 + date.day) * 24 + hour) * micros_an_hour};
}

Cents membership_tariff(Year year) {
  return year == opening_year ? Cents{4'200} : Cents{4'500};
}

}  // namespace bonboek::bench
