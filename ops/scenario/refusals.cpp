#include "ops/scenario/refusals.hpp"

#include <array>

#include "ops/scenario/calendar.hpp"

namespace bonboek::scenario {
namespace refused {

bool send(Story& story, std::string_view principal, wire::Json event, const Why& why) {
  send_refused(story, principal, std::move(event), why.code, why.note);
  return true;
}

std::optional<VoucherIndex> some_voucher(Story& story, const std::function<bool(const Voucher&)>& fits) {
  const std::size_t count = story.book.vouchers().size();
  const std::size_t first = story.random.below(count);
  for (std::size_t i = 0; i < count; ++i) {
    const VoucherIndex index{static_cast<std::uint32_t>((first + i) % count)};
    if (fits(story.book.at(index))) return index;
  }
  return {};
}

Membership last_membership(const Story& story, VoucherIndex voucher) {
  return story.book.at(voucher).memberships.rbegin()->second;
}

}  // namespace refused

namespace {

constexpr int most_days_to_wait = 40;  // for the situation in which it can be tried

struct Attempt {
  Date date;
  bool (*send)(Story&);
};

void try_on(Story& story, Attempt attempt, int days_left) {
  story.agenda.at(story.some_time(workday_from(attempt.date), Hour::payments), [&story, attempt, days_left] {
    if (attempt.send(story)) return;
    ensure(days_left > 0, "there is an occasion to try what is refused");
    try_on(story, {days_after(story.today(), 1), attempt.send}, days_left - 1);
  });
}

}  // namespace

void try_what_is_refused(Story& story) {
  const std::array attempts{
      Attempt{date_of(2025, 10, 22), refused::redeem_again_elsewhere},
      Attempt{date_of(2025, 10, 29), refused::issue_what_another_holds},
      Attempt{date_of(2025, 11, 5), refused::mistype_a_number},
      Attempt{date_of(2025, 11, 26), refused::mint_above_the_ceiling},
      Attempt{date_of(2026, 1, 2), refused::redeem_before_taking_part},
      Attempt{date_of(2026, 2, 10), refused::say_something_about_the_recipient},
      Attempt{date_of(2026, 4, 2), refused::skip_numbers},
      Attempt{date_of(2026, 4, 28), refused::claim_the_old_tariff},
      Attempt{date_of(2026, 5, 12), refused::redeem_tomorrow},
      Attempt{date_of(2026, 7, 16), refused::deposit_as_the_province},
      Attempt{date_of(2026, 7, 28), refused::pay_a_rounded_amount},
      Attempt{date_of(2026, 9, 10), refused::redeem_a_voided_one},
      Attempt{date_of(2026, 10, 6), refused::issue_after_leaving},
      Attempt{date_of(2027, 2, 23), refused::claim_twice},
      Attempt{date_of(2027, 4, 20), refused::take_back_what_was_claimed},
      Attempt{date_of(2027, 5, 11), refused::renew_twice_in_a_year},
  };
  for (const Attempt& attempt : attempts) try_on(story, attempt, most_days_to_wait);
}

}  // namespace bonboek::scenario
