#include "api/try_out.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace bonboek {
namespace {

/// Whether a decision about vouchers together is the one about each alone: none is refused (a refusal of one may be
/// another where its place and what came before it are known), and the events stand in the order of the vouchers (an
/// invoice's lines are put in order by year).
bool holds_for_each(const Decision& decision, const Item& item) {
  return decision.refusals.empty() && decision.runs.size() == 1 &&
         decision.runs.front().vouchers.size() == item.vouchers.size();
}

}  // namespace

TryOut::TryOut(Facts& facts, Terms terms, Refusals& refusals)
    : facts_(facts),
      terms_(terms),
      today_(facts.today(terms.recorded_at)),
      refusals_(refusals),
      savepoint_(facts.savepoint()) {}

void TryOut::take(const Item& item, std::uint32_t place, const Fetched& fetched, bool is_last) {
  keep(decide(facts_, item, {terms_.poster, today_, place}, fetched), is_last);
}

void TryOut::take_joined(const Item& item, std::uint32_t first_place, bool is_last) {
  Decision decision = decide(facts_, item, {terms_.poster, today_, first_place}, {});
  if (holds_for_each(decision, item)) return keep(std::move(decision), is_last);
  Item one = item;
  for (std::size_t i = 0; i < item.vouchers.size(); ++i) {
    one.vouchers.assign(1, item.vouchers[i]);
    take(one, first_place + static_cast<std::uint32_t>(i), {}, is_last && i + 1 == item.vouchers.size());
  }
}

void TryOut::keep(Decision decision, bool is_last) {
  for (Refusal& refusal : decision.refusals.list) refusals_.add(std::move(refusal));
  refusals_.count += decision.refusals.count - decision.refusals.list.size();
  if (is_last) {
    last_ = std::move(decision.runs);
    return;
  }
  for (Run& run : decision.runs) {
    facts_.remember(run, savepoint_);
    applied_.push_back({std::move(run), {}});
    facts_.apply(applied_.back().run, terms_.recorded_at, applied_.back().keep());
  }
}

std::vector<Run> TryOut::finish() && {
  facts_.undo(applied_, std::move(savepoint_));
  std::vector<Run> runs;
  runs.reserve(applied_.size() + last_.size());
  for (Applied& each : applied_) runs.push_back(std::move(each.run));
  std::ranges::move(last_, std::back_inserter(runs));
  return runs;
}

}  // namespace bonboek
