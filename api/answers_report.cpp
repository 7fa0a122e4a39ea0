#include "api/answer_parts.hpp"
#include "projections/municipalities.hpp"
#include "projections/report_figures.hpp"
#include "projections/small_counts.hpp"

namespace bonboek {
namespace {

json::value code_value(Municipality municipality) {
  return municipality.is_none() ? json::value(nullptr) : json::value(municipality_code(municipality));
}

json::value name_value(Municipality municipality) {
  const auto name = municipality_name(municipality);
  return name.empty() ? json::value(nullptr) : json::value(name);
}

/// A count of the public version: null where it is withheld.
json::object public_count(std::int64_t count, bool is_withheld) {
  return {{"count", is_withheld ? json::value(nullptr) : json::value(count)}};
}

json::array municipalities_value(const QuarterReport& report) {
  json::array list;
  for (const ReportMunicipality& row : report.municipalities) {
    const Municipality municipality = row.counts.municipality;
    json::object value{{"municipality", code_value(municipality)}, {"name", name_value(municipality)}};
    for (std::size_t i = 0; i < municipal_measures.size(); ++i) {
      const TrackCounts& counts = row.counts.by_measure.at(i);
      auto of_measure = public_count(counts.total(), row.withheld.test(i));
      if (report.audience == Audience::full) {
        of_measure["byTrack"] = json::array(counts.count.begin(), counts.count.end());
      }
      value[name_of(municipal_measures.at(i))] = std::move(of_measure);
    }
    list.push_back(std::move(value));
  }
  return list;
}

json::object counts_value(const ReportParty& party, Audience audience) {
  if (audience == Audience::full) return tally_value(party.counts);
  json::object counts;
  for (const Measure measure : public_library_measures) {
    counts[name_of(measure)] =
        public_count(party.counts.total(measure), party.withheld.test(static_cast<std::size_t>(measure)));
  }
  return counts;
}

json::array parties_value(const std::vector<ReportParty>& parties, Audience audience) {
  json::array list;
  for (const ReportParty& party : parties) {
    json::object value{{"id", party.id}, {"name", party.name}};
    value["municipality"] = code_value(party.municipality);
    value["counts"] = counts_value(party, audience);
    list.push_back(std::move(value));
  }
  return list;
}

json::object plan_value(const QuarterReport& report) {
  const PlanProgress& plan = report.plan;
  const auto target = [&](std::int64_t PlanTarget::* of_plan) {
    return plan.target ? json::value(*plan.target.*of_plan) : json::value(nullptr);
  };
  return {{"year", report.fund.year},
          {"newMemberships", plan.new_memberships},
          {"newMembershipsTarget", target(&PlanTarget::new_memberships)},
          {"memberships", plan.memberships},
          {"membershipsTarget", target(&PlanTarget::memberships)},
          {"membershipsPaid", plan.memberships_paid}};
}

json::object exceptions_value(const QuarterReport& report) {
  json::object value;
  for (std::size_t i = 0; i < open_item_count; ++i) {
    const ReportOpenItem& item = report.open.at(i);
    auto of_item = open_sum_value(item.total);
    if (report.audience == Audience::full) {
      json::array parties;
      for (const auto& of_party : item.parties) {
        json::object party{{name_of(of_party.kind), of_party.id}};
        for (auto& member : open_sum_value(of_party.sum)) party[member.key()] = std::move(member.value());
        parties.push_back(std::move(party));
      }
      of_item["parties"] = std::move(parties);
    }
    value[name_of(static_cast<OpenItem>(i))] = std::move(of_item);
  }
  return value;
}

json::array corrections_value(const QuarterReport& report) {
  json::array list;
  for (const Correction& correction : report.corrections) {
    json::object value{{"quarter", to_string(correction.about)}};
    for (std::size_t i = 0; i < measure_count; ++i) {
      if (!is_told(report, correction, static_cast<Measure>(i))) continue;
      value[name_of(static_cast<Measure>(i))] =
          json::object{{"count", correction.count[i]}, {"amountCents", correction.amount[i].value}};
    }
    list.push_back(std::move(value));
  }
  return list;
}

/// The value at a path of report_figures, which names corrections by their quarter.
json::value* value_at(json::object& body, std::string_view path) {
  json::value* at = nullptr;
  json::object* object = &body;
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::string_view step = path.substr(0, path.find('/'));
    path.remove_prefix(step.size());
    if (object != nullptr) {
      at = object->if_contains(step);
    } else {
      const auto names = [step](const json::value& element) {
        const auto* named = element.if_object();
        return named != nullptr && named->at("quarter").as_string() == json::string_view(step);
      };
      json::array& list = at->as_array();
      const bool is_named = !list.empty() && list.front().is_object();
      at = is_named ? &*std::ranges::find_if(list, names) : &list.at(static_cast<std::size_t>(step.front() - '0'));
    }
    object = at->if_object();
  }
  return at;
}

json::object heading_of(const QuarterReport& report) {
  const std::string known_at = to_string(report.moment.known_at);
  json::object body{{"atSequence", report.moment.at_sequence.value}, {"asOf", known_at}, {"knownAt", known_at}};
  if (report.moment.root) body["root"] = *report.moment.root;
  body["projectionVersion"] = projection_version;
  body["audience"] = name_of(report.audience);
  body["quarter"] = to_string(report.quarter);
  body["from"] = to_string(first_day_of(report.quarter));
  body["until"] = to_string(last_day_of(report.quarter));
  body["scheme"] = report.scheme;
  body["origin"] = report.origin;
  body["closedBySequence"] = report.closed_by ? json::value(report.closed_by->value) : json::value(nullptr);
  return body;
}

/// What a figure is at a time: a number, or a day; null for none.
json::value figure_value(const std::string& figure, std::int64_t value) {
  if (!is_day_figure(figure)) return value;
  const auto day = day_of_figure(value);
  return day ? json::value(to_string(*day)) : json::value(nullptr);
}

json::object event_value(const std::string& figure, const MovedBy& moved) {
  json::object value{{"sequence", moved.sequence.value}, {"type", name_of(moved.type)}};
  if (moved.kind) value[name_of(*moved.kind)] = moved.party;
  if (!moved.voucher.empty()) value["voucher"] = moved.voucher;
  if (!is_day_figure(figure)) value["delta"] = moved.delta;
  value["after"] = figure_value(figure, moved.after);
  return value;
}

json::object change_value(const FigureChange& change) {
  json::object value{{"figure", change.figure},
                     {"before", figure_value(change.figure, change.before)},
                     {"after", figure_value(change.figure, change.after)}};
  if (!is_day_figure(change.figure)) {
    value["byEvents"] = change.by_events;
    value["byTime"] = change.by_time;
  }
  value["eventCount"] = change.event_count;
  json::array events;
  for (const MovedBy& moved : change.events) events.push_back(event_value(change.figure, moved));
  value["events"] = std::move(events);
  value["next"] = change.next ? json::value(change.next->value) : json::value(nullptr);
  return value;
}

/// The moment of a report and the log's tree then.
void add_moment(json::object& value, const ReportMoment& moment) {
  value["knownAt"] = to_string(moment.known_at);
  if (moment.root) value["root"] = *moment.root;
  value["treeSize"] = moment.at_sequence.value + 1;
}

}  // namespace

Answer report_answer(const QuarterReport& report) {
  auto body = heading_of(report);
  body["counts"] = tally_value(report.counts);
  body["countsSinceJanuary"] = tally_value(report.counts_since_january);
  body["memberships"] = plan_value(report);
  body["municipalities"] = municipalities_value(report);
  body["libraries"] = parties_value(report.libraries, report.audience);
  if (report.audience == Audience::full) {
    body["intermediaries"] = parties_value(report.intermediaries, report.audience);
  } else {
    body["withheldCount"] = report.withheld_count;
  }
  body["fund"] = fund_year_value(report.fund);
  body["exceptions"] = exceptions_value(report);
  body["corrections"] = corrections_value(report);
  for (const std::string& path : report.withheld) *value_at(body, path) = nullptr;
  return {std::move(body), ""};
}

Answer report_changes_answer(const ReportChanges& changes) {
  json::array list;
  for (const FigureChange& change : changes.changes) list.push_back(change_value(change));
  json::object body{{"atSequence", changes.moment.at_sequence.value}, {"asOf", to_string(changes.moment.known_at)}};
  add_moment(body, changes.moment);
  body["projectionVersion"] = projection_version;
  body["quarter"] = to_string(changes.quarter);
  body["sinceSequence"] = changes.since.at_sequence.value;
  json::object since{{"atSequence", changes.since.at_sequence.value}};
  add_moment(since, changes.since);
  body["since"] = std::move(since);
  body["changes"] = std::move(list);
  return {std::move(body), "changes"};
}

}  // namespace bonboek
