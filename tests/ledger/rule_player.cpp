#include "tests/ledger/rule_player.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <charconv>

#include "ledger/canonical_line.hpp"
#include "tests/ledger/rule_row.hpp"
#include "tests/ledger/rule_state.hpp"

namespace bonboek {
namespace {

constexpr std::string_view state_is = "= ";
constexpr std::string_view line_of = "= line ";

/// "name at place", as a row's outcome writes it.
std::string text_of(const Refusal& refusal) {
  constexpr std::string_view event = "events[0]";
  auto place = place_of(refusal).substr(event.size());
  const auto name = row_of(refusal.code).name;
  return place.empty() ? std::string(name) : fmt::format("{} at {}", name, place.substr(1));
}

std::string text_of(const Refusals& refusals) {
  std::string text;
  for (const Refusal& refusal : refusals.list) {
    text += fmt::format("{}{}", text.empty() ? "" : ", ", text_of(refusal));
  }
  return text.empty() ? "ok" : text;
}

void fail_at(const RuleLine& line, const std::string& message) {
  ADD_FAILURE_AT(line.file.c_str(), line.number) << line.text << "\n  " << message;
}

std::string with_number(std::string_view row, unsigned number) {
  std::string text;
  for (char c : row) c == '#' ? text += std::to_string(number) : text += c;
  return text;
}

}  // namespace

void RulePlayer::play(const std::vector<RuleLine>& lines) {
  for (const RuleLine& line : lines) {
    try {
      play_line(line);
    } catch (const std::runtime_error& fault) {
      fail_at(line, fault.what());
      return;
    }
  }
}

void RulePlayer::play_line(const RuleLine& line) {
  if (line.text.starts_with(line_of)) return compare_canonical_line(line);
  line.text.starts_with(state_is) ? compare_state(line) : play_row(line);
}

void RulePlayer::play_row(const RuleLine& line) {
  std::string_view text = line.text;
  const auto times = take_times(text);
  for (unsigned number = 1; number <= times; ++number) {
    const auto row = parse_row(with_number(text, number), [this](auto label) { return find_event(label); });
    if (row.day < today_) throw std::runtime_error("the days of a table do not go back");
    today_ = row.day;
    const Sequence first = ledger_.facts().next();
    const auto refusals = ledger_.post(row.item, {row.poster, row.day, 0}, morning_of(row.day));
    const auto outcome = text_of(refusals);
    const auto expected = row.refusals.empty() ? "ok" : fmt::format("{}", fmt::join(row.refusals, ", "));
    if (outcome != expected) {
      const auto why = refusals.empty() ? std::string() : refusals.list[0].detail;
      return fail_at(line, fmt::format("comes to: {}\n  {}", outcome, why));
    }
    if (!row.label.empty()) labels_[row.label] = first;
  }
}

void RulePlayer::compare_state(const RuleLine& line) const {
  const auto words = words_of(std::string_view(line.text).substr(state_is.size()));
  const auto state = state_of(words, ledger_.facts());
  for (const auto& [name, expected] : expected_state(words)) {
    const auto found = state.find(name);
    const auto actual = found == state.end() ? std::string("unknown here") : found->second;
    if (actual != expected) fail_at(line, fmt::format("{} is {}", name, actual));
  }
}

void RulePlayer::compare_canonical_line(const RuleLine& line) const {
  const auto text = std::string_view(line.text).substr(line_of.size());
  const auto space = text.find(' ');
  std::string actual;
  append_canonical_line(actual, ledger_.event(find_event(text.substr(0, space))), line_names(ledger_.facts()));
  if (text.substr(space + 1) != actual) fail_at(line, "is " + actual);
}

Sequence RulePlayer::find_event(std::string_view label) const {
  std::uint64_t further = 0;
  const auto plus = label.find('+');
  if (plus != std::string_view::npos) std::from_chars(label.data() + plus + 1, label.data() + label.size(), further);
  const auto name = label.substr(0, plus);
  if (const auto found = labels_.find(name); found != labels_.end()) return found->second + further;
  std::uint64_t sequence = 0;
  const auto [end, fault] = std::from_chars(name.data(), name.data() + name.size(), sequence);
  if (fault != std::errc{} || end != name.data() + name.size()) {
    throw std::runtime_error(fmt::format("no row is labelled {}", name));
  }
  return Sequence{sequence};
}

}  // namespace bonboek
