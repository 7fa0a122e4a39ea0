#include "tests/ledger/rule_fields.hpp"

#include <fmt/format.h>

#include <charconv>
#include <stdexcept>

#include "tests/ledger/kept_text.hpp"

namespace bonboek {
namespace {

/// What an optional holds. Throws where it holds nothing.
template <class Value>
Value must(std::optional<Value> value, std::string_view text) {
  if (!value) throw std::runtime_error(fmt::format("not a value: {}", text));
  return *value;
}

std::optional<std::int64_t> parse_whole(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc{} || end != text.data() + text.size()) return {};
  return value;
}

std::int64_t whole(std::string_view text) {
  return must(parse_whole(text), text);
}

std::uint8_t parse_tracks(std::string_view text) {
  unsigned tracks = 0;
  for (char c : text) {
    if (c >= '1' && c <= '4') tracks |= 1U << (c - '1');
  }
  return static_cast<std::uint8_t>(tracks);
}

/// The member of a fact that carries the text of a field; nothing for other fields.
std::string_view Fact::* text_member(Field field) {
  switch (field) {
    case Field::currency:
      return &Fact::currency;
    case Field::iban:
      return &Fact::iban;
    case Field::id:
      return &Fact::id;
    case Field::invoice:
      return &Fact::invoice;
    case Field::isil:
      return &Fact::isil;
    case Field::kvk:
      return &Fact::kvk;
    case Field::name:
      return &Fact::name;
    case Field::origin:
      return &Fact::origin;
    case Field::reference:
      return &Fact::reference;
    case Field::time_zone:
      return &Fact::time_zone;
    default:
      return nullptr;
  }
}

void take_value(Field field, std::string_view text, Item& item) {
  Fact& fact = item.fact;
  switch (field) {
    case Field::amount_cents:
      fact.amount = Cents{whole(text)};
      return;
    case Field::from:
      fact.from = must(parse_date(text), text);
      return;
    case Field::occurred_on:
      fact.occurred_on = must(parse_date(text), text);
      return;
    case Field::kind:
      fact.kind = must(parse_name<Kind>(text), text);
      return;
    case Field::membership_year:
    case Field::year:
      fact.year = static_cast<Year>(whole(text));
      return;
    case Field::municipality:
      fact.municipality = Municipality{static_cast<std::uint16_t>(whole(text.substr(2)))};
      return;
    case Field::policy:
      fact.policy = must(parse_name<Policy>(text), text);
      return;
    case Field::value:
      fact.policy_value = must(parse_name<PolicyValue>(text), text);
      return;
    case Field::quarter:
      fact.quarter = must(parse_quarter(text), text);
      return;
    case Field::reason:
      fact.reason = must(parse_name<Reason>(text), text);
      return;
    case Field::track:
      fact.track = static_cast<Track>(whole(text));
      return;
    case Field::tracks:
      fact.tracks = parse_tracks(text);
      return;
    default:
      throw std::runtime_error(fmt::format("a row does not give {}", row_of(field).name));
  }
}

}  // namespace

void take_field(Field field, std::string_view value, Item& item) {
  item.given.add(field);
  if (field == Field::library) {
    item.library = keep(std::string(value));
  } else if (field == Field::intermediary) {
    item.intermediary = keep(std::string(value));
  } else if (const auto member = text_member(field)) {
    item.fact.*member = keep(std::string(value));
  } else {
    take_value(field, value, item);
  }
}

}  // namespace bonboek
