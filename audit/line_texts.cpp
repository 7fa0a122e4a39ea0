#include "audit/line_texts.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <utility>

#include "audit/line_scanner.hpp"
#include "ledger/identifiers.hpp"
#include "ledger/utf8.hpp"

namespace bonboek {
namespace {

/// A value of a form; refused by name where a text is not of it.
template <class Value>
Value formed(Field field, std::optional<Value> value, std::string_view text, RefusalCode code) {
  if (value) return *value;
  fail_to_read(code,
               fmt::format("\"{}\" is \"{}\", which is not: {}", row_of(field).name, text, row_of(field).meaning));
}

constexpr std::array line_texts{
    std::pair(Field::actor, &ReadLine::actor),
    std::pair(Field::intermediary, &ReadLine::intermediary),
    std::pair(Field::library, &ReadLine::library),
    std::pair(Field::restored_holder, &ReadLine::restored_holder),
};

constexpr std::array fact_texts{
    std::pair(Field::currency, &Fact::currency),
    std::pair(Field::iban, &Fact::iban),
    std::pair(Field::id, &Fact::id),
    std::pair(Field::invoice, &Fact::invoice),
    std::pair(Field::isil, &Fact::isil),
    std::pair(Field::kvk, &Fact::kvk),
    std::pair(Field::name, &Fact::name),
    std::pair(Field::origin, &Fact::origin),
    std::pair(Field::reference, &Fact::reference),
    std::pair(Field::time_zone, &Fact::time_zone),
};

void read_date(Field field, std::string_view text, Fact& fact) {
  const Date date = formed(field, parse_date(text), text, RefusalCode::bad_date);
  (field == Field::from                   ? fact.from
   : field == Field::restored_since       ? fact.restored_since
   : field == Field::reversed_occurred_on ? fact.reversed_occurred_on
                                          : fact.occurred_on) = date;
}

template <class Enum>
void read_name(Field field, std::string_view text, Enum& into, RefusalCode code = RefusalCode::bad_value) {
  into = formed(field, parse_name<Enum>(text), text, code);
}

VoucherNumber number_in(std::string_view text) {
  const auto number = parse_voucher_number(text);
  if (!number) {
    const bool is_number = number.error() == NumberFault::wrong_check_digits;
    fail_to_read(is_number ? RefusalCode::wrong_check_digits : RefusalCode::bad_voucher_number,
                 fmt::format("\"voucher\" is \"{}\"", text));
  }
  return *number;
}

std::string_view& text_of(Field field, ReadLine& line) {
  for (const auto& [name, member] : line_texts) {
    if (name == field) return line.*member;
  }
  for (const auto& [name, member] : fact_texts) {
    if (name == field) return line.fact.*member;
  }
  std::abort();  // the catalogue has no other texts
}

}  // namespace

void take_text(Field field, std::string_view text, ReadLine& line) {
  Fact& fact = line.fact;
  if (valid_utf8_size(text) != text.size()) {
    fail_to_read(RefusalCode::malformed_json, fmt::format("\"{}\" is not UTF-8", row_of(field).name));
  }
  switch (field) {
    case Field::from:
    case Field::occurred_on:
    case Field::restored_since:
    case Field::reversed_occurred_on:
      return read_date(field, text, fact);
    case Field::kind:
      return read_name(field, text, fact.kind);
    case Field::municipality:
      fact.municipality = formed(field, parse_municipality(text), text, RefusalCode::bad_value);
      return;
    case Field::policy:
      return read_name(field, text, fact.policy);
    case Field::quarter:
      fact.quarter = formed(field, parse_quarter(text), text, RefusalCode::bad_value);
      return;
    case Field::reason:
      return read_name(field, text, fact.reason);
    case Field::recorded_at:
      line.recorded_at = formed(field, parse_timestamp(text), text, RefusalCode::bad_value);
      return;
    case Field::reversed_type:
      return read_name(field, text, fact.reversed_type, RefusalCode::unknown_type);
    case Field::type:
      return read_name(field, text, fact.type, RefusalCode::unknown_type);
    case Field::value:
      return read_name(field, text, fact.policy_value);
    case Field::voucher:
      line.voucher = number_in(text);
      return;
    default:
      text_of(field, line) = text;
  }
}

}  // namespace bonboek
