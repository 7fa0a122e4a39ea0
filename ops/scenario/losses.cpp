// Vouchers that never reach a recipient.
#include <algorithm>

#include "ops/scenario/calendar.hpp"
#include "ops/scenario/counter.hpp"
#include "ops/scenario/letter.hpp"
#include "ops/scenario/stock.hpp"

namespace bonboek::scenario {
namespace {

constexpr std::size_t lost_per_thousand = 21;  // incidents, against vouchers handed out
constexpr int most_lost_at_once = 3;
constexpr std::size_t one_loss_in_so_many_is_returned = 4;
constexpr std::size_t one_loss_in_so_many_is_found = 6;
constexpr std::size_t smallest_stock_to_lose_from = 6;

// The year's last mint fits its ceiling to the cent: what turned up just before it would not.
Date found_after_the_last_pilot_mint() {
  return date_of(pilot_year, 12, 1);
}

bool is_here_still(const Story& story, IntermediaryId by) {
  return story.today() < story.at(by).until;
}

void find_again(Story& story, VoucherIndex voucher, IntermediaryId by) {
  const Year year = std::min(year_of(story.today()), final_year);
  if (!is_here_still(story, by) || story.today() > last_handout_of(year)) return;
  Letter letter = Letter::from(story, by, "a lost voucher turned up");
  letter.reverse(story.book.at(voucher).voided->sequence, Reason::found_again);
  letter.send();
  put_back(story, voucher);
}

void lose(Story& story, IntermediaryId by, std::size_t count) {
  auto& pile = story.stock_of(by);
  if (pile.size() < smallest_stock_to_lose_from || !is_here_still(story, by)) return;
  Vouchers gone;
  const std::size_t place = story.random.below(pile.size() - count);
  const auto first = pile.begin() + static_cast<std::ptrdiff_t>(place);
  gone.assign(first, first + static_cast<std::ptrdiff_t>(count));
  pile.erase(first, first + static_cast<std::ptrdiff_t>(count));
  const bool returned = story.random.one_in(one_loss_in_so_many_is_returned);
  Letter letter = Letter::from(story, by, returned ? "handed back unused" : "gone from the drawer");
  letter.discard(gone, returned ? Reason::returned : Reason::lost, by);
  letter.send();
  if (returned || !story.random.one_in(one_loss_in_so_many_is_found)) return;
  Date found_on = workday_from(days_after(story.today(), story.random.between(15, 40)));
  if (is_stock_tight(found_on)) found_on = std::max(found_on, found_after_the_last_pilot_mint());
  story.agenda.at(story.some_time(found_on, Hour::corrections),
                  [&story, voucher = gone.front(), by] { find_again(story, voucher, by); });
}

void expire(Story& story, Year before) {
  for (const IntermediaryId by : story.intermediary_ids()) {
    auto& pile = story.stock_of(by);
    const auto is_old = [&](VoucherIndex voucher) { return story.book.at(voucher).number.year < before; };
    Vouchers old;
    std::ranges::copy_if(pile, std::back_inserter(old), is_old);
    if (old.empty()) continue;
    std::erase_if(pile, is_old);
    std::ranges::sort(old);
    Letter letter = Letter::from(story, by, "no longer valid");
    letter.discard(old, Reason::expired, by);
    letter.send();
  }
}

void let_go(Story& story, IntermediaryId leaver) {
  const std::string& id = story.at(leaver).id;
  auto& pile = story.stock_of(leaver);
  const Vouchers all(pile.begin(), pile.end());
  pile.clear();
  const auto half = all.begin() + static_cast<std::ptrdiff_t>((all.size() + 1) / 2);
  const Vouchers moved(all.begin(), half);
  const Vouchers withdrawn(half, all.end());
  const IntermediaryId heir = largest_intermediary;
  Letter letter(story, coordinator, id + " ends its part; what it had left moves on or is withdrawn");
  if (!moved.empty()) letter.allot(moved, heir);
  if (!withdrawn.empty()) letter.discard(withdrawn, Reason::withdrawn, leaver);
  letter.registers(wire::left(EventType::accreditation_withdrawn, id, story.today()));
  letter.send();
  story.stock_of(heir).insert(story.stock_of(heir).end(), moved.begin(), moved.end());
}

}  // namespace

void lose_some(Story& story, const SupplyRound& round) {
  for (const Handout& handout : story.handouts) {
    if (handout.on < round.covers_from || handout.on >= round.next_date || is_stock_tight(handout.on)) continue;
    if (!story.random.per_thousand(lost_per_thousand)) continue;
    const auto count = static_cast<std::size_t>(story.random.between(1, most_lost_at_once));
    story.agenda.at(story.some_time(handout.on, Hour::corrections),
                    [&story, by = handout.by, count] { lose(story, by, count); });
  }
}

void expire_old_stock(Story& story) {
  for (const Year year : {Year{2026}, Year{2027}, Year{2028}}) {
    const Date date = year > final_year ? date_of(year, 1, 4) : workday_from(date_of(year, 3, 20));
    story.agenda.at(moment(date, Hour::corrections, 55), [&story, year] { expire(story, year); });
  }
}

void let_intermediaries_go(Story& story) {
  for (const IntermediaryId by : story.intermediary_ids()) {
    if (story.at(by).until == last_date) continue;
    story.agenda.at(moment(story.at(by).until, Hour::stock, 0), [&story, by] { let_go(story, by); });
  }
}

}  // namespace bonboek::scenario
