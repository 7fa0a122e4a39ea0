#include "audit/retrial.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "audit/members.hpp"
#include "ledger/identifiers.hpp"

namespace bonboek {
namespace {

bool becomes_lines(EventType type) {
  return type == EventType::paid || type == EventType::credited;
}

/// Whether two runs can be lines of one payment or credit.
bool is_of_one_item(const ToldRun& a, const ToldRun& b) {
  return a.fact.type == b.fact.type && a.fact.party == b.fact.party && a.library == b.library &&
         a.intermediary == b.intermediary && a.fact.invoice == b.fact.invoice && a.fact.reference == b.fact.reference &&
         a.fact.occurred_on == b.fact.occurred_on;
}

constexpr Timestamp first_moment{946'684'800'000'000};      // of the year 2000
constexpr Timestamp end_of_moments{4'102'444'800'000'000};  // of the year 2099

ToldRun one_of(const ToldRun& told, std::uint64_t place) {
  ToldRun one = told;
  one.first = told.first + place;
  if (told.is_of_line()) one.line = told.line + place;
  if (!told.numbers.empty()) one.numbers = {told.numbers[place]};
  if (!told.previous.empty()) one.previous = {told.previous[place]};
  return one;
}

}  // namespace

Retrial::Retrial(Past& past, Findings& findings, Terms terms)
    : past_(past), findings_(findings), terms_(std::move(terms)) {}

void Retrial::begin(const Submission& submission, std::uint64_t line) {
  past_.forget();
  submission_ = submission;
  event_count_ = 0;
  poster_ = {std::string(submission.actor), Role::coordinator, ""};
  const auto find_here = [&](Broken broken, std::string what) {
    findings_.add({submission.first, line, broken, std::move(what)});
  };
  if (!is_slug(submission.actor)) {
    find_here(RefusalCode::bad_value, fmt::format("\"actor\" is not: {}", row_of(Field::actor).meaning));
  }
  if (terms_.principals != nullptr) {
    const auto found = terms_.principals->find(submission.actor);
    if (found == terms_.principals->end()) {
      find_here(Property::principal, fmt::format("{} is not among the principals given", submission.actor));
    } else {
      poster_ = found->second;
    }
  }
  const Facts& facts = views_.facts();
  if (submission.recorded_at < facts.last_recorded_at()) {
    find_here(RefusalCode::clock_goes_back,
              fmt::format("it is recorded at {}, and the event before it at {}", to_string(submission.recorded_at),
                          to_string(facts.last_recorded_at())));
  }
  if (submission.recorded_at < first_moment || submission.recorded_at >= end_of_moments) {
    find_here(RefusalCode::bad_value, "it is recorded in a year that no date can have");
    submission_.recorded_at = std::max(first_moment, facts.last_recorded_at());
  }
  today_ = facts.today(submission_.recorded_at);
}

void Retrial::take(const ToldRun& told) {
  event_count_ += told.count();
  if (!waiting_.empty() && !is_of_one_item(waiting_.back(), told)) hear_waiting();
  if (!becomes_lines(told.fact.type)) return hear(told);
  if (!waiting_.empty() && waiting_.back().fact == told.fact) {
    ToldRun& last = waiting_.back();
    last.numbers.insert(last.numbers.end(), told.numbers.begin(), told.numbers.end());
    last.previous.insert(last.previous.end(), told.previous.begin(), told.previous.end());
  } else {
    waiting_.push_back(told);
  }
}

void Retrial::end() {
  hear_waiting();
  if (event_count_ > max_submission_events) {
    findings_.add({submission_.first, 0, RefusalCode::too_many_events,
                   fmt::format("the submission holds {} events", event_count_)});
  }
}

void Retrial::hear_waiting() {
  if (waiting_.empty()) return;
  if (!std::ranges::all_of(waiting_, [this](const ToldRun& told) { return is_well_formed(told); })) {
    leave_out(waiting_, {});
  } else if (waiting_.front().fact.type == EventType::paid) {
    hear_payment();
  } else {
    hear_credits();
  }
  waiting_.clear();
}

bool Retrial::is_well_formed(const ToldRun& told) {
  const auto fault = fault_of(told.fact, told.present);
  if (fault) find(told, 0, fault->code, fault->what);
  return !fault;
}

void Retrial::hear(const ToldRun& told) {
  if (!is_well_formed(told)) return leave_out({&told, 1}, {});
  Decision decision = decide_again({&told, 1});
  const bool stands = decision.refusals.empty() && decision.runs.size() == 1 &&
                      decision.runs.front().vouchers.size() == told.numbers.size();
  if (stands) return accept(told, std::move(decision.runs.front()));
  if (told.count() > 1) return hear_each(told);
  if (decision.refusals.empty()) find(told, 0, Property::computed_member, "the rules make no such event of it");
  leave_out({&told, 1}, decision.refusals);
}

void Retrial::hear_each(const ToldRun& told) {
  for (std::uint64_t place = 0; place < told.count(); ++place) hear(one_of(told, place));
}

void Retrial::find(const ToldRun& told, std::uint64_t place, Broken broken, std::string what) {
  const std::uint64_t line = told.is_of_line() ? told.line + place : 0;
  findings_.add({told.first + place, line, broken, std::move(what)});
}

/// Says why, and leaves the places of the events empty.
void Retrial::leave_out(std::span<const ToldRun> told, const Refusals& refusals) {
  for (const Refusal& refusal : refusals.list) find(told.front(), 0, refusal.code, refusal.detail);
  for (const ToldRun& each : told) pass_over(each.count());
}

void Retrial::pass_over(std::uint64_t count) {
  const Sequence first = views_.facts().next();
  left_out_.push_back({first, first + count});
  for (; count > 0; --count) take_in({});
}

void Retrial::take_in(const Run& run) {
  const auto& stops = terms_.stops;
  Run rest;
  const Run* next = &run;
  while (next_stop_ < stops.size() && stops[next_stop_] < views_.facts().next() + next->count()) {
    const auto until = static_cast<std::ptrdiff_t>(stops[next_stop_].value + 1 - views_.facts().next().value);
    if (static_cast<std::uint32_t>(until) == next->count()) break;
    const Run part{next->fact, {next->vouchers.begin(), next->vouchers.begin() + until}, {}};
    rest = Run{next->fact, {next->vouchers.begin() + until, next->vouchers.end()}, {}};
    next = &rest;
    take_in_whole(part);
  }
  take_in_whole(*next);
}

void Retrial::take_in_whole(const Run& run) {
  views_.apply(run, std::max(submission_.recorded_at, views_.facts().last_recorded_at()));
  const auto& stops = terms_.stops;
  for (; next_stop_ < stops.size() && stops[next_stop_] < views_.facts().next(); ++next_stop_) {
    terms_.on_stop(stops[next_stop_], views_.books());
  }
}

}  // namespace bonboek
