// The catalogue of events as schemas: each type as it is posted, and as it is recorded, with what the ledger adds.
#include <fmt/format.h>

#include "api/openapi_parts.hpp"
#include "ledger/catalogue.hpp"
#include "ledger/field_forms.hpp"
#include "ledger/identifiers.hpp"
#include "ledger/money.hpp"
#include "ledger/rules.hpp"

namespace bonboek {
namespace {

using F = Field;

constexpr Fields of_every_event{F::type, F::occurred_on};
constexpr Fields of_every_record{F::type,     F::occurred_on, F::actor,  F::recorded_at,
                                 F::sequence, F::submission,  F::version};
constexpr Fields parties{F::library, F::intermediary};

constexpr Fields joined(Fields a, Fields b) {
  a.bits |= b.bits;
  return a;
}

constexpr bool has_all(Fields fields, Fields wanted) {
  return (fields.bits & wanted.bits) == wanted.bits;
}

json::object bounded_text(std::string_view meaning, std::string_view pattern, std::size_t most) {
  auto schema = text_schema(meaning, pattern);
  schema["minLength"] = 1;
  schema["maxLength"] = most;
  return schema;
}

json::object filled_list(std::string_view meaning, json::object element) {
  auto schema = list_schema(meaning, std::move(element));
  schema["minItems"] = 1;
  return schema;
}

json::object tracks_schema(std::string_view meaning) {
  auto schema = filled_list(meaning, whole_schema("", 1, last_track));
  schema["maxItems"] = last_track;
  schema["uniqueItems"] = true;
  return schema;
}

json::array reasons_in(EventType type) {
  json::array names;
  for (std::string_view name : Names<Reason>::list) {
    if (belongs_to(*parse_name<Reason>(name), type)) names.emplace_back(name);
  }
  return names;
}

json::object field_schema(Field field, const EventRow& row) {
  const auto meaning = row_of(field).meaning;
  switch (row_of(field).shape) {
    case Shape::amount:
      return whole_schema(meaning, 1, max_amount.value);
    case Shape::currency:
      return names_schema(meaning, {"EUR"});
    case Shape::date:
      return date_schema(meaning);
    case Shape::event_type:
      return names_schema(meaning,
                          field == F::type ? json::array{name_of(row.type)} : names_in(Names<EventType>::list));
    case Shape::iban:
      return text_schema(meaning, "^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$");
    case Shape::invoice:
      return text_schema(meaning, document_number_pattern);
    case Shape::isil:
      return text_schema(meaning, "^([A-Za-z0-9]|[A-Z0-9]{2}|[A-Za-z0-9]{3,4})-[A-Za-z0-9/:-]{1,11}$");
    case Shape::kind:
      return names_schema(meaning, names_in(Names<Kind>::list));
    case Shape::kvk:
      return text_schema(meaning, "^[0-9]{8}$");
    case Shape::municipality:
      return text_schema(meaning, municipality_pattern);
    case Shape::name:
      return bounded_text(meaning, R"(^\S(.*\S)?$)", max_name_characters);
    case Shape::origin:
      return bounded_text(meaning, "^[A-Za-z0-9._/-]+$", max_origin_length);
    case Shape::policy:
      return names_schema(meaning, names_in(Names<Policy>::list));
    case Shape::policy_value:
      return names_schema(meaning, names_in(Names<PolicyValue>::list));
    case Shape::quarter:
      return text_schema(meaning, quarter_pattern);
    case Shape::reason:
      return names_schema(meaning, reasons_in(row.type));
    case Shape::sequence:
      return whole_schema(meaning);
    case Shape::slug:
      return bounded_text(meaning, slug_pattern, max_slug_length);
    case Shape::time_zone:
      return text_schema(meaning, "^[A-Za-z0-9_+/-]+$");
    case Shape::timestamp:
      return moment_schema(meaning);
    case Shape::track:
      return whole_schema(meaning, 1, last_track);
    case Shape::tracks:
      return tracks_schema(meaning);
    case Shape::version:
      return whole_schema(meaning, row.version, row.version);
    case Shape::voucher:
      return text_schema(meaning, written_voucher);
    case Shape::vouchers:
      return filled_list(meaning, text_schema("", taken_vouchers));
    case Shape::year:
      return whole_schema(meaning, first_year, last_year);
  }
  std::abort();
}

json::object fields_schema(std::string_view meaning, const EventRow& row, Fields required, Fields optional) {
  auto schema = object_schema(meaning, {});
  for (std::size_t i = 0; i < field_count; ++i) {
    const auto field = static_cast<Field>(i);
    if (!required.has(field) && !optional.has(field)) continue;
    add_member(schema, {row_of(field).name, field_schema(field, row), !required.has(field)});
  }
  return schema;
}

std::string posters_of(const EventRow& row) {
  std::string names;
  for (const Role role : {Role::coordinator, Role::library, Role::intermediary}) {
    if (row.posters.has(role)) names += fmt::format("{}{}", names.empty() ? "" : ", ", to_string(role));
  }
  return names;
}

json::object posted_schema(const EventRow& row) {
  const auto meaning = fmt::format("{} Posted by: {}.", row.meaning, posters_of(row));
  auto schema = fields_schema(meaning, row, joined(of_every_event, row.required), row.optional);
  if (has_all(row.optional, parties)) {
    schema["not"] = json::object{{"required", {row_of(F::library).name, row_of(F::intermediary).name}}};
  }
  return schema;
}

/// The party that a record names where who posted it could leave it out.
Fields filled_in(EventType type) {
  if (type == EventType::issued) return {F::intermediary};
  if (type == EventType::redeemed || type == EventType::renewed) return {F::library};
  return {};
}

json::object recorded_schema(const EventRow& row) {
  Fields required = joined(of_every_record, joined(row.required, filled_in(row.type)));
  Fields optional = row.optional;
  if (row.type == EventType::reversed) {  // what else it carries is of the event undone
    optional = joined(optional, row.added);
    required = joined(required, {F::reversed_type, F::reversed_occurred_on});
  } else {
    required = joined(required, row.added);
  }
  required.bits &= ~Fields{F::vouchers}.bits;  // one event for each of them
  auto schema = fields_schema(row.meaning, row, required, optional);
  if (has_all(row.optional, parties)) {
    schema["oneOf"] = json::array{json::object{{"required", {row_of(F::library).name}}},
                                  json::object{{"required", {row_of(F::intermediary).name}}}};
  }
  return schema;
}

/// "fund-deposited" as FundDeposited.
std::string pascal_case(std::string_view name) {
  std::string out;
  bool is_first = true;
  for (char c : name) {
    if (c != '-') out += is_first ? static_cast<char>(c - 'a' + 'A') : c;
    is_first = c == '-';
  }
  return out;
}

json::object any_of_types(std::string_view meaning, std::string_view prefix) {
  json::array schemas;
  json::object mapping;
  for (const EventRow& row : catalogue()) {
    schemas.push_back(reference_to(std::string(prefix) + pascal_case(name_of(row.type))));
    mapping[name_of(row.type)] = schemas.back().at("$ref");
  }
  return {{"description", meaning},
          {"oneOf", std::move(schemas)},
          {"discriminator", {{"propertyName", row_of(F::type).name}, {"mapping", std::move(mapping)}}}};
}

}  // namespace

void add_event_schemas(json::object& schemas) {
  for (const EventRow& row : catalogue()) schemas[pascal_case(name_of(row.type))] = posted_schema(row);
  schemas["Event"] = any_of_types("One event, as it is posted.", "");
  auto events = filled_list(
      fmt::format("Events in order. At most {} after lists of vouchers are written out.", max_submission_events),
      reference_to("Event"));
  events["maxItems"] = max_submission_events;
  schemas["Submission"] = object_schema("Several events, recorded together.", {{"events", std::move(events)}});
  for (const EventRow& row : catalogue()) schemas["Recorded" + pascal_case(name_of(row.type))] = recorded_schema(row);
  schemas["RecordedEvent"] = any_of_types(
      "One event, as it is recorded: RFC 8785 (JCS) JSON where it stands on a line of its own.", "Recorded");
}

}  // namespace bonboek
