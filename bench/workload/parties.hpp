// Who takes part in the workload, and on which days they do what they report.
#pragma once

#include <string>
#include <vector>

#include "bench/workload/waves.hpp"
#include "ledger/fact.hpp"
#include "ledger/role.hpp"

namespace bonboek::bench {

using LibraryId = Id<struct WorkloadLibraryTag, std::uint16_t>;
using IntermediaryId = Id<struct WorkloadIntermediaryTag, std::uint16_t>;

inline constexpr std::uint16_t library_count = 150;
inline constexpr std::uint16_t intermediary_count = 500;

/// Everyone who posts. A party's principal is named as the party.
class Parties {
 public:
  Parties();

  [[nodiscard]] const Principal& coordinator() const { return coordinator_; }
  [[nodiscard]] const Principal& at(LibraryId id) const { return libraries_.at(id.value); }
  [[nodiscard]] const Principal& at(IntermediaryId id) const { return intermediaries_.at(id.value); }

  /// The party's place in the ledger: libraries are registered first, then intermediaries.
  [[nodiscard]] static PartyIndex index_of(LibraryId id) { return {id.value}; }
  [[nodiscard]] static PartyIndex index_of(IntermediaryId id) {
    return {static_cast<std::uint16_t>(library_count + id.value)};
  }

 private:
  Principal coordinator_;
  std::vector<Principal> libraries_;
  std::vector<Principal> intermediaries_;
};

[[nodiscard]] Track track_of(IntermediaryId id);
[[nodiscard]] Municipality municipality_of(LibraryId id);
/// Half of the intermediaries claim what handling costs them.
[[nodiscard]] bool claims_handling(IntermediaryId id);

// A party has one day a month for each of its doings, and everything of a voucher comes in this order: it is allotted,
// issued, redeemed, and all within the quarter. A wrong date is one that could have been: after the allotment, before
// any redemption.
inline constexpr unsigned mint_day = 1;
inline constexpr unsigned allotment_day = 2;
inline constexpr unsigned wrong_issue_day = 3;  // of the first month
inline constexpr unsigned loss_day = 28;        // of the last month
[[nodiscard]] Date issue_date(IntermediaryId by, Wave wave, unsigned month);
[[nodiscard]] Date enrolment_date(LibraryId at, Wave wave, unsigned month);

}  // namespace bonboek::bench
