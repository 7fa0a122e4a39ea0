#include "ledger/canonical_line.hpp"

#include <fmt/format.h>

#include <type_traits>

#include "ledger/catalogue.hpp"

namespace bonboek {
namespace {

/// Writes members as they come; the caller keeps them in the order of their names.
class LineWriter {
 public:
  explicit LineWriter(std::string& out) : out_(out) { out_ += '{'; }
  void close() { out_.back() == '{' ? void(out_ += '}') : void(out_.back() = '}'); }

  void text(Field field, std::string_view value) {
    if (value.empty()) return;
    name(field);
    append_json_string(out_, value);
    out_ += ',';
  }
  template <class Whole>
    requires std::is_integral_v<Whole>
  void whole(Field field, Whole value) {
    name(field);
    const fmt::format_int digits(value);
    out_.append(digits.data(), digits.size());
    out_ += ',';
  }
  void sequence(Field field, Sequence value) {
    if (!value.is_none()) whole(field, value.value);
  }
  void tracks(std::uint8_t tracks) {
    if (tracks == 0) return;
    name(Field::tracks);
    out_ += '[';
    for (unsigned track = 1; track <= last_track; ++track) {
      if (!has_track(tracks, track)) continue;
      out_ += static_cast<char>('0' + track);
      out_ += ',';
    }
    out_.back() = ']';
    out_ += ',';
  }

 private:
  void name(Field field) {
    out_ += '"';
    out_ += row_of(field).name;
    out_ += "\":";
  }
  std::string& out_;
};

/// The id of the event's party where it is of this kind; registrations carry their id themselves.
std::string_view party_id(const Fact& fact, PartyKind kind, const Facts& facts) {
  if (fact.party.is_none() || !fact.id.empty()) return {};
  const Party& party = facts.registers().party(fact.party);
  return party.kind == kind ? std::string_view(party.id) : std::string_view{};
}

template <class Enum>
std::string_view name_or_empty(Enum value) {
  return value == Enum::none ? std::string_view{} : name_of(value);
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  out += '"';
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte >= 0x20) {
      out += c;
    } else if (const auto at = std::string_view("\b\t\n\f\r").find(c); at != std::string_view::npos) {
      out += '\\';
      out += std::string_view("btnfr")[at];
    } else {
      out += "\\u00";
      out += hex[byte >> 4];
      out += hex[byte & 15];
    }
  }
  out += '"';
}

void append_canonical_line(std::string& out, const Event& event, const Facts& facts) {
  const Fact& fact = event.fact;
  const bool is_reversal = fact.type == EventType::reversed;
  const bool is_restored = is_reversal && fact.reversed_type == EventType::allotted;
  LineWriter line(out);
  line.text(Field::actor, event.actor);
  if (fact.amount != Cents{0}) line.whole(Field::amount_cents, fact.amount.value);
  line.text(Field::currency, fact.currency);
  if (fact.type == EventType::tariff_set) line.text(Field::from, to_string(fact.from));
  line.text(Field::iban, fact.iban);
  line.text(Field::id, fact.id);
  line.text(Field::intermediary, party_id(fact, PartyKind::intermediary, facts));
  line.text(Field::invoice, fact.invoice);
  line.text(Field::isil, fact.isil);
  if (fact.type == EventType::tariff_set) line.text(Field::kind, name_of(fact.kind));
  line.text(Field::kvk, fact.kvk);
  line.text(Field::library, party_id(fact, PartyKind::library, facts));
  if (fact.year != 0 && fact.type != EventType::ceiling_set) line.whole(Field::membership_year, fact.year);
  if (!fact.municipality.is_none()) line.text(Field::municipality, fmt::format("GM{:04}", fact.municipality.value));
  line.text(Field::name, fact.name);
  line.text(Field::occurred_on, to_string(fact.occurred_on));
  line.text(Field::origin, fact.origin);
  line.text(Field::policy, name_or_empty(fact.policy));
  line.sequence(Field::previous, event.previous);
  if (fact.type == EventType::quarter_closed) line.text(Field::quarter, to_string(fact.quarter));
  line.text(Field::reason, name_or_empty(fact.reason));
  line.text(Field::recorded_at, to_string(event.recorded_at));
  line.text(Field::reference, fact.reference);
  if (is_restored && !fact.restored_holder.is_none()) {
    line.text(Field::restored_holder, facts.registers().party(fact.restored_holder).id);
  }
  if (is_restored) line.text(Field::restored_since, to_string(fact.restored_since));
  if (is_reversal) line.text(Field::reversed_occurred_on, to_string(fact.reversed_occurred_on));
  line.sequence(Field::reversed_sequence, fact.reversed_sequence);
  line.text(Field::reversed_type, name_or_empty(fact.reversed_type));
  line.whole(Field::sequence, event.sequence.value);
  line.whole(Field::submission, event.submission.value);
  line.text(Field::time_zone, fact.time_zone);
  if (fact.track != 0) line.whole(Field::track, fact.track);
  line.tracks(fact.tracks);
  line.text(Field::type, name_of(fact.type));
  line.text(Field::value, name_or_empty(fact.policy_value));
  line.whole(Field::version, row_of(fact.type).version);
  if (!event.voucher.is_none()) line.text(Field::voucher, to_string(facts.vouchers().number(event.voucher)));
  if (fact.type == EventType::ceiling_set) line.whole(Field::year, fact.year);
  line.close();
}

}  // namespace bonboek
