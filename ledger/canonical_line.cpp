#include "ledger/canonical_line.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <type_traits>

#include "ledger/catalogue.hpp"
#include "ledger/facts.hpp"

namespace bonboek {
namespace {

template <class Whole>
void append_whole(std::string& out, Whole value) {
  const fmt::format_int digits(value);
  out.append(digits.data(), digits.size());
}

/// Writes members as they come, each with a comma after it; the caller keeps them in the order of their names.
class LineWriter {
 public:
  explicit LineWriter(std::string& out) : out_(out) {}

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
    append_whole(out_, value);
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
  /// What stands before a value.
  void name(Field field) {
    out_ += '"';
    out_ += row_of(field).name;
    out_ += "\":";
  }

 private:
  std::string& out_;
};

/// The id of the event's party where it is of this kind; registrations carry their id themselves.
std::string_view party_id(const Fact& fact, PartyKind kind, const Registers& registers) {
  if (fact.party.is_none() || !fact.id.empty()) return {};
  const Party& party = registers.party(fact.party);
  return party.kind == kind ? std::string_view(party.id) : std::string_view{};
}

template <class Enum>
std::string_view name_or_empty(Enum value) {
  return value == Enum::none ? std::string_view{} : name_of(value);
}

/// Takes what a text begins with off it; false where it begins otherwise.
bool take(std::string_view& text, std::string_view expected) {
  if (!text.starts_with(expected)) return false;
  text.remove_prefix(expected.size());
  return true;
}

/// A whole number as it is written: without a zero before it.
bool take(std::string_view& text, Sequence& sequence) {
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), sequence.value);
  const auto digits = static_cast<std::size_t>(end - text.data());
  if (fault != std::errc{} || sequence.is_none() || (text[0] == '0' && digits > 1)) return false;
  text.remove_prefix(digits);
  return true;
}

constexpr std::string_view previous_is = R"("previous":)";
constexpr std::string_view voucher_is = R"("voucher":")";

/// A voucher's number as it is written, up to its closing quote.
bool take(std::string_view& text, std::optional<VoucherNumber>& voucher) {
  const auto written = text.substr(0, text.find('"'));
  const auto number = parse_voucher_number(written);
  if (!number || to_string(*number) != written) return false;
  voucher = *number;
  text.remove_prefix(written.size());
  return take(text, "\"");
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

RunLines::RunLines(const Submission& submission, const Fact& fact, const LineNames& names)
    : numbers_(names.numbers), head_(1, '{'), tail_(1, ',') {
  const bool is_reversal = fact.type == EventType::reversed;
  const bool is_restored = is_reversal && fact.reversed_type == EventType::allotted;
  LineWriter head(head_);
  head.text(Field::actor, submission.actor);
  if (fact.amount != Cents{0}) head.whole(Field::amount_cents, fact.amount.value);
  head.text(Field::currency, fact.currency);
  if (fact.type == EventType::tariff_set) head.text(Field::from, to_string(fact.from));
  head.text(Field::iban, fact.iban);
  head.text(Field::id, fact.id);
  head.text(Field::intermediary, party_id(fact, PartyKind::intermediary, names.registers));
  head.text(Field::invoice, fact.invoice);
  head.text(Field::isil, fact.isil);
  if (fact.type == EventType::tariff_set) head.text(Field::kind, name_of(fact.kind));
  head.text(Field::kvk, fact.kvk);
  head.text(Field::library, party_id(fact, PartyKind::library, names.registers));
  if (fact.year != 0 && fact.type != EventType::ceiling_set) head.whole(Field::membership_year, fact.year);
  if (!fact.municipality.is_none()) head.text(Field::municipality, fmt::format("GM{:04}", fact.municipality.value));
  head.text(Field::name, fact.name);
  head.text(Field::occurred_on, to_string(fact.occurred_on));
  head.text(Field::origin, fact.origin);
  head.text(Field::policy, name_or_empty(fact.policy));

  LineWriter middle(middle_);
  if (fact.type == EventType::quarter_closed) middle.text(Field::quarter, to_string(fact.quarter));
  middle.text(Field::reason, name_or_empty(fact.reason));
  middle.text(Field::recorded_at, to_string(submission.recorded_at));
  middle.text(Field::reference, fact.reference);
  if (is_restored && !fact.restored_holder.is_none()) {
    middle.text(Field::restored_holder, names.registers.party(fact.restored_holder).id);
  }
  if (is_restored) middle.text(Field::restored_since, to_string(fact.restored_since));
  if (is_reversal) middle.text(Field::reversed_occurred_on, to_string(fact.reversed_occurred_on));
  middle.sequence(Field::reversed_sequence, fact.reversed_sequence);
  middle.text(Field::reversed_type, name_or_empty(fact.reversed_type));
  middle.name(Field::sequence);

  LineWriter tail(tail_);
  tail.whole(Field::submission, submission.first.value);
  tail.text(Field::time_zone, fact.time_zone);
  if (fact.track != 0) tail.whole(Field::track, fact.track);
  tail.tracks(fact.tracks);
  tail.text(Field::type, name_of(fact.type));
  tail.text(Field::value, name_or_empty(fact.policy_value));
  tail.whole(Field::version, row_of(fact.type).version);

  LineWriter end(end_);
  if (fact.type == EventType::ceiling_set) end.whole(Field::year, fact.year);
}

void RunLines::append(std::string& out, Sequence sequence, VoucherIndex voucher, Sequence previous) const {
  out += head_;
  LineWriter(out).sequence(Field::previous, previous);
  out += middle_;
  append_whole(out, sequence.value);
  out += tail_;
  if (!voucher.is_none()) {
    LineWriter(out).name(Field::voucher);
    out += '"';
    bonboek::append(out, numbers_.number(voucher));
    out += "\",";
  }
  out += end_;
  out.back() = '}';  // in the place of the last comma: a line has members
}

std::optional<LinePlace> RunLines::read(std::string_view line) const {
  if (!line.ends_with('}')) return {};
  line.remove_suffix(1);  // in the place of the last comma
  const auto without_comma = [](std::string_view part) { return part.substr(0, part.size() - 1); };
  LinePlace place;
  if (!take(line, head_)) return {};
  if (take(line, previous_is) && !(take(line, place.previous) && take(line, ","))) return {};
  if (!take(line, middle_) || !take(line, place.sequence)) return {};
  if (!line.starts_with(tail_)) {
    return end_.empty() && line == without_comma(tail_) ? std::optional(place) : std::nullopt;
  }
  line.remove_prefix(tail_.size());
  if (take(line, voucher_is)) {
    if (!take(line, place.voucher)) return {};
    if (end_.empty()) return line.empty() ? std::optional(place) : std::nullopt;
    if (!take(line, ",")) return {};
  }
  return !end_.empty() && line == without_comma(end_) ? std::optional(place) : std::nullopt;
}

void RunLines::append(std::string& out, const Run& run, Sequence first, std::uint64_t place) const {
  const bool has_voucher = !run.vouchers.empty();
  append(out, first + place, has_voucher ? run.vouchers[place] : VoucherIndex::none(),
         has_voucher ? run.previous[place] : Sequence::none());
}

LineNames line_names(const Facts& facts) {
  return {facts.registers(), facts.vouchers().numbers()};
}

void append_canonical_line(std::string& out, const Event& event, const LineNames& names) {
  Submission submission;
  submission.first = event.submission;
  submission.recorded_at = event.recorded_at;
  submission.actor = event.actor;
  RunLines(submission, event.fact, names).append(out, event.sequence, event.voucher, event.previous);
}

}  // namespace bonboek
