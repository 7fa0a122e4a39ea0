// The telling of a workload: wave by wave, what is posted, by whom and in which order. Known to workload.cpp alone.
//
// A wave is minted and allotted in its quarter. On the first day after the quarter come the reports of what happened in
// it, of all parties in no order, then what was wrong is put right, then claims, payments and the quarter's closing.
// Some issues are reported a quarter later, after their vouchers' redemption; renewals are of the wave of a year
// before.
#pragma once

#include <vector>

#include "bench/workload/draft.hpp"
#include "bench/workload/piles.hpp"
#include "bench/workload/recent_lives.hpp"

namespace bonboek::bench {

/// What parties report of single vouchers, and may report wrongly.
enum class Deed : std::uint8_t { allotment, issue, redemption, renewal };

/// What chance decides in a wave, beside the vouchers' lives. Each has a seed of its own.
enum class Chance : std::uint8_t {
  allotments,
  issues,
  redemptions,
  renewals,
  losses,
  reports,
  membership_claims,
  handling_claims,
  claims
};

class Story {
 public:
  Story(const Workload& workload, const Sink& sink) : workload_(workload), sink_(sink), lives_(workload) {}
  void tell();

 private:
  /// An event that has to be reversed, and what it was about.
  struct Mistake {
    Sequence sequence;
    VoucherIndex voucher;
  };
  /// An invoice that will be paid.
  struct Bill {
    Kind kind{Kind::none};
    const Principal& claimant;
    Cents amount;
    std::uint64_t lines{0};
  };
  struct Report {
    Deed deed;
    std::uint16_t party;
  };

  // story.cpp
  void open();
  void register_parties();
  void set_terms(Draft& draft) const;
  void close(Wave wave);
  void set_clock(Date date, unsigned hour);
  Draft draft_of(const Principal& poster) const { return {poster, workload_.waves(), next_}; }
  void send(Draft draft);
  [[nodiscard]] Random random_for(Wave wave, Chance chance) const;

  // story_vouchers.cpp
  void mint(Wave wave);
  void allot(Wave wave);
  void report(Wave wave);
  void report_issues(Wave wave, IntermediaryId by, const Piles& piles);
  void report_enrolments(Wave wave, LibraryId at, Deed deed, const Piles& piles);
  void report_losses(Wave wave);
  Item& list(Draft& draft, Deed deed, Date date, std::span<const VoucherIndex> vouchers);
  [[nodiscard]] Piles issue_piles(Wave wave) const;
  [[nodiscard]] Piles redemption_piles(Wave wave) const;
  [[nodiscard]] Piles renewal_piles(Wave wave) const;

  // story_corrections.cpp
  void correct(Deed deed);
  void report_again(Draft& draft, Deed deed, VoucherIndex voucher) const;
  [[nodiscard]] std::vector<Mistake>& mistakes(Deed deed) { return mistakes_.at(static_cast<std::size_t>(deed)); }

  // story_money.cpp
  void claim(Wave wave);
  void claim_memberships(Wave wave, LibraryId library, const Piles& piles);
  void claim_handling(Wave wave, IntermediaryId intermediary, const Piles& piles);
  [[nodiscard]] Piles membership_claims(Wave wave) const;
  [[nodiscard]] Piles handling_claims(Wave wave) const;
  void deposit(Wave wave);
  void pay(Wave wave);

  /// Calls `each(voucher, life)` for the vouchers of a wave, if there is one so many quarters before `wave`.
  template <class Each>
  void for_each_life(Wave wave, unsigned quarters_before, Each each) const {
    if (wave.value < quarters_before) return;
    const Wave minted{static_cast<std::uint16_t>(wave.value - quarters_before)};
    VoucherIndex voucher{workload_.waves().begin(minted)};
    for (const Life& life : lives_.of(minted)) {
      each(voucher, life);
      ++voucher.value;
    }
  }

  const Workload& workload_;
  const Sink& sink_;
  RecentLives lives_;
  bool is_stopped_{false};
  Sequence next_{0};
  std::uint64_t submission_count_{0};
  Date today_;
  std::optional<Timestamp> now_;                  // none before the clock is simulated
  std::array<std::vector<Mistake>, 4> mistakes_;  // by Deed, not yet put right
  std::vector<Bill> bills_;                       // of the wave being told
};

}  // namespace bonboek::bench
