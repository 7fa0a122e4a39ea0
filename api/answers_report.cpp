#include <fmt/format.h>

#include "api/answer_parts.hpp"

namespace bonboek {
namespace {

json::array parties_of(const Books& books, PartyKind kind, Period period) {
  auto answer = parties_answer(books, kind, period, PartyIndex::none());
  return std::move(answer.body[answer.list].as_array());
}

json::array corrections_value(const Books& books, Quarter quarter) {
  json::array list;
  for (const Correction& correction : books.figures.corrections().shown_in(quarter)) {
    json::object value{{"quarter", to_string(correction.about)}};
    for (std::size_t i = 0; i < measure_count; ++i) {
      if (correction.count[i] == 0 && correction.amount[i] == Cents{0}) continue;
      value[name_of(static_cast<Measure>(i))] =
          json::object{{"count", correction.count[i]}, {"amountCents", correction.amount[i].value}};
    }
    list.push_back(std::move(value));
  }
  return list;
}

json::object exceptions_value(const Books& books, Quarter quarter) {
  const Period to_date{all_time.first, period_of(quarter).last};
  const auto open = books.figures.open_items().groups({to_date, books.standing.today(), PartyIndex::none()},
                                                      books.standing.registers);
  json::object value;
  for (std::size_t i = 0; i < open_item_count; ++i) {
    value[name_of(static_cast<OpenItem>(i))] = open_group_value(books, open[i]);
  }
  return value;
}

/// What tells an element of a list apart from the others, so that two lists are compared by it and not by place.
std::string label_of(const json::value& element, std::size_t place) {
  if (const auto* object = element.if_object()) {
    for (const char* name : {"id", "library", "intermediary", "quarter", "year", "account"}) {
      const auto* member = object->if_contains(name);
      if (member != nullptr) return member->is_string() ? std::string(member->as_string()) : json::serialize(*member);
    }
  }
  return fmt::format("{}", place);
}

/// Every figure of a value by its path.
void flatten(const json::value& value, const std::string& path, std::map<std::string, json::value>& figures) {
  if (const auto* object = value.if_object()) {
    for (const auto& member : *object) flatten(member.value(), path + "/" + std::string(member.key()), figures);
  } else if (const auto* array = value.if_array()) {
    for (std::size_t i = 0; i < array->size(); ++i)
      flatten((*array)[i], path + "/" + label_of((*array)[i], i), figures);
  } else if (value.is_number()) {
    figures.emplace(path, value);
  }
}

}  // namespace

Answer report_answer(const Books& books, Quarter quarter) {
  const Period period = period_of(quarter);
  const Year year = year_of(last_day_of(quarter));
  auto body = moment_of(books);
  body["quarter"] = to_string(quarter);
  if (books.standing.registers.scheme()) {
    body["scheme"] = books.standing.registers.scheme()->name;
    body["origin"] = books.standing.registers.scheme()->origin;
  }
  const auto closed = books.standing.registers.closed_quarters().find(quarter);
  body["closedBySequence"] = closed == books.standing.registers.closed_quarters().end()
                                 ? json::value(nullptr)
                                 : json::value(closed->second.value);
  body["counts"] = tally_value(books.figures.counts().all(period));
  body["countsSinceJanuary"] = tally_value(books.figures.counts().all({period_of(year).first, period.last}));
  body["libraries"] = parties_of(books, PartyKind::library, period);
  body["intermediaries"] = parties_of(books, PartyKind::intermediary, period);
  body["fund"] = fund_year_value(books.figures.fund().year(year, books.standing.today(), books.standing));
  body["exceptions"] = exceptions_value(books, quarter);
  body["corrections"] = corrections_value(books, quarter);
  return {std::move(body), ""};
}

Answer report_changes_answer(const json::object& before, const json::object& after, Quarter quarter) {
  std::map<std::string, json::value> figures_before;
  std::map<std::string, json::value> figures_after;
  flatten(before, "", figures_before);
  flatten(after, "", figures_after);
  json::array changes;
  for (const auto& [path, figure] : figures_after) {
    const auto found = figures_before.find(path);
    if (path == "/atSequence" || (found != figures_before.end() && found->second == figure)) continue;
    auto was = found == figures_before.end() ? json::value(nullptr) : found->second;
    changes.push_back({{"figure", path}, {"before", std::move(was)}, {"after", figure}});
  }
  for (const auto& [path, figure] : figures_before) {
    if (!figures_after.contains(path)) changes.push_back({{"figure", path}, {"before", figure}, {"after", nullptr}});
  }
  json::object body{{"atSequence", after.at("atSequence")}, {"asOf", after.at("asOf")}};
  body["quarter"] = to_string(quarter);
  body["sinceSequence"] = before.at("atSequence");
  body["changes"] = std::move(changes);
  return {std::move(body), "changes"};
}

}  // namespace bonboek
