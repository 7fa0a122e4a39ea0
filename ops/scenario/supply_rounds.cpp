// A few times a year the coordinator has vouchers printed and shares them out, as many as each intermediary will need
// until the next time. What somebody has too many of moves to who has too few.
#include <algorithm>
#include <array>

#include "ops/scenario/calendar.hpp"
#include "ops/scenario/counter.hpp"
#include "ops/scenario/letter.hpp"
#include "ops/scenario/stock.hpp"

namespace bonboek::scenario {
namespace {

constexpr unsigned spare_per_hundred = 6;
constexpr unsigned spare_to_send_back = 10;  // an intermediary keeps a few more than it needs
constexpr unsigned spare_of_who_leaves = 9;
constexpr std::size_t misprints_per_thousand = 10;
constexpr std::size_t rounds_until_allotted_wrongly = 3;
constexpr std::size_t largest_wrong_allotment = 60;

struct Share {
  IntermediaryId to;
  std::uint32_t wanted{0};
};

// One round as it goes: wanted on the first day, misprints replaced on the second, shared out on the third.
struct Supply {
  std::vector<Share> shares;
  Vouchers moving;   // unused elsewhere
  Vouchers printed;  // in the coordinator's hands
  std::size_t nth{0};
};

unsigned still_to_hand_out(const Story& story, IntermediaryId by, Date until) {
  return static_cast<unsigned>(std::ranges::count_if(story.handouts, [&](const Handout& handout) {
    return handout.by == by && handout.voucher.is_none() && handout.on < until;
  }));
}

unsigned needs(const Story& story, IntermediaryId by, const SupplyRound& round) {
  const unsigned planned = still_to_hand_out(story, by, round.covers_until);
  if (round.is_exact || planned == 0) return planned;
  const bool leaves = story.at(by).until < round.covers_until;
  return planned + planned * spare_per_hundred / 100 + (leaves ? spare_of_who_leaves : 1);
}

std::vector<Share> shares_wanted(Story& story, const SupplyRound& round) {
  std::vector<Share> shares;
  for (const IntermediaryId by : story.intermediary_ids()) {
    const unsigned needed = needs(story, by, round);
    const std::size_t held = story.stock_of(by).size();
    if (held < needed) shares.push_back({by, static_cast<std::uint32_t>(needed - held)});
  }
  return shares;
}

std::uint32_t wanted_in_all(const std::vector<Share>& shares) {
  std::uint32_t wanted = 0;
  for (const Share& share : shares) wanted += share.wanted;
  return wanted;
}

// What some have too many of, as far as others want it.
Vouchers spare_stock(Story& story, const SupplyRound& round, std::uint32_t wanted) {
  Vouchers moving;
  for (const IntermediaryId by : story.intermediary_ids()) {
    if (story.at(by).until < round.covers_until) continue;
    auto& pile = story.stock_of(by);
    const unsigned kept = needs(story, by, round) + (round.is_exact ? 0 : spare_to_send_back);
    while (pile.size() > kept && moving.size() < wanted) {
      moving.push_back(pile.back());
      pile.pop_back();
    }
  }
  std::ranges::sort(moving);
  return moving;
}

// The largest intermediary gets its vouchers from the printer directly, if it needs any.
void mint_for_the_largest(Story& story, Letter& letter, Supply& supply) {
  if (supply.shares.empty() || supply.shares.front().to != largest_intermediary) return;
  const Share share = supply.shares.front();
  supply.shares.erase(supply.shares.begin());
  const Vouchers minted = letter.mint(share.wanted, share.to);
  auto& pile = story.stock_of(share.to);
  pile.insert(pile.end(), minted.begin(), minted.end());
}

void mint(Story& story, const SupplyRound& round, Supply& supply) {
  Letter letter(story, coordinator, "vouchers from the printer");
  mint_for_the_largest(story, letter, supply);
  const std::uint32_t wanted = wanted_in_all(supply.shares);
  supply.moving = spare_stock(story, round, wanted);
  const auto printed = wanted - static_cast<std::uint32_t>(supply.moving.size());
  if (printed > 0) supply.printed = letter.mint(printed, IntermediaryId::none());
  letter.send();
}

void replace_misprints(Story& story, Supply& supply) {
  const std::size_t count = supply.printed.size() * misprints_per_thousand / 1000;
  if (count == 0) return;
  const auto first =
      supply.printed.begin() + static_cast<std::ptrdiff_t>(story.random.below(supply.printed.size() - count));
  const Vouchers misprinted(first, first + static_cast<std::ptrdiff_t>(count));
  supply.printed.erase(first, first + static_cast<std::ptrdiff_t>(count));
  Letter letter(story, coordinator, "some can't be read: the printer replaces them");
  letter.discard(misprinted, Reason::misprinted, IntermediaryId::none());
  const Vouchers again = letter.mint(static_cast<std::uint32_t>(count), IntermediaryId::none());
  supply.printed.insert(supply.printed.end(), again.begin(), again.end());
  letter.send();
}

void arrive(Story& story, const Vouchers& vouchers, IntermediaryId at) {
  auto& pile = story.stock_of(at);
  pile.insert(pile.end(), vouchers.begin(), vouchers.end());
}

// The wrong row of the list: put right the next morning, before a counter opens.
void allot_to_the_wrong_party(Story& story, const Vouchers& vouchers, IntermediaryId meant, IntermediaryId wrong) {
  Letter letter(story, coordinator, "allotted, but to the wrong party");
  letter.allot(vouchers, wrong);
  letter.send();
  story.agenda.at(moment(workdays_after(story.today(), 1), Hour::stock, 0), [&story, vouchers, meant] {
    Letter correction(story, coordinator, "allotted to the wrong party: put right");
    for (const VoucherIndex voucher : vouchers) {
      correction.reverse(story.book.at(voucher).allotment.sequence, Reason::wrong_party);
    }
    correction.allot(vouchers, meant);
    correction.send();
    arrive(story, vouchers, meant);
  });
}

bool may_be_allotted_wrongly(const Supply& supply, const Vouchers& vouchers) {
  return supply.nth % rounds_until_allotted_wrongly == 1 && vouchers.size() <= largest_wrong_allotment &&
         std::ranges::includes(supply.printed, vouchers);
}

void share_out(Story& story, const Supply& supply) {
  Vouchers pool = supply.moving;
  pool.insert(pool.end(), supply.printed.begin(), supply.printed.end());
  auto next = pool.begin();
  struct Wrong {
    Vouchers vouchers;
    IntermediaryId meant;
    IntermediaryId got;
  };
  std::optional<Wrong> wrong;
  Letter letter(story, coordinator, "vouchers shared out");
  IntermediaryId previous{0};
  for (const Share& share : supply.shares) {
    const Vouchers vouchers(next, next + static_cast<std::ptrdiff_t>(share.wanted));
    next += static_cast<std::ptrdiff_t>(share.wanted);
    if (!wrong && may_be_allotted_wrongly(supply, vouchers)) {
      wrong = {vouchers, share.to, previous};
    } else {
      letter.allot(vouchers, share.to);
      arrive(story, vouchers, share.to);
    }
    previous = share.to;
  }
  letter.send();
  if (wrong) allot_to_the_wrong_party(story, wrong->vouchers, wrong->meant, wrong->got);
}

void begin_round(Story& story, const SupplyRound& round, std::size_t nth) {
  Supply supply{.shares = shares_wanted(story, round), .moving = {}, .printed = {}, .nth = nth};
  mint(story, round, supply);
  lose_some(story, round);
  story.agenda.at(moment(workdays_after(round.date, 1), Hour::stock, 0), [&story, supply]() mutable {
    replace_misprints(story, supply);
    story.agenda.at(moment(workdays_after(story.today(), 1), Hour::stock, 0),
                    [&story, supply] { share_out(story, supply); });
  });
}

std::vector<SupplyRound> supply_rounds() {
  const std::array dates{date_of(2025, 8, 27), date_of(2025, 10, 6), date_of(2025, 11, 12), date_of(2026, 1, 5),
                         date_of(2026, 3, 30), date_of(2026, 6, 29), date_of(2026, 9, 28),  date_of(2027, 1, 4),
                         date_of(2027, 3, 30), date_of(2027, 6, 28), date_of(2027, 9, 6),   date_of(2027, 10, 18)};
  const auto covers_from = [](Date date) { return workdays_after(date, 3); };
  std::vector<SupplyRound> rounds;
  for (std::size_t i = 0; i < dates.size(); ++i) {
    const bool is_last = i + 1 == dates.size();
    const Date next = is_last ? last_day_of_year(final_year) : dates[i + 1];
    rounds.push_back({.date = dates[i],
                      .covers_from = covers_from(dates[i]),
                      .covers_until = is_last ? next : covers_from(next),
                      .next_date = next,
                      .is_exact = dates[i] == date_of(2025, 11, 12)});
  }
  return rounds;
}

}  // namespace

void keep_the_stock(Story& story) {
  std::size_t nth = 0;
  for (const SupplyRound& round : supply_rounds()) {
    story.agenda.at(moment(round.date, Hour::stock, 30), [&story, round, n = nth++] { begin_round(story, round, n); });
  }
  expire_old_stock(story);
  let_intermediaries_go(story);
}

}  // namespace bonboek::scenario
