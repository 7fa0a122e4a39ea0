#include "audit/members.hpp"

#include <fmt/format.h>

#include <array>

#include "ledger/field_forms.hpp"

namespace bonboek {
namespace {

struct Row {
  Field field;
  bool (*is_present)(const Fact&);
  void (*copy)(const Fact& from, Fact& to);
  bool (*has_form)(const Fact&);
};

bool has_any_form(const Fact& /*fact*/) {
  return true;
}

template <auto member>
constexpr Row row(Field field, bool (*has_form)(const Fact&) = has_any_form) {
  return {field, [](const Fact& fact) { return fact.*member != Fact{}.*member; },
          [](const Fact& from, Fact& to) { to.*member = from.*member; }, has_form};
}

/// A text, which has the form of its shape.
template <auto member, Field field>
constexpr Row text() {
  return row<member>(field, [](const Fact& fact) { return has_form(row_of(field).shape, fact.*member); });
}

bool is_year(Year year) {
  return year >= first_year && year <= last_year;
}

const std::array rows{
    row<&Fact::amount>(Field::amount_cents,
                       [](const Fact& fact) { return fact.amount > Cents{0} && fact.amount <= max_amount; }),
    text<&Fact::currency, Field::currency>(),
    row<&Fact::from>(Field::from, [](const Fact& fact) { return fact.from <= last_date; }),
    text<&Fact::iban, Field::iban>(),
    text<&Fact::id, Field::id>(),
    text<&Fact::invoice, Field::invoice>(),
    text<&Fact::isil, Field::isil>(),
    row<&Fact::kind>(Field::kind),
    text<&Fact::kvk, Field::kvk>(),
    row<&Fact::year>(Field::membership_year, [](const Fact& fact) { return is_year(fact.year); }),
    row<&Fact::municipality>(
        Field::municipality,
        [](const Fact& fact) { return fact.municipality.value > 0 && fact.municipality.value <= 9'999; }),
    text<&Fact::name, Field::name>(),
    row<&Fact::occurred_on>(Field::occurred_on, [](const Fact& fact) { return fact.occurred_on <= last_date; }),
    text<&Fact::origin, Field::origin>(),
    row<&Fact::policy>(Field::policy),
    row<&Fact::quarter>(Field::quarter, [](const Fact& fact) { return fact.quarter <= quarter_of(last_date); }),
    row<&Fact::reason>(Field::reason, [](const Fact& fact) { return belongs_to(fact.reason, fact.type); }),
    text<&Fact::reference, Field::reference>(),
    row<&Fact::restored_holder>(Field::restored_holder),
    row<&Fact::restored_since>(Field::restored_since,
                               [](const Fact& fact) { return fact.restored_since <= last_date; }),
    row<&Fact::reversed_occurred_on>(Field::reversed_occurred_on,
                                     [](const Fact& fact) { return fact.reversed_occurred_on <= last_date; }),
    row<&Fact::reversed_sequence>(Field::reversed_sequence),
    row<&Fact::reversed_type>(Field::reversed_type),
    text<&Fact::time_zone, Field::time_zone>(),
    row<&Fact::track>(Field::track, [](const Fact& fact) { return fact.track >= 1 && fact.track <= last_track; }),
    row<&Fact::tracks>(Field::tracks, [](const Fact& fact) { return fact.tracks >> last_track == 0; }),
    row<&Fact::policy_value>(Field::value),
    row<&Fact::year>(Field::year, [](const Fact& fact) { return is_year(fact.year); }),
};

/// Two fields share a member of a fact; each type carries one of them.
bool is_of(Field field, EventType type) {
  if (field == Field::year) return type == EventType::ceiling_set;
  if (field == Field::membership_year) return type != EventType::ceiling_set;
  return field != Field::kind || type == EventType::tariff_set;  // else it follows from the party's kind
}

Fields joined(Fields a, Fields b) {
  a.bits |= b.bits;
  return a;
}

Fields posted_fields(const EventRow& event) {
  return joined(joined(event.required, event.optional), {Field::occurred_on});
}

}  // namespace

Fields members_of(const Fact& fact) {
  const Fields dates{Field::from, Field::occurred_on, Field::quarter, Field::restored_since,
                     Field::reversed_occurred_on};
  const EventRow& event = row_of(fact.type);
  const Fields carried = posted_fields(event);
  Fields fields{Field::type};
  for (const Row& row : rows) {
    if (!is_of(row.field, fact.type)) continue;
    const bool is_any_date = dates.has(row.field) && carried.has(row.field);  // the first of all dates is one too
    if (is_any_date || row.is_present(fact)) fields.add(row.field);
  }
  return fields;
}

Fact posted_part(const Fact& fact) {
  const Fields posted = posted_fields(row_of(fact.type));
  Fact part;
  part.type = fact.type;
  for (const Row& row : rows) {
    if (is_of(row.field, fact.type) && posted.has(row.field)) row.copy(fact, part);
  }
  return part;
}

std::optional<FormFault> fault_of(const Fact& fact, Fields present) {
  const EventRow& event = row_of(fact.type);
  const Fields of_all{Field::type,     Field::actor,      Field::recorded_at, Field::sequence,
                      Field::previous, Field::submission, Field::version};
  Fields allowed = joined(joined(posted_fields(event), event.added), of_all);
  Fields required = joined(event.required, {Field::occurred_on});
  const bool is_of_vouchers = required.has(Field::vouchers) || event.added.has(Field::voucher);
  if (required.has(Field::vouchers) || fact.type == EventType::paid) required.add(Field::voucher);
  if (required.has(Field::invoice)) required.add(Field::membership_year);
  for (std::size_t i = 0; i < field_count; ++i) {
    const auto field = static_cast<Field>(i);
    const auto name = row_of(field).name;
    if (field == Field::vouchers) continue;  // an event is about one
    const bool may = allowed.has(field) && (field != Field::previous || is_of_vouchers);
    if (present.has(field) && !may) {
      return FormFault{RefusalCode::unknown_field, fmt::format("{} carries no \"{}\"", name_of(fact.type), name)};
    }
    if (required.has(field) && !present.has(field)) {
      return FormFault{RefusalCode::missing_field, fmt::format("{} lacks its \"{}\"", name_of(fact.type), name)};
    }
  }
  for (const Row& row : rows) {
    if (!is_of(row.field, fact.type) || !present.has(row.field) || row.has_form(fact)) continue;
    const auto code = row.field == Field::amount_cents ? RefusalCode::bad_amount : RefusalCode::bad_value;
    return FormFault{code, fmt::format("\"{}\" is not: {}", row_of(row.field).name, row_of(row.field).meaning)};
  }
  return {};
}

}  // namespace bonboek
