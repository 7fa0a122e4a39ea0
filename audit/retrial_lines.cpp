// Payments and credits: items that become events of several years and amounts.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "audit/retrial.hpp"

namespace bonboek {
namespace {

std::vector<VoucherNumber> numbers_of(const Run& run, const VoucherTable& vouchers) {
  std::vector<VoucherNumber> numbers;
  numbers.reserve(run.vouchers.size());
  for (const VoucherIndex voucher : run.vouchers) numbers.push_back(vouchers.number(voucher));
  return numbers;
}

/// The year and the amount of a run: by these the lines of one item stand in order.
std::pair<Year, Cents> order_of(const ToldRun& told) {
  return {told.fact.year, told.fact.amount};
}

bool is_order_of(const std::vector<VoucherNumber>& numbers, std::vector<VoucherNumber> told) {
  if (numbers == told) return true;
  auto sorted = numbers;
  std::ranges::sort(sorted);
  std::ranges::sort(told);
  return sorted == told;
}

}  // namespace

/// A payment is of all that is open on its invoice, line after line.
void Retrial::hear_payment() {
  Decision decision = decide_again(waiting_);
  if (!decision.refusals.empty()) return leave_out(waiting_, decision.refusals);
  const VoucherTable& vouchers = views_.facts().vouchers();
  const bool are_its_lines = std::ranges::equal(decision.runs, waiting_, [&](const Run& run, const ToldRun& told) {
    return numbers_of(run, vouchers) == told.numbers;
  });
  if (!are_its_lines) {
    find(waiting_.front(), 0, Property::computed_member,
         fmt::format("what is paid are not the open lines of invoice {}, in their order",
                     waiting_.front().fact.invoice));
    return leave_out(waiting_, {});
  }
  for (std::size_t i = 0; i < waiting_.size(); ++i) accept(waiting_[i], std::move(decision.runs[i]));
}

/// Lines of one credit stand in order of year and amount: where that goes back another begins.
void Retrial::hear_credits() {
  auto from = waiting_.begin();
  while (from != waiting_.end()) {
    const auto until = std::ranges::is_sorted_until(from, waiting_.end(), {}, order_of);
    hear_credit({from, until});
    from = until;
  }
}

void Retrial::hear_credit(std::span<const ToldRun> told) {
  ToldRun item = told.front();  // names each voucher once, though two years of it may be credited
  item.numbers.clear();
  std::set<VoucherNumber> named;
  for (const ToldRun& each : told) {
    for (const VoucherNumber number : each.numbers) {
      if (named.insert(number).second) item.numbers.push_back(number);
    }
  }
  Decision decision = decide_again({&item, 1});
  if (!decision.refusals.empty()) return leave_out(told, decision.refusals);
  const VoucherTable& vouchers = views_.facts().vouchers();
  const bool are_its_lines = std::ranges::equal(decision.runs, told, [&](const Run& run, const ToldRun& each) {
    return is_order_of(numbers_of(run, vouchers), each.numbers);
  });
  if (!are_its_lines) {
    find(told.front(), 0, Property::computed_member,
         fmt::format("what is credited are not the open lines of these vouchers on invoice {}",
                     told.front().fact.invoice));
    return leave_out(told, {});
  }
  for (std::size_t i = 0; i < told.size(); ++i) {
    Run run = std::move(decision.runs[i]);
    for (std::size_t at = 0; at < run.vouchers.size(); ++at) run.vouchers[at] = *vouchers.find(told[i].numbers[at]);
    accept(told[i], std::move(run));
  }
}

}  // namespace bonboek
