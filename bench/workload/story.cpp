#include "bench/workload/story.hpp"

namespace bonboek::bench {
namespace {

constexpr std::int64_t micros_between_submissions = 1'000;
constexpr unsigned report_hour = 8;
constexpr unsigned mint_hour = 12;  // later than the reports of the quarter before, on the same day

Item& set_tariff(Draft& draft, Date today, Kind kind, Cents amount, Date from) {
  Item& item = draft.add(EventType::tariff_set, today);
  item.fact.kind = kind;
  item.fact.from = from;
  item.given.add(Field::kind);
  item.given.add(Field::from);
  set_amount(item, amount);
  return item;
}

void set_policy(Item& item, Policy policy, PolicyValue value) {
  item.fact.policy = policy;
  item.fact.policy_value = value;
  item.given.add(Field::policy);
  item.given.add(Field::value);
}

void set_names(Item& item, const Principal& party) {
  item.fact.id = party.party;
  item.fact.name = party.name;
  item.given.add(Field::id);
  item.given.add(Field::name);
}

}  // namespace

void Story::tell() {
  open();
  register_parties();
  for (Wave wave{0}; wave.value < workload_.waves().count() && !is_stopped_; wave = later(wave, 1)) {
    lives_.begin(wave);
    set_clock(day_of(wave, 0, mint_day), mint_hour);
    mint(wave);
    set_clock(day_of(wave, 0, allotment_day), report_hour);
    allot(wave);
    correct(Deed::allotment);
    set_clock(day_of(later(wave, 1), 0, 1), report_hour);
    report(wave);
    for (Deed deed : {Deed::redemption, Deed::renewal, Deed::issue}) correct(deed);
    report_losses(wave);
    claim(wave);
    deposit(wave);
    pay(wave);
    close(wave);
  }
}

/// The clock is simulated from the second event on, so the first submission has no time of its own.
void Story::open() {
  today_ = day_of(Wave{0}, 0, 1);
  Draft draft = draft_of(workload_.parties().coordinator());
  Item& scheme = draft.add(EventType::scheme_opened, today_);
  scheme.fact.name = "Workload";
  scheme.fact.origin = "bonboek/workload";
  scheme.fact.currency = "EUR";
  scheme.fact.time_zone = "Europe/Amsterdam";
  for (Field field : {Field::name, Field::origin, Field::currency, Field::time_zone}) scheme.given.add(field);
  set_policy(draft.add(EventType::policy_set, today_), Policy::clock, PolicyValue::simulated);
  send(std::move(draft));
}

void Story::register_parties() {
  set_clock(today_, report_hour);
  const Parties& parties = workload_.parties();
  Draft draft = draft_of(parties.coordinator());
  // What a ceiling allows would bound the workload's size, so it is not enforced.
  set_policy(draft.add(EventType::policy_set, today_), Policy::exposure, PolicyValue::accept);
  set_terms(draft);
  for (LibraryId id{0}; id.value < library_count; ++id.value) {
    Item& item = draft.add(EventType::library_registered, today_);
    set_names(item, parties.at(id));
    item.fact.municipality = municipality_of(id);
    item.given.add(Field::municipality);
  }
  for (IntermediaryId id{0}; id.value < intermediary_count; ++id.value) {
    Item& item = draft.add(EventType::intermediary_accredited, today_);
    set_names(item, parties.at(id));
    item.fact.tracks = static_cast<std::uint8_t>(1U << (track_of(id) - 1U));
    item.given.add(Field::tracks);
  }
  send(std::move(draft));
}

void Story::set_terms(Draft& draft) const {
  const auto next_year = static_cast<Year>(opening_year + 1);
  set_tariff(draft, today_, Kind::membership, membership_tariff(opening_year), today_);
  set_tariff(draft, today_, Kind::membership, membership_tariff(next_year), date_of(next_year, 1, 1));
  set_tariff(draft, today_, Kind::handling, handling_tariff, today_);
}

void Story::close(Wave wave) {
  Draft draft = draft_of(workload_.parties().coordinator());
  Item& item = draft.add(EventType::quarter_closed, today_);
  item.fact.quarter = quarter_of(wave);
  item.given.add(Field::quarter);
  send(std::move(draft));
}

void Story::set_clock(Date date, unsigned hour) {
  today_ = date;
  now_ = moment_of(date, hour);
}

void Story::send(Draft draft) {
  if (draft.empty() || is_stopped_) return;
  next_ = draft.next();
  is_stopped_ = !sink_(std::move(draft).finish(submission_count_++, now_));
  if (now_) now_->micros += micros_between_submissions;
}

Random Story::random_for(Wave wave, Chance chance) const {
  const std::uint64_t chances = 2ULL << 40U | static_cast<std::uint64_t>(chance) << 16U;  // apart from other things
  return Random(seed_of(workload_.seed(), chances | wave.value));
}

}  // namespace bonboek::bench
