#include "tests/api/decoded.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "ledger/canonical_line.hpp"
#include "ledger/money.hpp"

namespace bonboek {
namespace {

std::string in_quotes(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

std::string list_of(const std::vector<VoucherRange>& ranges) {
  std::string out;
  for (const auto& range : ranges) out += (out.empty() ? "" : ",") + in_quotes(to_string(range));
  return "[" + out + "]";
}

std::string list_of(std::uint8_t tracks) {
  std::string out;
  for (unsigned track = 1; track <= last_track; ++track) {
    if (has_track(tracks, track)) out += fmt::format("{}{}", out.empty() ? "" : ",", track);
  }
  return "[" + out + "]";
}

std::string text_value(Field field, const Item& item) {
  const Fact& fact = item.fact;
  switch (field) {
    case Field::currency:
      return in_quotes(fact.currency);
    case Field::iban:
      return in_quotes(fact.iban);
    case Field::id:
      return in_quotes(fact.id);
    case Field::intermediary:
      return in_quotes(item.intermediary);
    case Field::invoice:
      return in_quotes(fact.invoice);
    case Field::isil:
      return in_quotes(fact.isil);
    case Field::kvk:
      return in_quotes(fact.kvk);
    case Field::library:
      return in_quotes(item.library);
    case Field::name:
      return in_quotes(fact.name);
    case Field::origin:
      return in_quotes(fact.origin);
    case Field::reference:
      return in_quotes(fact.reference);
    case Field::time_zone:
      return in_quotes(fact.time_zone);
    default:
      throw std::logic_error(fmt::format("{} is never posted", row_of(field).name));
  }
}

}  // namespace

std::vector<std::string> refusals_of(const Posted& posted) {
  std::vector<std::string> out;
  for (const auto& refusal : posted.refusals.list) {
    const auto place = place_of(refusal);
    out.push_back(fmt::format("{}{}{}", row_of(refusal.code).name, place.empty() ? "" : " ", place));
  }
  return out;
}

std::vector<std::string> refusals_of(std::string_view body, BodyForm form) {
  return refusals_of(decode(body, form));
}

std::string value_of(Field field, const Item& item) {
  const Fact& fact = item.fact;
  switch (field) {
    case Field::amount_cents:
      return std::to_string(fact.amount.value);
    case Field::from:
      return in_quotes(to_string(fact.from));
    case Field::kind:
      return in_quotes(name_of(fact.kind));
    case Field::membership_year:
    case Field::year:
      return std::to_string(fact.year);
    case Field::municipality:
      return fmt::format("\"GM{:04}\"", fact.municipality.value);
    case Field::occurred_on:
      return in_quotes(to_string(fact.occurred_on));
    case Field::policy:
      return in_quotes(name_of(fact.policy));
    case Field::quarter:
      return in_quotes(to_string(fact.quarter));
    case Field::reason:
      return in_quotes(name_of(fact.reason));
    case Field::reversed_sequence:
      return std::to_string(fact.reversed_sequence.value);
    case Field::track:
      return std::to_string(fact.track);
    case Field::tracks:
      return list_of(fact.tracks);
    case Field::type:
      return in_quotes(name_of(fact.type));
    case Field::value:
      return in_quotes(name_of(fact.policy_value));
    case Field::vouchers:
      return list_of(item.vouchers);
    default:
      return text_value(field, item);
  }
}

std::string fields_of(const Item& item) {
  std::string out;
  for (std::size_t i = 0; i < field_count; ++i) {
    const auto field = static_cast<Field>(i);
    if (!item.given.has(field)) continue;
    out += fmt::format("{}\"{}\":{}", out.empty() ? "" : ",", row_of(field).name, value_of(field, item));
  }
  return "{" + out + "}";
}

}  // namespace bonboek
