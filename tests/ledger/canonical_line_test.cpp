#include "ledger/canonical_line.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>

#include "ledger/catalogue.hpp"
#include "tests/ledger/rule_player.hpp"

namespace bonboek {
namespace {

namespace json = boost::json;

std::string line_of(const Event& event, const Facts& facts) {
  std::string line;
  append_canonical_line(line, event, line_names(facts));
  return line;
}

std::string party_of(const Fact& fact, PartyKind kind, const Facts& facts) {
  if (fact.party.is_none()) return {};
  const Party& party = facts.registers().party(fact.party);
  return party.kind == kind ? party.id : std::string();
}

/// What a field of the line says of the event, read from the event alone.
json::value told(Field field, const Event& event, const Facts& facts) {
  const Fact& fact = event.fact;
  switch (field) {
    case Field::actor:
      return json::string(event.actor);
    case Field::amount_cents:
      return fact.amount.value;
    case Field::from:
      return json::string(to_string(fact.from));
    case Field::intermediary:
      return json::string(party_of(fact, PartyKind::intermediary, facts));
    case Field::kind:
      return json::string(name_of(fact.kind));
    case Field::library:
      return json::string(party_of(fact, PartyKind::library, facts));
    case Field::membership_year:
    case Field::year:
      return fact.year;
    case Field::municipality:
      return json::string("GM0" + std::to_string(fact.municipality.value));
    case Field::occurred_on:
      return json::string(to_string(fact.occurred_on));
    case Field::policy:
      return json::string(name_of(fact.policy));
    case Field::previous:
      return event.previous.value;
    case Field::quarter:
      return json::string(to_string(fact.quarter));
    case Field::reason:
      return json::string(name_of(fact.reason));
    case Field::recorded_at:
      return json::string(to_string(event.recorded_at));
    case Field::restored_holder:
      return json::string(facts.registers().party(fact.restored_holder).id);
    case Field::restored_since:
      return json::string(to_string(fact.restored_since));
    case Field::reversed_occurred_on:
      return json::string(to_string(fact.reversed_occurred_on));
    case Field::reversed_sequence:
      return fact.reversed_sequence.value;
    case Field::reversed_type:
      return json::string(name_of(fact.reversed_type));
    case Field::sequence:
      return event.sequence.value;
    case Field::submission:
      return event.submission.value;
    case Field::track:
      return fact.track;
    case Field::type:
      return json::string(name_of(fact.type));
    case Field::value:
      return json::string(name_of(fact.policy_value));
    case Field::version:
      return 1;
    case Field::voucher:
      return json::string(to_string(facts.vouchers().number(event.voucher)));
    default:
      return nullptr;
  }
}

/// The fields whose texts a fact carries as they are.
std::optional<std::string_view> text_told(Field field, const Fact& fact) {
  switch (field) {
    case Field::currency:
      return fact.currency;
    case Field::iban:
      return fact.iban;
    case Field::id:
      return fact.id;
    case Field::invoice:
      return fact.invoice;
    case Field::isil:
      return fact.isil;
    case Field::kvk:
      return fact.kvk;
    case Field::name:
      return fact.name;
    case Field::origin:
      return fact.origin;
    case Field::reference:
      return fact.reference;
    case Field::time_zone:
      return fact.time_zone;
    default:
      return {};
  }
}

json::array tracks_of(std::uint8_t tracks) {
  json::array list;
  for (int track = 1; track <= last_track; ++track) {
    if ((tracks >> (track - 1) & 1) != 0) list.emplace_back(track);
  }
  return list;
}

json::value expected_value(Field field, const Event& event, const Facts& facts) {
  if (const auto text = text_told(field, event.fact)) return json::string(*text);
  return field == Field::tracks ? json::value(tracks_of(event.fact.tracks)) : told(field, event, facts);
}

/// Fields that the catalogue gives a type. The list of vouchers becomes one voucher an event.
Fields fields_of(EventType type) {
  const EventRow& row = row_of(type);
  Fields fields{Field::actor,      Field::occurred_on, Field::recorded_at, Field::sequence,
                Field::submission, Field::type,        Field::version};
  fields.bits |= row.required.bits | row.optional.bits | row.added.bits;
  fields.bits &= ~Fields{Field::vouchers}.bits;
  return fields;
}

void expect_line_tells(const Event& event, const Facts& facts) {
  const auto line = line_of(event, facts);
  const auto object = json::parse(line).as_object();
  const auto fields = fields_of(event.fact.type);
  std::vector<std::string> names;
  for (const auto& [name, value] : object) {
    names.emplace_back(name);
    const auto field = find_field(std::string_view(name.data(), name.size()));
    ASSERT_TRUE(field) << line;
    EXPECT_TRUE(fields.has(*field)) << name << " in " << line;
    // Numbers compare by value whatever their signedness.
    EXPECT_EQ(json::serialize(value), json::serialize(expected_value(*field, event, facts))) << name << " in " << line;
  }
  EXPECT_TRUE(std::ranges::is_sorted(names)) << line;
  for (std::size_t i = 0; i < field_count; ++i) {
    const auto field = static_cast<Field>(i);
    if (row_of(event.fact.type).required.has(field) && field != Field::vouchers) {
      EXPECT_TRUE(object.contains(row_of(field).name)) << row_of(field).name << " in " << line;
    }
  }
  EXPECT_EQ(json::serialize(object), line);  // no spaces, members as they stand
}

TEST(CanonicalLine, TellsEveryEventOfEveryTable) {
  const auto tables = read_rule_tables(BONBOEK_SCENARIOS);
  std::size_t types_seen = 0;
  for (const RuleTable& table : tables) {
    RulePlayer player;
    player.play(lines_of(table, tables));
    for (const auto& recorded : player.ledger().recorded()) {
      expect_line_tells(player.ledger().event(recorded.first), player.ledger().facts());
      types_seen |= std::size_t{1} << static_cast<unsigned>(recorded.run.fact.type);
      if (HasFatalFailure() || recorded.first.value > 1'000) break;
    }
  }
  EXPECT_EQ(types_seen, (std::size_t{1} << (Names<EventType>::list.size() + 1)) - 2);
}

TEST(RunLines, ReadWhatTheyWroteAndNothingElse) {
  const Facts facts;
  Submission submission;
  submission.first = Sequence{5};
  submission.actor = "venlo";
  Fact fact;
  fact.type = EventType::fund_deposited;
  fact.amount = Cents{12};
  const RunLines lines(submission, fact, line_names(facts));
  std::string line;
  lines.append(line, Sequence{7}, VoucherIndex::none(), Sequence{3});
  const auto place = lines.read(line);
  ASSERT_TRUE(place.has_value()) << line;
  EXPECT_EQ(place->sequence, Sequence{7});
  EXPECT_EQ(place->previous, Sequence{3});
  EXPECT_FALSE(place->voucher.has_value());
  for (std::size_t at = 0; at < line.size(); ++at) {
    auto altered = line;
    altered[at] = altered[at] == '"' ? '\'' : '"';
    EXPECT_FALSE(lines.read(altered).has_value()) << altered;
    EXPECT_FALSE(lines.read(std::string_view(line).substr(0, at)).has_value()) << at;
  }
  EXPECT_FALSE(lines.read(line + "}").has_value());
}

}  // namespace
}  // namespace bonboek
