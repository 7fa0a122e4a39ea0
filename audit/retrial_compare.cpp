// What an event says against what the rules make of it.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "audit/retrial.hpp"
#include "ledger/canonical_line.hpp"

namespace bonboek {
namespace {

/// The members of a canonical line, as they are written.
std::map<std::string_view, std::string_view> members_of_line(std::string_view line) {
  std::map<std::string_view, std::string_view> members;
  std::size_t at = 1;
  while (at < line.size() && line[at] == '"') {
    const auto name_end = line.find('"', at + 1);
    const auto name = line.substr(at + 1, name_end - at - 1);
    const auto begin = name_end + 2;
    bool in_text = false;
    unsigned depth = 0;
    auto end = begin;
    for (; end < line.size(); ++end) {
      if (in_text) {
        if (line[end] == '\\') {
          ++end;
        } else if (line[end] == '"') {
          in_text = false;
        }
      } else if (line[end] == '"') {
        in_text = true;
      } else if (line[end] == '[') {
        ++depth;
      } else if (line[end] == ']') {
        --depth;
      } else if (depth == 0 && (line[end] == ',' || line[end] == '}')) {
        break;
      }
    }
    members.emplace(name, line.substr(begin, end - begin));
    at = end + 1;
  }
  return members;
}

/// "amountCents is 4600, the rules give 4500; ..."
std::string differences(std::string_view said, std::string_view decided) {
  const auto ours = members_of_line(decided);
  const auto theirs = members_of_line(said);
  std::string text;
  const auto add = [&](std::string_view name, std::string_view is, std::string_view gives) {
    text += fmt::format("{}\"{}\" is {}, the rules give {}", text.empty() ? "" : "; ", name, is, gives);
  };
  for (const auto& [name, value] : theirs) {
    const auto found = ours.find(name);
    if (found == ours.end() || found->second != value) add(name, value, found == ours.end() ? "none" : found->second);
  }
  for (const auto& [name, value] : ours) {
    if (!theirs.contains(name)) add(name, "not there", value);
  }
  return text;
}

}  // namespace

void Retrial::accept(const ToldRun& told, Run decided) {
  compare(told, decided);
  views_.facts().link(decided);
  if (decided.previous != told.previous) compare_chain(told, decided);
  take_in(decided);
}

void Retrial::compare(const ToldRun& told, const Run& decided) {
  Fact said = told.fact;
  if (told.is_of_line()) {
    if (said.type != EventType::tariff_set) said.kind = decided.fact.kind;
    if (!said.id.empty()) said.party = decided.fact.party;
  }
  if (said == decided.fact) return;
  Fact mended = decided.fact;
  mended.invoice = {};
  mended.reference = {};
  mended_.push_back({told.first, told.first + told.count(), mended});
  const LineNames names = line_names(views_.facts());
  std::string said_line;
  std::string decided_line;
  RunLines(submission_, said, names).append(said_line, told.first, VoucherIndex::none(), Sequence::none());
  RunLines(submission_, decided.fact, names).append(decided_line, told.first, VoucherIndex::none(), Sequence::none());
  auto what = differences(said_line, decided_line);
  if (what.empty()) what = "a member that lines do not show differs from what the rules give";
  if (told.count() > 1) what += fmt::format(" (the same for {} events from here)", told.count());
  find(told, 0, Property::computed_member, std::move(what));
}

void Retrial::compare_chain(const ToldRun& told, const Run& decided) {
  const auto text = [](Sequence sequence) {
    return sequence.is_none() ? std::string("none") : fmt::format("{}", sequence.value);
  };
  for (std::size_t i = 0; i < decided.previous.size(); ++i) {
    const Sequence said = i < told.previous.size() ? told.previous[i] : Sequence::none();
    if (said == decided.previous[i]) continue;
    mended_previous_[told.first + i] = decided.previous[i];
    find(told, i, Property::chain,
         fmt::format("\"previous\" is {}, the event of voucher {} before this one is {}", text(said),
                     to_string(views_.facts().vouchers().number(decided.vouchers[i])), text(decided.previous[i])));
  }
}

}  // namespace bonboek
