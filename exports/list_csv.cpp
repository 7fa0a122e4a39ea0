#include "exports/list_csv.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <charconv>

#include "exports/csv.hpp"
#include "exports/list_columns.hpp"

namespace bonboek {
namespace {

namespace json = boost::json;

constexpr std::string_view cents_ending = "Cents";
constexpr std::string_view share_ending = "BasisPoints";

/// The value at a path within an element; null where there is none.
const json::value& value_at(const json::value& element, std::string_view path) {
  static const json::value nothing;
  const json::value* at = &element;
  while (!path.empty()) {
    const auto dot = path.find('.');
    const auto step = path.substr(0, dot);
    path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
    if (const auto* object = at->if_object()) {
      at = object->if_contains(step);
    } else if (const auto* array = at->if_array()) {
      std::size_t place = 0;
      std::from_chars(step.data(), step.data() + step.size(), place);
      at = array->if_contains(place);
    } else {
      at = nullptr;
    }
    if (at == nullptr) return nothing;
  }
  return *at;
}

std::string plain_text(const json::value& value) {
  if (value.is_null()) return {};
  return value.is_string() ? std::string(value.as_string()) : json::serialize(value);
}

std::string list_text(const json::array& list) {
  std::vector<std::string> texts;
  for (const json::value& element : list) {
    const auto* object = element.if_object();
    std::vector<std::string> members;
    if (object == nullptr) {
      members.push_back(plain_text(element));
    } else {
      for (const auto& member : *object) members.push_back(plain_text(member.value()));
    }
    texts.push_back(fmt::format("{}", fmt::join(members, ":")));
  }
  return fmt::format("{}", fmt::join(texts, " "));
}

void write_cell(CsvWriter& csv, std::string_view path, const json::value& value, Language language) {
  if (value.is_bool()) {
    const bool is_so = value.as_bool();
    csv.text(language == Language::dutch ? (is_so ? "ja" : "nee") : (is_so ? "yes" : "no"));
  } else if (value.is_number()) {
    const bool is_hundredths = path.ends_with(cents_ending) || path.ends_with(share_ending);
    is_hundredths ? csv.hundredths(value.to_number<std::int64_t>()) : csv.number(json::serialize(value));
  } else {
    csv.text(value.is_array() ? list_text(value.as_array()) : plain_text(value));
  }
}

std::string english_heading(std::string_view path) {
  if (path.ends_with(cents_ending)) return std::string(path.substr(0, path.size() - cents_ending.size()));
  if (path.ends_with(share_ending)) return fmt::format("{}Percent", path.substr(0, path.size() - share_ending.size()));
  return std::string(path);
}

/// What stands open has a list in each of its groups: together they are one, each element with its group's name.
json::array open_rows(const json::object& body) {
  json::array rows;
  for (const auto& group : body) {
    const auto* object = group.value().if_object();
    const auto* parties = object == nullptr ? nullptr : object->if_contains("parties");
    if (parties == nullptr) continue;
    for (const json::value& party : parties->as_array()) {
      json::object row = party.as_object();
      row["open"] = group.key();
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

}  // namespace

bool has_list_csv(std::string_view table) {
  return !list_columns(table).empty();
}

std::string list_csv(std::string_view table, std::string_view list, const json::object& body, Language language) {
  const auto columns = list_columns(table);
  const json::array rows = table == open_list ? open_rows(body) : body.at(list).as_array();
  CsvWriter csv(language);
  for (const Column& column : columns) {
    csv.text(language == Language::dutch ? column.dutch : english_heading(column.path));
  }
  csv.end_row();
  for (const json::value& row : rows) {
    for (const Column& column : columns) write_cell(csv, column.path, value_at(row, column.path), language);
    csv.end_row();
  }
  return std::move(csv).finish();
}

}  // namespace bonboek
