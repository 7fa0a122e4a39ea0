#include "projections/corrections.hpp"

namespace bonboek {
namespace {

Cell cell_of(Quarter report, Quarter about, std::size_t measure) {
  return {Sheet::correction, {report.value, about.value, static_cast<std::uint8_t>(measure), 0}};
}

}  // namespace

void Corrections::collect(const Run& run, const Registers& registers, Increments& increments) {
  const auto measure = measure_of(run.fact.effect());
  const auto& closed = registers.closed_quarters();
  if (!measure || closed.empty()) return;
  const Quarter about = quarter_of(run.fact.effective_on());
  if (!closed.contains(about)) return;
  Quarter report = about;
  while (closed.contains(report)) ++report.value;
  const bool is_reversal = run.fact.type == EventType::reversed;
  const std::int64_t count = run.count();
  const Cents sum = run.fact.amount * run.count();
  increments.add(cell_of(report, about, static_cast<std::size_t>(*measure)), is_reversal ? -count : count,
                 is_reversal ? -sum : sum);
}

void Corrections::add(const Increment& increment) {
  const Cell cell = increment.cell;
  const Quarter about{cell.y()};
  Correction& correction = by_report_[Quarter{cell.x()}][about];
  correction.about = about;
  correction.count.at(cell.z()) += increment.count;
  correction.amount.at(cell.z()) += increment.amount;
}

void Corrections::tell(Increments& increments) const {
  for (const auto& [report, by_about] : by_report_) {
    for (const auto& [about, correction] : by_about) {
      for (std::size_t i = 0; i < measure_count; ++i) {
        increments.add(cell_of(report, about, i), correction.count.at(i), correction.amount.at(i));
      }
    }
  }
}

std::vector<Correction> Corrections::shown_in(Quarter quarter) const {
  std::vector<Correction> shown;
  const auto found = by_report_.find(quarter);
  if (found == by_report_.end()) return shown;
  for (const auto& [about, correction] : found->second) {
    if (!correction.is_zero()) shown.push_back(correction);
  }
  return shown;
}

}  // namespace bonboek
