#include "ops/scenario/stock.hpp"

#include <algorithm>

#include "ops/scenario/calendar.hpp"
#include "ops/scenario/counter.hpp"
#include "ops/scenario/letter.hpp"

namespace bonboek::scenario {
namespace {

constexpr std::size_t smallest_stock_to_spare = 10;
constexpr std::size_t most_moved_at_once = 6;
constexpr std::size_t out_of_order = 8;  // one voucher in so many is not the next in the pile
constexpr std::size_t top_of_the_pile = 12;
constexpr int days_before_leaving = 40;

void move_some_in(Story& story, IntermediaryId to) {
  const auto ids = story.intermediary_ids();
  const IntermediaryId from =
      *std::ranges::max_element(ids, {}, [&](IntermediaryId id) { return story.stock_of(id).size(); });
  auto& pile = story.stock_of(from);
  ensure(!pile.empty(), "there is a voucher for every recipient in the plan");
  const std::size_t count = std::min(most_moved_at_once, (pile.size() + 1) / 2);
  const Vouchers moved(pile.end() - static_cast<std::ptrdiff_t>(count), pile.end());
  pile.erase(pile.end() - static_cast<std::ptrdiff_t>(count), pile.end());
  Letter letter(story, coordinator, story.at(to).id + " is out of vouchers: " + story.at(from).id + " passes some on");
  letter.allot(moved, to);
  letter.send();
  story.stock_of(to).assign(moved.begin(), moved.end());
}

}  // namespace

VoucherIndex take_from_stock(Story& story, IntermediaryId by) {
  auto& pile = story.stock_of(by);
  if (pile.empty()) move_some_in(story, by);
  std::size_t place = 0;
  if (story.random.one_in(out_of_order)) place = story.random.below(std::min(pile.size(), top_of_the_pile));
  const VoucherIndex voucher = pile[place];
  pile.erase(pile.begin() + static_cast<std::ptrdiff_t>(place));
  return voucher;
}

bool is_stock_tight(Date date) {
  return date >= date_of(pilot_year, 10, 25) && year_of(date) == pilot_year;
}

std::optional<VoucherIndex> set_aside(Story& story, IntermediaryId by, Date held_since) {
  auto& pile = story.stock_of(by);
  const bool leaves_soon = days_after(story.today(), days_before_leaving) >= story.at(by).until;
  if (pile.size() < smallest_stock_to_spare || leaves_soon || is_stock_tight(story.today())) return {};
  const auto held = std::find_if(pile.rbegin(), pile.rend(),
                                 [&](VoucherIndex voucher) { return story.book.at(voucher).held_since <= held_since; });
  if (held == pile.rend()) return {};
  const VoucherIndex voucher = *held;
  pile.erase(std::next(held).base());
  return voucher;
}

void put_back(Story& story, VoucherIndex voucher) {
  story.stock_of(story.book.at(voucher).holder).push_back(voucher);
}

}  // namespace bonboek::scenario
