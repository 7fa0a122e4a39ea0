#include "projections/corrections.hpp"

namespace bonboek {

void Corrections::apply(const Run& run, const Facts& facts) {
  const auto measure = measure_of(run.fact.effect());
  const auto& closed = facts.registers().closed_quarters();
  const Quarter about = quarter_of(run.fact.effective_on());
  if (!measure || !closed.contains(about)) return;
  Quarter report = about;
  while (closed.contains(report)) ++report.value;
  Correction& correction = by_report_[report][about];
  correction.about = about;
  const bool is_reversal = run.fact.type == EventType::reversed;
  const std::int64_t count = run.count();
  const Cents sum = run.fact.amount * run.count();
  correction.count.at(static_cast<std::size_t>(*measure)) += is_reversal ? -count : count;
  correction.amount.at(static_cast<std::size_t>(*measure)) += is_reversal ? -sum : sum;
}

std::vector<Correction> Corrections::shown_in(Quarter quarter) const {
  std::vector<Correction> shown;
  const auto found = by_report_.find(quarter);
  if (found == by_report_.end()) return shown;
  for (const auto& [about, correction] : found->second) shown.push_back(correction);
  return shown;
}

}  // namespace bonboek
