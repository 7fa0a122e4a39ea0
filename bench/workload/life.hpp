// What becomes of one voucher. A life is told from the seed and the voucher's place alone, so that nothing has to be
// remembered, and so that what must come out can be added up voucher by voucher, in another order than it is posted in.
#pragma once

#include "bench/workload/parties.hpp"

namespace bonboek::bench {

inline constexpr unsigned renewed_after = quarters_a_year;  // waves

struct Life {
  Wave wave;  // of the mint
  IntermediaryId holder;
  LibraryId library;
  std::uint8_t issue_month{0};  // 0 to 2, in the quarter of the mint
  std::uint8_t redemption_month{0};
  std::uint8_t renewal_month{0};
  bool is_issued{false};
  bool is_issue_late{false};  // reported a quarter later than it happened
  bool is_lost{false};        // after its issue
  bool is_redeemed{false};
  bool is_renewed{false};  // at the same library, a year later
  bool is_membership_claimed{false};
  bool is_renewal_claimed{false};
  // What was first reported wrongly, was reversed and reported again.
  bool is_allotment_mistaken{false};   // to `other_holder`
  bool is_issue_mistaken{false};       // on another date
  bool is_redemption_mistaken{false};  // by `other_library`
  bool is_renewal_mistaken{false};     // by `other_library`
  IntermediaryId other_holder;
  LibraryId other_library;

  [[nodiscard]] Wave issue_reported_in() const { return later(wave, is_issue_late ? 1 : 0); }
  [[nodiscard]] Wave renewed_in() const { return later(wave, renewed_after); }
  [[nodiscard]] bool is_handling_claimed() const { return is_issued && claims_handling(holder); }
};

/// What would be reported or renewed after the last wave is not.
[[nodiscard]] Life life_of(std::uint64_t seed, const Waves& waves, VoucherIndex voucher);

}  // namespace bonboek::bench
