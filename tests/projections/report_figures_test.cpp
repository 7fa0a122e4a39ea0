// The figures that a restatement compares are those that the report tells, under the paths by which it tells them.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <boost/json.hpp>

#include "api/answers.hpp"
#include "projections/report_figures.hpp"
#include "tests/ledger/raw_log.hpp"
#include "tests/projections/played_log.hpp"

namespace bonboek {
namespace {

namespace json = boost::json;
using Figures = std::map<std::string, std::int64_t>;

/// By what an element of a list is told apart.
std::string label_of(const json::object& element) {
  for (const char* name : {"id", "library", "intermediary", "quarter"}) {
    if (const auto* member = element.if_contains(name)) return std::string(member->as_string());
  }
  const auto* municipality = element.if_contains("municipality");
  return municipality == nullptr || municipality->is_null() ? "unknown" : std::string(municipality->as_string());
}

/// What is no figure of the log: which report it is, and the plan.
bool is_left_out(std::string_view member) {
  constexpr std::array<std::string_view, 6> left_out{"atSequence", "projectionVersion",    "closedBySequence",
                                                     "year",       "newMembershipsTarget", "membershipsTarget"};
  return std::ranges::find(left_out, member) != left_out.end();
}

void flatten(const json::value& value, const std::string& path, Figures& figures) {
  if (const auto* object = value.if_object()) {
    for (const auto& member : *object) {
      if (!is_left_out(member.key())) flatten(member.value(), path + "/" + std::string(member.key()), figures);
    }
  } else if (const auto* array = value.if_array()) {
    std::size_t place = 0;
    for (const auto& element : *array) {
      const auto label = element.is_object() ? label_of(element.as_object()) : fmt::format("{}", place);
      flatten(element, path + "/" + label, figures);
      ++place;
    }
  } else if (value.is_number()) {
    figures[path] = value.to_number<std::int64_t>();
  } else if (is_day_figure(path)) {
    figures[path] = figure_of_day(value.is_null() ? std::nullopt : parse_date(value.as_string()));
  }
}

TEST(ReportFigures, AreThoseOfTheReport) {
  const TestFolder folder;
  play_workload(folder.log());
  const Log log(folder.log(), Log::Mode::read_only);
  const Views views = replay(log, {});
  const auto told = quarters_told(views.facts().standing());
  ASSERT_TRUE(told);
  for (Quarter quarter = told->first; quarter <= told->last; ++quarter.value) {
    const auto report = quarter_report(views.books(), quarter);
    Figures of_report;
    flatten(report_answer(report).body, "", of_report);
    Figures with_zeros;
    tell_figures(report, [&](const std::string& path, std::int64_t value) { with_zeros[path] = value; }, Zeros::told);
    for (const auto& [path, value] : of_report) {
      EXPECT_TRUE(with_zeros.contains(path) && with_zeros[path] == value) << path;
    }
    std::erase_if(of_report, [](const auto& figure) { return figure.second == 0; });
    Figures figures;
    tell_figures(report, [&](const std::string& path, std::int64_t value) { figures[path] = value; });
    EXPECT_EQ(figures, of_report) << to_string(quarter);
    EXPECT_GT(figures.size(), 50U);
    for (const char* other : {"", "/", "/counts", "/counts/issued", "counts/issued/count", "/scheme", "/fund/year"}) {
      EXPECT_FALSE(has_figure(report, other)) << other;
    }
  }
}

TEST(MunicipalCounts, AddUpToTheCountOfAllByTrack) {
  const TestFolder folder;
  play_workload(folder.log());
  const Log log(folder.log(), Log::Mode::read_only);
  const Views views = replay(log, {});
  for (const Period period : {all_time, period_of(Year{2026}), period_of(parse_quarter("2026-Q2").value())}) {
    const Tally all = views.figures().counts().all(period);
    std::array<TrackCounts, municipal_measures.size()> sums{};
    for (const MunicipalCounts& row : municipal_counts(views.books(), period)) {
      for (std::size_t i = 0; i < sums.size(); ++i) sums.at(i) += row.by_measure.at(i);
    }
    for (std::size_t i = 0; i < sums.size(); ++i) EXPECT_EQ(sums.at(i).count, all.tracks(municipal_measures.at(i)));
  }
}

}  // namespace
}  // namespace bonboek
