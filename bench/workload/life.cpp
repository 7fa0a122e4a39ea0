#include "bench/workload/life.hpp"

#include "bench/workload/random.hpp"

namespace bonboek::bench {
namespace {

// Shares in percent. Together they make about five events a voucher.
constexpr std::uint32_t issued = 70;
constexpr std::uint32_t late_of_issued = 10;
constexpr std::uint32_t redeemed_of_issued = 72;
constexpr std::uint32_t lost_of_unused = 5;
constexpr std::uint32_t renewed_of_redeemed = 45;
constexpr std::uint32_t claimed_of_memberships = 92;
constexpr std::uint32_t mistaken_of_reports = 1;

constexpr std::uint8_t months_a_quarter = 3;

template <class Party>
Party another(Party than, std::uint16_t count, Random& random) {
  return Party{static_cast<std::uint16_t>((than.value + 1 + random.below(count - 1U)) % count)};
}

/// One of a quarter's months, from the one given on.
std::uint8_t month_from(std::uint8_t first, Random& random) {
  return static_cast<std::uint8_t>(first + random.below(months_a_quarter - first));
}

void make_mistakes(Life& life, const Waves& waves, Random& random) {
  life.is_allotment_mistaken = random.percent(mistaken_of_reports);
  life.is_issue_mistaken = life.is_issued && random.percent(mistaken_of_reports);
  life.is_redemption_mistaken = life.is_redeemed && random.percent(mistaken_of_reports);
  life.is_renewal_mistaken = life.is_renewed && random.percent(mistaken_of_reports);
  life.other_holder = another(life.holder, waves.active(intermediary_count), random);
  life.other_library = another(life.library, waves.active(library_count), random);
}

}  // namespace

Life life_of(std::uint64_t seed, const Waves& waves, VoucherIndex voucher) {
  Random random(seed_of(seed, voucher.value));
  Life life;
  life.wave = waves.of(voucher);
  const auto goes_on_for = [&](unsigned quarters) { return life.wave.value + quarters < waves.count(); };
  life.holder = IntermediaryId{static_cast<std::uint16_t>(random.below(waves.active(intermediary_count)))};
  life.library = LibraryId{static_cast<std::uint16_t>(random.below(waves.active(library_count)))};
  life.issue_month = month_from(0, random);
  life.redemption_month = month_from(life.issue_month, random);
  life.renewal_month = month_from(0, random);
  life.is_issued = random.percent(issued);
  life.is_issue_late = life.is_issued && goes_on_for(1) && random.percent(late_of_issued);
  life.is_redeemed = life.is_issued && random.percent(redeemed_of_issued);
  life.is_lost = life.is_issued && !life.is_redeemed && random.percent(lost_of_unused);
  life.is_renewed = life.is_redeemed && goes_on_for(renewed_after) && random.percent(renewed_of_redeemed);
  life.is_membership_claimed = life.is_redeemed && random.percent(claimed_of_memberships);
  life.is_renewal_claimed = life.is_renewed && random.percent(claimed_of_memberships);
  make_mistakes(life, waves, random);
  return life;
}

}  // namespace bonboek::bench
