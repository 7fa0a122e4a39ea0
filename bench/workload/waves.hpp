// The workload's vouchers and its calendar: a wave is the vouchers that are minted in one quarter.
#pragma once

#include "ledger/ids.hpp"
#include "ledger/money.hpp"
#include "ledger/time.hpp"
#include "ledger/voucher_number.hpp"

namespace bonboek::bench {

/// Place of a wave: 0 is minted in the first quarter of `opening_year`.
using Wave = Id<struct WaveTag, std::uint16_t>;

inline constexpr Year opening_year = 2025;
inline constexpr std::uint16_t quarters_a_year = 4;

/// As many waves as the plan has quarters; more only where a wave would outgrow what is held in memory at once.
inline constexpr std::uint16_t usual_waves = 12;
inline constexpr std::uint32_t max_wave_vouchers = 1U << 20U;
inline constexpr std::uint16_t max_waves = (last_year - opening_year) * quarters_a_year;
inline constexpr std::uint32_t max_workload_vouchers = max_waves * max_wave_vouchers;

/// In a wave of fewer vouchers only a part of the parties does anything.
inline constexpr std::uint32_t full_wave_vouchers = 16'000;

class Waves {
 public:
  /// Throws std::invalid_argument where there are none or more than `max_workload_vouchers`.
  explicit Waves(std::uint32_t vouchers);

  [[nodiscard]] std::uint16_t count() const { return count_; }
  [[nodiscard]] std::uint32_t voucher_count() const { return vouchers_; }
  [[nodiscard]] std::uint32_t begin(Wave wave) const { return wave.value * each_; }  // a voucher's index
  [[nodiscard]] std::uint32_t end(Wave wave) const;
  [[nodiscard]] Wave of(VoucherIndex voucher) const { return {static_cast<std::uint16_t>(voucher.value / each_)}; }
  [[nodiscard]] VoucherNumber number(VoucherIndex voucher) const;
  [[nodiscard]] VoucherIndex index(VoucherNumber number) const;  // of one of these vouchers

  /// How many of so many parties do anything: all of them, but for small workloads, whose reports would otherwise be of
  /// one voucher each. At least two.
  [[nodiscard]] std::uint16_t active(std::uint16_t parties) const;

 private:
  std::uint32_t vouchers_;
  std::uint32_t each_{0};
  std::uint16_t count_{0};
};

[[nodiscard]] Wave later(Wave wave, unsigned quarters);
[[nodiscard]] Year year_of(Wave wave);
[[nodiscard]] Quarter quarter_of(Wave wave);
[[nodiscard]] Date day_of(Wave wave, unsigned month, unsigned day);  // month 0 to 2, day from 1
[[nodiscard]] Timestamp moment_of(Date date, unsigned hour);

/// What a membership of a year costs, and each handling.
[[nodiscard]] Cents membership_tariff(Year year);
inline constexpr Cents handling_tariff{400};

}  // namespace bonboek::bench
