#include "tests/model/desk.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "tests/model/calendar.hpp"

namespace bonboek::model {
namespace {

const std::vector<std::string> libraries{"venlo", "landgraaf", "gennep"};
const std::vector<std::string> intermediaries{"vwf", "venlo", "ido-weert"};

}  // namespace

Item Desk::any() {
  struct Choice {
    int weight;
    Item (Desk::*make)();
  };
  static const std::vector<Choice> choices{
      {8, &Desk::mint},           {6, &Desk::allot},         {16, &Desk::issue},     {16, &Desk::redeem},
      {7, &Desk::renew},          {5, &Desk::void_vouchers}, {9, &Desk::pay},        {12, &Desk::claim_memberships},
      {9, &Desk::claim_handling}, {5, &Desk::credit},        {16, &Desk::reverse},   {3, &Desk::move_fund},
      {4, &Desk::deposit},        {4, &Desk::change_party},  {1, &Desk::set_policy}, {3, &Desk::close_quarter},
  };
  int total = 4;
  for (const Choice& choice : choices) total += choice.weight;
  int rolled = dice_.roll(total);
  for (const Choice& choice : choices) {
    if (rolled < choice.weight) return (this->*choice.make)();
    rolled -= choice.weight;
  }
  return rolled < 2 ? set_tariff(dice_.chance(50) ? "membership" : "handling") : set_ceiling(year_of(today_));
}

Item Desk::item(const std::string& type) {
  Item item;
  item.type = type;
  item.on = date();
  return item;
}

std::string Desk::date() {
  const int rolled = dice_.roll(100);
  if (rolled < 55) return today_;
  if (rolled < 80) return add_days(today_, -dice_.roll(20));
  if (rolled < 92) return add_days(today_, -dice_.roll(250));
  if (rolled < 94) return add_days(today_, dice_.between(1, 3));
  return since(known_.is_opened() ? add_days(known_.event(0).item.on, -3) : today_);
}

std::string Desk::since(const std::string& first) {
  const int days = std::max(0, day_number(today_) - day_number(first));
  return add_days(today_, -dice_.roll(days + 1));
}

std::string Desk::reference() {
  return fmt::format("REF-{}", dice_.roll(1'000));
}

std::string Desk::any_library() {
  return dice_.chance(1) ? "nowhere" : dice_.pick(libraries);
}

std::string Desk::any_intermediary() {
  return dice_.chance(1) ? "nowhere" : dice_.pick(intermediaries);
}

/// Up to `most` vouchers that fit, often neighbours; now and then one that does not, one that is not there, or one
/// twice.
std::vector<Numbers> Desk::some(const Fits& fits, int most) {
  std::vector<Number> fitting;
  std::vector<Number> all;
  for (const auto& [number, life] : known_.lives()) {
    all.push_back(number);
    if (fits(number, life)) fitting.push_back(number);
  }
  std::vector<Number> chosen;
  const int count = dice_.between(1, most);
  const bool neighbours = dice_.chance(60);
  auto at = fitting.empty() ? 0 : static_cast<std::size_t>(dice_.roll(static_cast<int>(fitting.size())));
  for (int i = 0; i < count && at < fitting.size(); ++i) {
    const Number number = neighbours ? fitting[at++] : dice_.pick(fitting);
    if (std::ranges::find(chosen, number) == chosen.end()) chosen.push_back(number);
  }
  if (!all.empty() && (chosen.empty() || dice_.chance(8))) chosen.push_back(dice_.pick(all));
  if (chosen.empty() || dice_.chance(2)) chosen.push_back({year_of(today_), dice_.between(1, 99)});
  if (dice_.chance(2)) chosen.push_back(dice_.pick(chosen));
  return list(std::move(chosen));
}

/// The numbers in this order, neighbours mostly as ranges.
std::vector<Numbers> Desk::list(std::vector<Number> numbers) {
  std::vector<Numbers> list;
  const bool in_ranges = dice_.chance(70);
  for (const Number& number : numbers) {
    const bool follows = !list.empty() && list.back().first.year == number.year &&
                         list.back().first.serial + list.back().count == number.serial;
    if (in_ranges && follows) {
      ++list.back().count;
    } else {
      list.push_back({number, 1});
    }
  }
  return list;
}

}  // namespace bonboek::model
