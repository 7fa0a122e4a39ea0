#include "api/field_values.hpp"

#include <cstdlib>

#include "api/value_reader.hpp"

namespace bonboek {
namespace {

using Read = void (*)(ValueReader&, Item&);

template <auto member>
void set(ValueReader& reader, Item& item) {
  if constexpr (requires { item.fact.*member; }) {
    reader.into(item.fact.*member);
  } else {
    reader.into(item.*member);
  }
}

struct Row {
  Field field;
  Read read;
};

/// What each field sets. A field that is missing here is never taken from who posts.
constexpr std::array rows{
    Row{Field::amount_cents, set<&Fact::amount>},
    Row{Field::currency, set<&Fact::currency>},
    Row{Field::from, set<&Fact::from>},
    Row{Field::iban, set<&Fact::iban>},
    Row{Field::id, set<&Fact::id>},
    Row{Field::intermediary, set<&Item::intermediary>},
    Row{Field::invoice, set<&Fact::invoice>},
    Row{Field::isil, set<&Fact::isil>},
    Row{Field::kind, set<&Fact::kind>},
    Row{Field::kvk, set<&Fact::kvk>},
    Row{Field::library, set<&Item::library>},
    Row{Field::membership_year, set<&Fact::year>},
    Row{Field::municipality, set<&Fact::municipality>},
    Row{Field::name, set<&Fact::name>},
    Row{Field::occurred_on, set<&Fact::occurred_on>},
    Row{Field::origin, set<&Fact::origin>},
    Row{Field::policy, set<&Fact::policy>},
    Row{Field::quarter, set<&Fact::quarter>},
    Row{Field::reason, set<&Fact::reason>},
    Row{Field::reference, set<&Fact::reference>},
    Row{Field::reversed_sequence, set<&Fact::reversed_sequence>},
    Row{Field::time_zone, set<&Fact::time_zone>},
    Row{Field::track, set<&Fact::track>},
    Row{Field::tracks, [](ValueReader& reader, Item& item) { reader.into_tracks(item.fact.tracks); }},
    Row{Field::value, set<&Fact::policy_value>},
    Row{Field::vouchers, [](ValueReader& reader, Item& item) { reader.into_vouchers(item.vouchers); }},
    Row{Field::year, set<&Fact::year>},
};

constexpr std::array<Read, field_count> reads = [] {
  std::array<Read, field_count> by_field{};
  for (const Row& row : rows) by_field.at(static_cast<std::size_t>(row.field)) = row.read;
  return by_field;
}();

}  // namespace

void read_value(Field field, simdjson::dom::element value, Reading& reading) {
  const Read read = reads.at(static_cast<std::size_t>(field));
  if (read == nullptr) std::abort();
  ValueReader reader(field, value, reading);
  read(reader, reading.item);
}

}  // namespace bonboek
