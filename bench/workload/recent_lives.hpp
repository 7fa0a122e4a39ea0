// The lives that a story still speaks of: those of the wave being told and of the waves before it, as far back as
// renewals reach. Telling each of them once, and not again for every report, is what makes a story quick to tell.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "bench/workload/workload.hpp"

namespace bonboek::bench {

class RecentLives {
 public:
  explicit RecentLives(const Workload& workload) : workload_(workload) {}

  /// Goes on to the next wave; the one that is too old now is forgotten.
  void begin(Wave wave) {
    std::vector<Life>& lives = lives_of(wave);
    lives.clear();
    for (std::uint32_t at = workload_.waves().begin(wave); at < workload_.waves().end(wave); ++at) {
      lives.push_back(workload_.life(VoucherIndex{at}));
    }
  }

  /// Of the vouchers of a wave, in order.
  [[nodiscard]] std::span<const Life> of(Wave wave) const { return kept_[wave.value % kept_.size()]; }
  [[nodiscard]] const Life& of(VoucherIndex voucher) const {
    const Wave wave = workload_.waves().of(voucher);
    return of(wave)[voucher.value - workload_.waves().begin(wave)];
  }

 private:
  [[nodiscard]] std::vector<Life>& lives_of(Wave wave) { return kept_[wave.value % kept_.size()]; }

  const Workload& workload_;
  std::array<std::vector<Life>, renewed_after + 1> kept_;
};

}  // namespace bonboek::bench
