#include "audit/line_reader.hpp"

#include <fmt/format.h>

#include <charconv>
#include <utility>

#include "audit/line_scanner.hpp"
#include "audit/line_texts.hpp"

namespace bonboek {
namespace {

class LineReading {
 public:
  LineReading(std::string_view line, UnescapedTexts& texts) : scanner_(line, texts) {}

  ReadLine read() && {
    scanner_.must('{');
    std::size_t next = 0;
    do {
      const auto name = scanner_.text();
      const Field field = find(name, next);
      scanner_.must(':');
      line_.present.add(field);
      read_value(field);
    } while (scanner_.take(','));
    scanner_.must('}');
    if (!scanner_.is_at_end()) fail_to_read(RefusalCode::malformed_json, "something follows the event");
    for (const Field field : {Field::actor, Field::recorded_at, Field::sequence, Field::submission, Field::type,
                              Field::occurred_on, Field::version}) {
      if (!line_.present.has(field)) {
        fail_to_read(RefusalCode::missing_field, fmt::format("the event lacks its \"{}\"", row_of(field).name));
      }
    }
    return line_;
  }

 private:
  /// Members stand in the order of the fields.
  static Field find(std::string_view name, std::size_t& next) {
    const std::size_t before = next;
    for (; next < field_count; ++next) {
      if (row_of(static_cast<Field>(next)).name == name) return static_cast<Field>(next++);
    }
    for (std::size_t i = 0; i < before; ++i) {
      if (row_of(static_cast<Field>(i)).name != name) continue;
      const bool is_again = line_has(i, before);
      fail_to_read(is_again ? RefusalCode::duplicate_field : RefusalCode::malformed_json,
                   fmt::format("the member \"{}\" stands {}", name, is_again ? "twice" : "out of its order"));
    }
    fail_to_read(RefusalCode::unknown_field, fmt::format("no event carries a member \"{}\"", name));
  }
  static bool line_has(std::size_t field, std::size_t next) { return field + 1 == next; }

  void read_value(Field field) {
    Fact& fact = line_.fact;
    switch (row_of(field).shape) {
      case Shape::amount:
        fact.amount = Cents{static_cast<std::int64_t>(within(field, static_cast<std::uint64_t>(max_amount.value)))};
        return;
      case Shape::sequence:
        return read_sequence(field);
      case Shape::track:
        fact.track = static_cast<Track>(within(field, last_track));
        return;
      case Shape::tracks:
        return read_tracks();
      case Shape::version:
        within(field, UINT8_MAX);
        return;
      case Shape::year:
        fact.year = static_cast<Year>(within(field, last_year));
        return;
      case Shape::vouchers:
        fail_to_read(RefusalCode::unknown_field, "an event is about one \"voucher\"");
      default:
        return take_text(field, scanner_.text(), line_);
    }
  }

  std::uint64_t within(Field field, std::uint64_t most) {
    const auto value = scanner_.whole();
    if (value == 0 || value > most) {
      fail_to_read(field == Field::amount_cents ? RefusalCode::bad_amount : RefusalCode::bad_value,
                   fmt::format("\"{}\" is {}, which is not within its bounds", row_of(field).name, value));
    }
    return value;
  }

  void read_sequence(Field field) {
    const Sequence value{scanner_.whole()};
    switch (field) {
      case Field::previous:
        line_.previous = value;
        return;
      case Field::reversed_sequence:
        line_.fact.reversed_sequence = value;
        return;
      case Field::submission:
        line_.submission = value;
        return;
      default:
        line_.sequence = value;
        return;
    }
  }

  void read_tracks() {
    scanner_.must('[');
    do {
      const auto track = scanner_.whole();
      if (track < 1 || track > last_track)
        fail_to_read(RefusalCode::bad_value, fmt::format("there is no track {}", track));
      line_.fact.tracks = static_cast<std::uint8_t>(line_.fact.tracks | 1U << (track - 1));
    } while (scanner_.take(','));
    scanner_.must(']');
  }

  LineScanner scanner_;
  ReadLine line_;
};

}  // namespace

std::expected<ReadLine, FormFault> read_line(std::string_view line, UnescapedTexts& texts) {
  try {
    return LineReading(line, texts).read();
  } catch (Unreadable& unreadable) {
    return std::unexpected(std::move(unreadable.fault));
  }
}

void name_parties(ReadLine& line, const Registers& registers) {
  Fact& fact = line.fact;
  if (fact.id.empty()) {
    const bool is_library = !line.library.empty();
    const auto kind = is_library ? PartyKind::library : PartyKind::intermediary;
    const auto id = is_library ? line.library : line.intermediary;
    fact.party = id.empty() ? PartyIndex::none() : registers.find(kind, id).value_or(PartyIndex::none());
  }
  switch (fact.effect()) {
    case EventType::invoiced:
    case EventType::paid:
    case EventType::credited:
      fact.kind = line.library.empty() ? Kind::handling : Kind::membership;
      break;
    default:
      break;
  }
  if (!line.restored_holder.empty()) {
    fact.restored_holder = registers.find(PartyKind::intermediary, line.restored_holder).value_or(PartyIndex::none());
  }
}

std::optional<Sequence> sequence_of(std::string_view line) {
  constexpr std::string_view name = R"("sequence":)";
  const auto at = line.find(name);
  if (at == std::string_view::npos) return {};
  Sequence sequence;
  const char* begin = line.data() + at + name.size();
  const auto [end, error] = std::from_chars(begin, line.data() + line.size(), sequence.value);
  return error == std::errc{} ? std::optional(sequence) : std::nullopt;
}

}  // namespace bonboek
