// A small scheme for tests of the routes: two libraries, two intermediaries, sixteen vouchers, half a year in simulated
// time. Every kind of answer has something in it.
#pragma once

#include <gtest/gtest.h>

#include <span>
#include <string_view>

#include "tests/api/served_ledger.hpp"

namespace bonboek::test {

/// One post of the scheme.
struct Step {
  std::string_view at;  // simulated time; empty where the clock is not simulated yet
  std::string_view by;
  std::string_view body;  // with numbers as `with_numbers` takes them
};

/// What the scheme is opened with, alone: after it the ledger takes posts of every role.
[[nodiscard]] std::span<const Step> opening();
/// The opening and all that happens then.
[[nodiscard]] std::span<const Step> small_scheme();

/// Posts the steps; throws where one is not recorded.
void play(ServedLedger& served, std::span<const Step> steps);

/// The clock stands at the moment at which the scheme begins.
[[nodiscard]] ServedLedger::Settings in_simulated_time();

/// A test that begins with the whole scheme.
class SmallScheme : public testing::Test {
 protected:
  void SetUp() override { play(served_, small_scheme()); }

  ServedLedger served_{in_simulated_time()};
};

}  // namespace bonboek::test
