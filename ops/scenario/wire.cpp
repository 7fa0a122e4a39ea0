#include "ops/scenario/wire.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <functional>

#include "ops/scenario/limburg.hpp"

namespace bonboek::scenario::wire {
namespace {

// As a clerk would write them: neighbours as one range, in the order given.
boost::json::array list_of(const Numbers& numbers) {
  boost::json::array list;
  const auto are_neighbours = [](const VoucherNumber& number, const VoucherNumber& next) {
    return next.year == number.year && next.serial == number.serial + 1;
  };
  for (auto first = numbers.begin(); first != numbers.end();) {
    const auto last = std::adjacent_find(first, numbers.end(), std::not_fn(are_neighbours));
    const auto end = last == numbers.end() ? last : last + 1;
    list.emplace_back(to_string(VoucherRange{*first, static_cast<std::uint32_t>(end - first)}));
    first = end;
  }
  return list;
}

Json with_vouchers(EventType type, const Numbers& numbers, About about, Date on) {
  Json json = event(type, on);
  json["vouchers"] = list_of(numbers);
  if (!about.party.empty()) json[about.field] = about.party;
  return json;
}

}  // namespace

Json event(EventType type, Date on) {
  return {{"type", name_of(type)}, {"occurredOn", to_string(on)}};
}

Json library_registered(const Library& library) {
  Json json = event(EventType::library_registered, library.from);
  json["id"] = library.id;
  json["name"] = library.name;
  json["municipality"] = code_of(library.seat);
  return json;
}

Json intermediary_accredited(const Intermediary& party) {
  Json json = event(EventType::intermediary_accredited, party.from);
  json["id"] = party.id;
  json["name"] = party.name;
  if (!party.seat.is_none()) json["municipality"] = code_of(party.seat);
  json["tracks"] = boost::json::array(party.tracks.begin(), party.tracks.end());
  return json;
}

Json left(EventType type, std::string_view party, Date on) {
  Json json = event(type, on);
  json["id"] = party;
  return json;
}

Json tariff_set(Kind kind, Cents amount, Date from, Date on) {
  Json json = event(EventType::tariff_set, on);
  json["kind"] = name_of(kind);
  json["amountCents"] = amount.value;
  json["from"] = to_string(from);
  return json;
}

Json ceiling_set(Year year, Cents amount, Date on) {
  Json json = event(EventType::ceiling_set, on);
  json["year"] = year;
  json["amountCents"] = amount.value;
  return json;
}

Json fund_moved(EventType type, Cents amount, std::string_view reference, Date on) {
  Json json = event(type, on);
  json["amountCents"] = amount.value;
  json["reference"] = reference;
  return json;
}

Json minted(const Numbers& numbers, std::string_view intermediary, Date on) {
  return with_vouchers(EventType::minted, numbers, {"intermediary", intermediary}, on);
}

Json about_vouchers(EventType type, const Numbers& numbers, About about, Date on) {
  return with_vouchers(type, numbers, about, on);
}

Json issued(const Numbers& numbers, About about, Track track, Municipality municipality, Date on) {
  Json json = with_vouchers(EventType::issued, numbers, about, on);
  json["track"] = track;
  if (!municipality.is_none()) json["municipality"] = code_of(municipality);
  return json;
}

Json voided(const Numbers& numbers, About about, Reason reason, Date on) {
  Json json = with_vouchers(EventType::voided, numbers, about, on);
  json["reason"] = name_of(reason);
  return json;
}

Json invoiced(const Numbers& numbers, About about, const InvoiceTerms& terms, Date on) {
  Json json = with_vouchers(EventType::invoiced, numbers, about, on);
  json["invoice"] = terms.number;
  if (terms.kind == Kind::membership) json["membershipYear"] = terms.year;
  json["amountCents"] = terms.each.value;
  return json;
}

Json credited(const Numbers& numbers, About about, std::string_view invoice, Date on) {
  Json json = with_vouchers(EventType::credited, numbers, about, on);
  json["invoice"] = invoice;
  return json;
}

Json paid(const Payment& payment, Date on) {
  Json json = event(EventType::paid, on);
  json[payment.to.field] = payment.to.party;
  json["invoice"] = payment.invoice;
  json["amountCents"] = payment.amount.value;
  json["reference"] = payment.reference;
  return json;
}

Json reversed(Sequence undone, Reason reason, Date on) {
  Json json = event(EventType::reversed, on);
  json["reversedSequence"] = undone.value;
  json["reason"] = name_of(reason);
  return json;
}

Json quarter_closed(Quarter quarter, Date on) {
  Json json = event(EventType::quarter_closed, on);
  json["quarter"] = to_string(quarter);
  return json;
}

}  // namespace bonboek::scenario::wire
