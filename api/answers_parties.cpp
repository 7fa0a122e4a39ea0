#include "api/answer_parts.hpp"
#include "projections/municipalities.hpp"

namespace bonboek {
namespace {

json::array spans_value(const Party& party) {
  json::array spans;
  for (const auto& span : party.spans) {
    json::object value{{"from", to_string(span.first)}};
    value["until"] = span.last == last_date ? json::value(nullptr) : json::value(to_string(span.last));
    spans.push_back(std::move(value));
  }
  return spans;
}

}  // namespace

void add_party(json::object& value, const Books& books, PartyIndex party) {
  if (party.is_none()) return;
  const Party& known = books.standing.registers.party(party);
  value[name_of(known.kind)] = known.id;
}

json::object moment_of(const Books& books) {
  const Standing& standing = books.standing;
  if (standing.next == Sequence{0}) return {{"atSequence", nullptr}, {"asOf", nullptr}};
  return {{"atSequence", standing.next.value - 1}, {"asOf", to_string(standing.last_recorded_at)}};
}

json::object tally_value(const Tally& tally) {
  json::object value;
  for (std::size_t i = 0; i < measure_count; ++i) {
    const auto measure = static_cast<Measure>(i);
    json::array tracks;  // by track, the first for track not known or not told
    for (std::int64_t count : tally.tracks(measure)) tracks.push_back(count);
    value[name_of(measure)] = json::object{
        {"count", tally.total(measure)}, {"amountCents", tally.cents(measure).value}, {"byTrack", std::move(tracks)}};
  }
  return value;
}

json::object party_value(const Books& books, PartyIndex index, Period period) {
  const Party& party = books.standing.registers.party(index);
  json::object value{{"id", party.id}, {"name", party.name}};
  if (!party.municipality.is_none()) value["municipality"] = municipality_code(party.municipality);
  if (!party.isil.empty()) value["isil"] = party.isil;
  if (!party.iban.empty()) value["iban"] = party.iban;
  if (!party.kvk.empty()) value["kvk"] = party.kvk;
  if (party.kind == PartyKind::intermediary) {
    json::array tracks;
    for (unsigned track = 1; track <= last_track; ++track) {
      if (has_track(party.tracks, track)) tracks.push_back(track);
    }
    value["tracks"] = std::move(tracks);
  }
  value["takesPart"] = spans_value(party);
  value["counts"] = tally_value(books.figures.counts().of(index, period));
  return value;
}

Answer parties_answer(const Books& books, PartyKind kind, Period period, PartyIndex only) {
  const auto& parties = books.standing.registers.parties();
  json::array list;
  for (std::size_t i = 0; i < parties.size(); ++i) {
    const PartyIndex index{static_cast<std::uint16_t>(i)};
    if (parties[i].kind != kind || (!only.is_none() && only != index)) continue;
    list.push_back(party_value(books, index, period));
  }
  const std::string_view member = kind == PartyKind::library ? "libraries" : "intermediaries";
  auto body = moment_of(books);
  body["period"] = to_string(period);
  body[member] = std::move(list);
  return {std::move(body), member};
}

Answer party_answer(const Books& books, PartyIndex party, Period period) {
  auto body = moment_of(books);
  body["period"] = to_string(period);
  body[name_of(books.standing.registers.party(party).kind)] = party_value(books, party, period);
  return {std::move(body), ""};
}

}  // namespace bonboek
