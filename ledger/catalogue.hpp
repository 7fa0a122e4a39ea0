// The catalogue of events: every type, who may post it and which fields it carries. Decoding, canonical lines and the
// published API description all read this one table, so that they cannot differ. Source: the scheme's plan and design.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

#include "ledger/fact.hpp"
#include "ledger/role.hpp"

namespace bonboek {

/// Every field that an event can carry, in the order of their names (RFC 8785 sorts members by name).
enum class Field : std::uint8_t {
  actor,
  amount_cents,
  currency,
  from,
  iban,
  id,
  intermediary,
  invoice,
  isil,
  kind,
  kvk,
  library,
  membership_year,
  municipality,
  name,
  occurred_on,
  origin,
  policy,
  previous,
  quarter,
  reason,
  recorded_at,
  reference,
  restored_holder,
  restored_since,
  reversed_occurred_on,
  reversed_sequence,
  reversed_type,
  sequence,
  submission,
  time_zone,
  track,
  tracks,
  type,
  value,
  version,
  voucher,
  vouchers,
  year,
};

/// What a field's JSON value looks like; decoding and the API description follow it.
enum class Shape : std::uint8_t {
  amount,        // integer, 1..max_amount
  currency,      // "EUR"
  date,          // "2026-08-03"
  event_type,    // a name of EventType
  iban,          // ISO 13616 with its check digits, no spaces
  invoice,       // a document number: 1..35 of A-Z a-z 0-9 . _ / -, as SEPA references allow
  isil,          // ISO 15511
  kind,          // a name of Kind
  kvk,           // eight digits
  municipality,  // "GM0983"
  name,          // 1..120 characters, no control characters
  origin,        // the log's name as C2SP checkpoints take it: 1..120 of A-Z a-z 0-9 . _ / -
  policy,        // a name of Policy
  policy_value,  // a name of PolicyValue
  quarter,       // "2026-Q3"
  reason,        // a name of Reason
  sequence,      // integer from 0
  slug,          // 1..64 of a-z 0-9 and single dashes
  time_zone,     // a name of the IANA time zone database
  timestamp,     // "2026-08-03T09:00:00.000000Z"
  track,         // integer 1..4
  tracks,        // list of 1..4 different tracks
  version,       // integer from 1
  voucher,       // "25-000001-10"
  vouchers,      // list of numbers and ranges, at least one
  year,          // integer 2000..2099
};

struct FieldRow {
  std::string_view name;
  Shape shape;
  std::string_view meaning;
};

/// A set of fields.
struct Fields {
  std::uint64_t bits{0};
  constexpr Fields() = default;
  constexpr Fields(std::initializer_list<Field> fields) {
    for (Field field : fields) bits |= std::uint64_t{1} << static_cast<unsigned>(field);
  }
  [[nodiscard]] constexpr bool has(Field field) const { return (bits >> static_cast<unsigned>(field) & 1) != 0; }
  constexpr void add(Field field) { bits |= std::uint64_t{1} << static_cast<unsigned>(field); }
};

struct EventRow {
  EventType type;
  std::uint8_t version;  // of the type's schema; a change of meaning makes a new one, old ones stay readable
  Roles posters;
  Fields required;  // beside type and occurredOn
  Fields optional;
  Fields added;  // by the ledger, beside those of every event
  std::string_view meaning;
};

inline constexpr std::size_t field_count = static_cast<std::size_t>(Field::year) + 1;

[[nodiscard]] const FieldRow& row_of(Field field);
[[nodiscard]] const EventRow& row_of(EventType type);
[[nodiscard]] std::span<const EventRow> catalogue();

/// The field that a submitted event names so; nothing where no event can carry it.
[[nodiscard]] std::optional<Field> find_field(std::string_view name);

}  // namespace bonboek
