// Generators of arbitrary ids, dates and texts for properties.
#pragma once

#include <rapidcheck.h>

#include <string>

#include "ledger/ids.hpp"
#include "ledger/time.hpp"
#include "ledger/voucher_number.hpp"

namespace rc {

template <>
struct Arbitrary<bonboek::Date> {
  static Gen<bonboek::Date> arbitrary() {
    return gen::map(gen::inRange(0, bonboek::last_date.day + 1),
                    [](int day) { return bonboek::Date{static_cast<std::uint16_t>(day)}; });
  }
};

template <>
struct Arbitrary<bonboek::Month> {
  static Gen<bonboek::Month> arbitrary() {
    return gen::map(gen::inRange(0, bonboek::all_time.last.value + 1),
                    [](int month) { return bonboek::Month{static_cast<std::uint16_t>(month)}; });
  }
};

template <>
struct Arbitrary<bonboek::Quarter> {
  static Gen<bonboek::Quarter> arbitrary() {
    return gen::map(gen::inRange(0, 400),
                    [](int quarter) { return bonboek::Quarter{static_cast<std::uint16_t>(quarter)}; });
  }
};

/// A moment of the years that dates have.
template <>
struct Arbitrary<bonboek::Timestamp> {
  static Gen<bonboek::Timestamp> arbitrary() {
    constexpr std::int64_t first_micros = 946'684'800'000'000;    // 2000-01-01T00:00:00Z
    constexpr std::int64_t after_micros = 4'102'444'800'000'000;  // 2100-01-01T00:00:00Z
    return gen::map(gen::inRange(first_micros, after_micros),
                    [](std::int64_t micros) { return bonboek::Timestamp{micros}; });
  }
};

template <>
struct Arbitrary<bonboek::VoucherNumber> {
  static Gen<bonboek::VoucherNumber> arbitrary() {
    const auto serial = gen::oneOf(gen::inRange(1U, 1'000'000U), gen::inRange(1U, bonboek::max_serial + 1));
    return gen::apply(
        [](int year, std::uint32_t of_year) {
          return bonboek::VoucherNumber{static_cast<bonboek::Year>(year), of_year};
        },
        gen::inRange<int>(bonboek::first_year, bonboek::last_year + 1), serial);
  }
};

}  // namespace rc

namespace bonboek {

/// What a failed property prints.
inline void showValue(const auto& value, std::ostream& out)
  requires requires { to_string(value); }
{
  out << to_string(value);
}

}  // namespace bonboek
