#include "tests/ledger/rule_row.hpp"

#include <fmt/format.h>

#include <charconv>
#include <stdexcept>

#include "tests/ledger/rule_fields.hpp"

namespace bonboek {
namespace {

constexpr std::string_view arrow = " -> ";

[[noreturn]] void fail(std::string_view what, std::string_view word) {
  throw std::runtime_error(fmt::format("{}: {}", what, word));
}

unsigned whole_number(std::string_view word) {
  unsigned value = 0;
  const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (fault != std::errc{} || end != word.data() + word.size()) fail("not a number", word);
  return value;
}

std::vector<std::string_view> split(std::string_view text, std::string_view by) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto at = text.find(by);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + by.size());
  }
}

VoucherRange parse_short_range(std::string_view word) {
  const auto ends = split(word, "..");
  const auto first = parse_short_number(ends[0]);
  const auto last = parse_short_number(ends.back());
  if (ends.size() > 2 || first.year != last.year || last.serial < first.serial) fail("not a range", word);
  return {first, last.serial - first.serial + 1};
}

void take_vouchers(std::string_view word, Item& item) {
  for (const auto range : split(word, ",")) item.vouchers.push_back(parse_short_range(range));
  item.given.add(Field::vouchers);
}

/// Reads the words after the type: vouchers or the event reversed, "on" and a date, FIELD=VALUE.
void take_words(const std::vector<std::string>& words, std::size_t at, const FindEvent& find_event, Item& item) {
  const EventType type = item.fact.type;
  for (bool is_first = true; at < words.size(); ++at, is_first = false) {
    const std::string_view word = words[at];
    if (word == "on" && at + 1 < words.size()) {
      take_field(Field::occurred_on, words[++at], item);
    } else if (const auto equals = word.find('='); equals != std::string_view::npos) {
      const auto field = find_field(word.substr(0, equals));
      if (!field) fail("no such field", word);
      take_field(*field, word.substr(equals + 1), item);
    } else if (is_first && type == EventType::reversed) {
      item.fact.reversed_sequence = find_event(word);
      item.given.add(Field::reversed_sequence);
    } else if (is_first && row_of(type).required.has(Field::vouchers)) {
      take_vouchers(word, item);
    } else {
      fail("not understood", word);
    }
  }
}

}  // namespace

std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words(1);
  bool is_quoted = false;
  for (char c : line) {
    if (c == '"') {
      is_quoted = !is_quoted;
    } else if (c != ' ' || is_quoted) {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

unsigned take_times(std::string_view& row) {
  constexpr std::string_view times = " times ";
  const auto at = row.find(times);
  if (at == std::string_view::npos || row.substr(0, at).find(' ') != std::string_view::npos) return 1;
  const auto count = whole_number(row.substr(0, at));
  row.remove_prefix(at + times.size());
  return count;
}

VoucherNumber parse_short_number(std::string_view word) {
  const auto parts = split(word, "-");
  if (parts.size() != 2 || parts[0].size() != 2) fail("not YY-SERIAL", word);
  return {static_cast<Year>(first_year + whole_number(parts[0])), whole_number(parts[1])};
}

Principal parse_poster(std::string_view word) {
  const auto parenthesis = word.find('(');
  if (parenthesis == std::string_view::npos) {
    const auto role = parse_role(word);
    if (!role || acts_for_party(*role)) fail("no such poster", word);
    return {*role == Role::coordinator ? "cubiss" : std::string(word), *role, ""};
  }
  if (!word.ends_with(')')) fail("no such poster", word);
  const auto name = word.substr(0, parenthesis);
  const auto inside = split(word.substr(parenthesis + 1, word.size() - parenthesis - 2), ":");
  const auto role = parse_role(inside[0]);
  if (!role) fail("no such poster", word);
  return {std::string(name), *role, std::string(inside.size() > 1 ? inside[1] : name)};
}

std::vector<std::string> refusals_of(std::string_view row) {
  const auto at = row.find(arrow);
  if (at == std::string_view::npos) fail("no outcome", row);
  const auto outcome = row.substr(at + arrow.size());
  std::vector<std::string> refusals;
  if (outcome == "ok" || outcome.starts_with("ok as ")) return refusals;
  for (const auto refusal : split(outcome, ", ")) refusals.emplace_back(refusal);
  return refusals;
}

RuleRow parse_row(std::string_view row, const FindEvent& find_event) {
  RuleRow parsed;
  parsed.refusals = refusals_of(row);
  if (const auto as = row.rfind(" -> ok as "); as != std::string_view::npos) parsed.label = row.substr(as + 10);
  const auto words = words_of(row.substr(0, row.find(arrow)));
  if (words.size() < 3) fail("too short", row);
  const auto day = parse_date(words[0]);
  if (!day) fail("no such day", words[0]);
  parsed.day = *day;
  parsed.poster = parse_poster(words[1]);
  const auto type = parse_name<EventType>(words[2]);
  if (!type) fail("no such type", words[2]);
  parsed.item.fact.type = *type;
  parsed.item.fact.occurred_on = *day;
  parsed.item.given = {Field::type, Field::occurred_on};
  take_words(words, 3, find_event, parsed.item);
  return parsed;
}

}  // namespace bonboek
