// Who hands a voucher to whom, and where the recipient enrols: drawn up for all three years before anything happens, so
// that each year comes to exactly the plan's number. Which voucher it is, is decided at the counter.
#include <algorithm>
#include <numeric>

#include "ops/scenario/counter.hpp"
#include "ops/scenario/limburg.hpp"
#include "ops/scenario/story.hpp"

namespace bonboek::scenario {
namespace {

// By month; the pilot starts in September. Summer is quiet, and after mid-December there is no time left to enrol.
constexpr std::array<unsigned, 12> busy_pilot_months{0, 0, 0, 0, 0, 0, 0, 0, 18, 31, 34, 17};
constexpr std::array<unsigned, 12> busy_months{5, 8, 10, 9, 9, 8, 5, 6, 11, 12, 11, 6};

constexpr std::size_t enrols_at_once_per_thousand = 280;
constexpr std::size_t enrols_elsewhere_per_thousand = 40;
constexpr int longest_wait_days = 45;

// Splits `total` in proportion to the weights, by largest remainder.
std::vector<std::uint32_t> apportion(std::uint32_t total, const std::vector<unsigned>& weights) {
  const std::uint64_t sum = std::accumulate(weights.begin(), weights.end(), std::uint64_t{0});
  std::vector<std::uint32_t> shares;
  shares.reserve(weights.size());
  for (const unsigned weight : weights)
    shares.push_back(static_cast<std::uint32_t>(total * std::uint64_t{weight} / sum));
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::ranges::greater{},
                           [&](std::size_t i) { return total * std::uint64_t{weights[i]} % sum; });
  std::uint32_t left = total - std::accumulate(shares.begin(), shares.end(), std::uint32_t{0});
  for (std::size_t i = 0; left > 0; ++i, --left) ++shares[order[i]];
  return shares;
}

Date some_day_of_handing_out(Story& story, const Intermediary& party, Year year) {
  const auto& busy = year == pilot_year ? busy_pilot_months : busy_months;
  const std::vector<unsigned> weights(busy.begin(), busy.end());
  const Date first = std::max(first_handout_of(year), party.from);
  const Date end = std::min(days_after(last_handout_of(year), 1), days_after(party.until, -days_to_wind_up));
  for (;;) {
    const Date month = date_of(year, 1 + static_cast<unsigned>(story.random.weighted(weights)), 1);
    const Date date = days_after(month, story.random.between(0, 30));
    if (is_workday(date) && date >= first && date < end) return date;
  }
}

Municipality some_municipality(Story& story, const Intermediary& party, Year year) {
  std::vector<Municipality> candidates;
  std::vector<unsigned> weights;
  weights.reserve(story.intermediaries.size());
  for (const MunicipalityFact& fact : municipalities()) {
    const bool served = party.serves.empty() || std::ranges::find(party.serves, fact.code) != party.serves.end();
    if (!served || (year == pilot_year && !fact.pilot)) continue;
    candidates.push_back(fact.code);
    weights.push_back(recipients_in(fact.code));
  }
  return candidates.at(story.random.weighted(weights));
}

LibraryId library_serving(const Story& story, Municipality municipality) {
  const auto fact = std::ranges::find(municipalities(), municipality, &MunicipalityFact::code);
  const auto library = std::ranges::find(story.libraries, fact->library_id, &Library::id);
  return LibraryId{static_cast<std::uint16_t>(library - story.libraries.begin())};
}

// The nearest library, as a rule; one that is about to leave sends people to another.
LibraryId some_library(Story& story, Municipality municipality, Date enrolled_on) {
  LibraryId library = library_serving(story, municipality);
  bool elsewhere = story.random.per_thousand(enrols_elsewhere_per_thousand);
  while (elsewhere || story.at(library).from > enrolled_on || story.at(library).until <= enrolled_on) {
    library = LibraryId{static_cast<std::uint16_t>(story.random.below(story.libraries.size()))};
    elsewhere = false;
  }
  return library;
}

Date some_day_of_enrolling(Story& story, Date handed_out_on) {
  const Date end = last_enrolment_of(year_of(handed_out_on));
  int wait = 0;
  if (!story.random.per_thousand(enrols_at_once_per_thousand)) {
    // The smaller of two: most come soon.
    wait = std::min(story.random.between(1, longest_wait_days), story.random.between(1, longest_wait_days));
  }
  Date date = std::min(days_after(handed_out_on, wait), end);
  if (is_sunday(date)) date = days_after(date, -1);
  return date;
}

Handout some_handout(Story& story, IntermediaryId by, Year year) {
  const Intermediary& party = story.at(by);
  Handout handout{.on = some_day_of_handing_out(story, party, year),
                  .by = by,
                  .track = story.random.pick(party.tracks),
                  .municipality = some_municipality(story, party, year)};
  handout.enrolled_on = some_day_of_enrolling(story, handout.on);
  handout.library = some_library(story, handout.municipality, handout.enrolled_on);
  return handout;
}

void plan_year(Story& story, std::size_t nth) {
  const BudgetYear& budget = plan_budget().at(nth);
  std::vector<unsigned> weights;
  weights.reserve(story.intermediaries.size());
  for (const Intermediary& party : story.intermediaries) {
    weights.push_back(party.reach.at(nth) * static_cast<unsigned>(story.random.between(85, 115)));
  }
  const auto shares = apportion(budget.memberships_new, weights);
  for (const IntermediaryId by : story.intermediary_ids()) {
    for (std::uint32_t i = 0; i < shares[by.value]; ++i) story.handouts.push_back(some_handout(story, by, budget.year));
  }
}

}  // namespace

void plan_the_handouts(Story& story) {
  for (std::size_t nth = 0; nth < plan_budget().size(); ++nth) plan_year(story, nth);
  std::ranges::stable_sort(story.handouts, {}, &Handout::on);
  for (std::uint32_t i = 0; i < story.handouts.size(); ++i) {
    const HandoutIndex handout{i};
    story.agenda.at(moment(story.handouts[i].on, Hour::counter, 0), [&story, handout] { hand_out(story, handout); });
  }
}

}  // namespace bonboek::scenario
