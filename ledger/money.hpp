// Money: whole cents of a euro, exact, with checked arithmetic.
#pragma once

#include <compare>
#include <cstdint>
#include <cstdlib>

namespace bonboek {

/// An amount in euro cents. An overflow is a broken invariant and aborts, in release builds too: amounts that come from
/// outside are bounded by `max_amount` before any arithmetic, so that no sum of a log can reach 2^63.
struct Cents {
  std::int64_t value{0};

  friend constexpr auto operator<=>(Cents, Cents) = default;

  friend constexpr Cents operator+(Cents a, Cents b) {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(a.value, b.value, &sum)) std::abort();
    return Cents{sum};
  }
  friend constexpr Cents operator-(Cents a, Cents b) {
    std::int64_t difference = 0;
    if (__builtin_sub_overflow(a.value, b.value, &difference)) std::abort();
    return Cents{difference};
  }
  friend constexpr Cents operator*(Cents each, std::uint64_t count) {
    std::int64_t product = 0;
    if (__builtin_mul_overflow(each.value, count, &product)) std::abort();
    return Cents{product};
  }
  constexpr Cents operator-() const { return Cents{0} - *this; }
  constexpr Cents& operator+=(Cents other) { return *this = *this + other; }
  constexpr Cents& operator-=(Cents other) { return *this = *this - other; }
};

/// The largest amount one event may carry: EUR 10 million, ten times the whole fund.
inline constexpr Cents max_amount{1'000'000'000};

}  // namespace bonboek
