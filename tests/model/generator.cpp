#include "tests/model/generator.hpp"

#include <fmt/format.h>

#include "tests/model/calendar.hpp"

namespace bonboek::model {
namespace {

constexpr Micros day = 86'400'000'000;
constexpr int days_from_1970_to_2000 = 10'957;
const Poster coordinator{"cubiss", "coordinator", ""};

}  // namespace

Generator::Generator(std::uint64_t seed) : dice_(seed) {
  const int first_day = day_number("2024-11-20") + dice_.roll(120);
  clock_ = (days_from_1970_to_2000 + first_day) * day + dice_.roll(86'400) * Micros{1'000'000};
}

void Generator::advance_clock() {
  const int rolled = dice_.roll(100);
  if (rolled < 10) return;
  if (rolled < 12) {
    clock_ -= dice_.roll(3) * day;
    return;
  }
  const int days = rolled < 70 ? 3 : rolled < 92 ? 20 : 80;
  clock_ += dice_.roll(days + 1) * day + dice_.roll(86'400) * Micros{1'000'000};
}

Step Generator::next(const Scheme& scheme) {
  ++made_;
  if (made_ > 10 && dice_.chance(1)) {
    return {dice_.chance(50) ? Step::Kind::reopen : Step::Kind::lose_keys, clock_, {}};
  }
  advance_clock();
  Step step{Step::Kind::post, clock_, {}};
  const int size = dice_.chance(80) ? 1 : dice_.between(2, 4);
  for (int i = 0; i < size; ++i) {
    const bool repeats = !posted_.empty() && dice_.chance(6);
    step.group.push_back(repeats ? again() : submission(scheme));
    if (!step.group.back().dry_run) posted_.push_back(step.group.back());
  }
  return step;
}

/// A submission posted before: the same again, or another under its key.
Submission Generator::again() {
  Submission submission = dice_.chance(50) ? posted_.back() : dice_.pick(posted_);
  if (dice_.chance(25)) submission.items.front().on = add_days(submission.items.front().on, -1);
  if (dice_.chance(5)) submission.in_parts = !submission.in_parts;
  if (submission.simulated_time) submission.simulated_time = clock_;
  return submission;
}

Submission Generator::submission(const Scheme& scheme) {
  Submission submission;
  submission.key = fmt::format("key-{}", ++keys_);
  submission.dry_run = dice_.chance(6);
  submission.in_parts = dice_.chance(25);
  submission.poster = coordinator;
  const bool tells_time = scheme.is_simulated() ? !dice_.chance(10) : dice_.chance(2);
  if (tells_time) submission.simulated_time = clock_ - (dice_.chance(3) ? 40 * day : 0);
  if (scheme.events().empty() && !dice_.chance(5)) {
    submission.items = opening();
    return submission;
  }
  if (!dice_.chance(25)) {
    submission.items.push_back(item_of(scheme));
    submission.poster = poster_of(submission.items.back());
    return submission;
  }
  Scheme scratch = scheme;
  const int count = dice_.between(2, 4);
  for (int i = 0; i < count; ++i) {
    const Item item = item_of(scratch);
    submission.items.push_back(item);
    if (i == 0 && dice_.chance(30)) submission.poster = poster_of(submission.items.back());
    if (dice_.chance(10)) submission.items.push_back(item);
    Submission tried{coordinator, fmt::format("scratch-{}", i), false, true, {}, {item}};
    static_cast<void>(scratch.post(tried, clock_));
  }
  return submission;
}

std::vector<Item> Generator::opening() {
  Item opened;
  opened.type = "scheme-opened";
  opened.on = date_at(clock_, false);
  opened.name = "Proef";
  std::vector<Item> items{opened};
  if (dice_.chance(50)) {
    Item clock;
    clock.type = "policy-set";
    clock.on = opened.on;
    clock.policy = "clock";
    clock.value = dice_.chance(80) ? "simulated" : "system";
    items.push_back(clock);
  }
  return items;
}

/// What a scheme needs first, as far as it is not there; then anything.
Item Generator::item_of(const Scheme& scheme) {
  const Known known = scheme.known();
  Desk desk(dice_, known, date_at(clock_, true));
  if (!known.is_opened() || dice_.chance(20)) return desk.any();
  const std::string opened = known.event(0).item.on;
  const auto early = [&](Item item) {
    item.on = known.event(0).item.on;
    if (item.type == "tariff-set") item.from = opened;
    return item;
  };
  for (const auto* kind : {"membership", "handling"}) {
    if (!known.tariff(kind, opened)) return early(desk.set_tariff(kind));
  }
  const int year = year_of(date_at(clock_, true));
  if (!known.ceiling(year)) return early(desk.set_ceiling(year));
  for (const auto* id : {"venlo", "landgraaf"}) {
    if (known.party(std::string("library/") + id) == nullptr) return early(desk.register_library(id));
  }
  for (const auto* id : {"vwf", "venlo"}) {
    if (known.party(std::string("intermediary/") + id) == nullptr) return early(desk.accredit(id));
  }
  if (known.lives().size() < 4) return desk.mint();
  return desk.any();
}

/// Who posts an item: mostly the coordinator, or the party that it is about.
Poster Generator::poster_of(Item& item) {
  static const std::vector<Poster> anyone{coordinator,
                                          {"venlo-desk", "library", "venlo"},
                                          {"landgraaf-desk", "library", "landgraaf"},
                                          {"vwf-desk", "intermediary", "vwf"},
                                          {"venlo-welfare", "intermediary", "venlo"},
                                          {"province", "province", ""},
                                          {"auditor", "auditor", ""}};
  if (dice_.chance(4)) return dice_.pick(anyone);
  if (dice_.chance(45) || item.type == "minted" || item.type == "allotted" || item.type == "paid") return coordinator;
  if (item.type == "reversed") return dice_.pick(anyone);
  for (const Poster& poster : anyone) {
    std::string& named = poster.role == "library" ? item.library : item.intermediary;
    if (poster.party.empty() || named != poster.party) continue;
    if (dice_.chance(70)) named.clear();
    return poster;
  }
  return coordinator;
}

}  // namespace bonboek::model
