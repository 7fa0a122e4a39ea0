// Counters of what a workload comes to: dense, for there are millions of lives to add up. Known to expected.cpp alone.
#pragma once

#include <array>
#include <vector>

#include "bench/workload/workload.hpp"

namespace bonboek::bench {

class Tally {
 public:
  explicit Tally(const Workload& workload);

  /// Adds what becomes of one voucher.
  void add(const Life& life);

  struct Year {
    std::int64_t new_memberships{0};
    std::int64_t renewals{0};
    std::array<std::array<std::int64_t, 4>, 3> due{};  // by Kind and Stage
    std::array<std::int64_t, place_count> places{};    // of the vouchers minted
  };

  std::array<std::int64_t, 23> events{};  // by EventType
  std::vector<Year> years;                // from opening_year on
  std::vector<std::int64_t> late;         // issues by wave
  std::vector<Cents> paid;                // by wave of the payment
  std::array<std::int64_t, library_count> redeemed_by{};
  std::array<std::int64_t, intermediary_count> issued_by{};

 private:
  void add_events(const Life& life);
  void add_handling(const Life& life);
  void add_membership(const Life& life, bool is_renewal);
  void claim(PartyIndex claimant, Wave in, Year& year, Kind kind, Cents amount, bool is_claimed);
  std::int64_t& count(EventType type) { return events.at(static_cast<std::size_t>(type)); }
  Year& year(bonboek::Year year) { return years.at(static_cast<std::size_t>(year - opening_year)); }
  [[nodiscard]] bool is_paid(PartyIndex claimant, Wave wave) const {
    return paid_invoices_[std::size_t{claimant.value} * wave_count_ + wave.value];
  }

  std::uint16_t wave_count_;
  std::vector<bool> paid_invoices_;  // by claimant and wave
};

}  // namespace bonboek::bench
