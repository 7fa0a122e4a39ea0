// Every row of the rule tables that ends in a refusal, forged: what was refused is written as if it had been recorded,
// and the audit names the rule that it breaks.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <map>
#include <set>

#include "ledger/canonical_line.hpp"
#include "tests/audit/export_text.hpp"
#include "tests/ledger/rule_row.hpp"
#include "tests/ledger/rule_table.hpp"
#include "tests/one_in.hpp"

namespace bonboek {
namespace {

using Members = std::map<std::string, boost::json::value>;

/// Of these the events say nothing that others do not.
const std::set<std::string> not_of_events{"repeated-voucher"};

std::string line_of(const Members& members) {
  std::string line = "{";
  for (const auto& [name, value] : members) line += fmt::format("\"{}\":{},", name, boost::json::serialize(value));
  line.back() = '}';
  return line;
}

/// Writes events that nobody recorded.
class Forger {
 public:
  Forger(const MemoryLedger& ledger, const RuleRow& row) : ledger_(ledger), row_(row), fact_(row.item.fact) {}

  std::vector<std::string> lines() {
    describe();
    std::vector<std::string> lines;
    for (const auto& voucher : vouchers()) lines.push_back(line(voucher, lines.size()));
    return lines;
  }

 private:
  [[nodiscard]] const Facts& facts() const { return ledger_.facts(); }

  void describe() {
    if (fact_.type == EventType::issued) price(Kind::handling);
    if (fact_.type == EventType::redeemed || fact_.type == EventType::renewed) price(Kind::membership);
    const bool is_of_lines = fact_.type == EventType::paid || fact_.type == EventType::credited;
    const bool is_told = std::ranges::find(row_.refusals, "missing-field") == row_.refusals.end();
    if (fact_.year == 0 && (is_of_lines || (fact_.type == EventType::invoiced && is_told))) {
      fact_.year = year_of(fact_.occurred_on);
    }
    if (fact_.type == EventType::credited) fact_.amount = Cents{1};
    if (fact_.type == EventType::reversed && fact_.reversed_sequence < facts().next()) {
      const Event undone = ledger_.event(fact_.reversed_sequence);
      fact_.reversed_type = undone.fact.type;
      fact_.reversed_occurred_on = undone.fact.occurred_on;
      fact_.amount = undone.fact.amount;
      fact_.track = undone.fact.track;
      fact_.party = undone.fact.party;
      fact_.invoice = undone.fact.invoice;
      fact_.reference = undone.fact.reference;
      voucher_ = undone.voucher;
    }
  }

  void price(Kind kind) { fact_.amount = facts().registers().tariff(kind, fact_.occurred_on).value_or(Cents{1}); }

  std::vector<std::optional<VoucherNumber>> vouchers() const {
    std::vector<std::optional<VoucherNumber>> list;
    for (const VoucherRange& range : row_.item.vouchers) {
      for (std::uint32_t i = 0; i < range.count; ++i)
        list.push_back(VoucherNumber{range.first.year, range.first.serial + i});
    }
    if (fact_.type == EventType::paid) list.emplace_back(facts().vouchers().number(VoucherIndex{0}));
    if (list.empty()) {
      list.push_back(voucher_.is_none() ? std::nullopt : std::optional(facts().vouchers().number(voucher_)));
    }
    return list;
  }

  std::string line(std::optional<VoucherNumber> voucher, std::uint64_t place) const {
    Submission submission;
    submission.first = facts().next();
    submission.recorded_at = morning_of(row_.day);
    submission.actor = row_.poster.name;
    std::string text;
    RunLines(submission, fact_, line_names(facts()))
        .append(text, submission.first + place, VoucherIndex::none(), Sequence::none());
    Members members;
    const boost::json::value parsed = boost::json::parse(text);
    for (const auto& member : parsed.as_object()) {
      members.emplace(std::string(member.key()), member.value());
    }
    name_parties(members, voucher);
    if (voucher) name_voucher(members, *voucher);
    return line_of(members);
  }

  void name_parties(Members& members, std::optional<VoucherNumber> voucher) const {
    std::string library(row_.item.library);
    std::string intermediary(row_.item.intermediary);
    const EventRow& row = row_of(fact_.type);
    const auto carries = [&](Field field) { return row.required.has(field) || row.optional.has(field); };
    if (library.empty() && intermediary.empty()) {
      if (row_.poster.role == Role::library && carries(Field::library)) library = row_.poster.party;
      if (row_.poster.role == Role::intermediary && carries(Field::intermediary)) intermediary = row_.poster.party;
    }
    if (fact_.type == EventType::voided && intermediary.empty() && voucher) {
      const auto found = facts().vouchers().find(*voucher);
      const PartyIndex holder = found ? facts().vouchers().at(*found).holder : PartyIndex::none();
      if (!holder.is_none()) intermediary = facts().registers().party(holder).id;
    }
    if (!library.empty()) members["library"] = library;
    if (!intermediary.empty()) members["intermediary"] = intermediary;
  }

  void name_voucher(Members& members, VoucherNumber voucher) const {
    members["voucher"] = to_string(voucher);
    const auto found = facts().vouchers().find(voucher);
    if (found && fact_.type != EventType::minted) {
      members["previous"] = facts().vouchers().at(*found).last.value;
    } else if (fact_.type != EventType::minted) {
      members["previous"] = 0;
    }
  }

  const MemoryLedger& ledger_;
  const RuleRow& row_;
  Fact fact_;
  VoucherIndex voucher_;
};

class ForgedEvents : public testing::TestWithParam<RuleTable> {
 protected:
  void play_row(const RuleLine& line) {
    std::string_view text = line.text;
    const auto times = take_times(text);
    for (unsigned number = 1; number <= times; ++number) {
      std::string one;
      for (const char c : text) c == '#' ? one += std::to_string(number) : one += c;
      const auto row = parse_row(one, [this](auto label) { return find_event(label); });
      principals_.insert_or_assign(row.poster.name, row.poster);
      const Sequence first = ledger_.facts().next();
      if (!row.refusals.empty()) expect_named(row, line);
      ledger_.post(row.item, {row.poster, row.day, 0}, morning_of(row.day));
      if (!row.label.empty()) labels_[row.label] = first;
    }
  }

 private:
  Sequence find_event(std::string_view label) const {
    const auto plus = label.find('+');
    const std::uint64_t further = plus == std::string_view::npos ? 0 : std::stoull(std::string(label.substr(plus + 1)));
    const auto found = labels_.find(label.substr(0, plus));
    return found != labels_.end() ? found->second + further : Sequence{std::stoull(std::string(label))};
  }

  void expect_named(const RuleRow& row, const RuleLine& line) {
    constexpr std::uint64_t long_ledger = 10'000;
    if (ledger_.facts().next().value > long_ledger && ++long_count_ % one_in() != 0) return;
    auto lines = bonboek::lines_of(ledger_);
    const std::uint64_t first = lines.size();
    for (auto& forged : Forger(ledger_, row).lines()) lines.push_back(std::move(forged));
    const auto findings = audit(joined(lines), {checkpoint_of(lines, lines.size(), log_signer())}, &principals_);
    for (const auto& refusal : row.refusals) {
      const auto name = refusal.substr(0, refusal.find(' '));
      if (not_of_events.contains(name)) continue;
      if (name != "missing-field" && row.refusals.front() == "missing-field") continue;  // it is not decided then
      const bool is_named = std::ranges::any_of(findings.list(), [&](const Finding& finding) {
        const auto* code = std::get_if<RefusalCode>(&finding.broken);
        return code != nullptr && row_of(*code).name == name && finding.at.value >= first;
      });
      EXPECT_TRUE(is_named) << line.file << ":" << line.number << ": " << line.text << "\n"
                            << name << " is not among:\n"
                            << text_of(findings) << lines.back();
    }
  }

  MemoryLedger ledger_;
  std::map<std::string, Sequence, std::less<>> labels_;
  Principals principals_;
  std::size_t long_count_{0};  // of rows in a long ledger
};
INSTANTIATE_TEST_SUITE_P(Tables, ForgedEvents, testing::ValuesIn(read_rule_tables(BONBOEK_SCENARIOS)));

TEST_P(ForgedEvents, AreNamedByTheirRule) {
  for (const RuleLine& line : bonboek::lines_of(GetParam(), read_rule_tables(BONBOEK_SCENARIOS))) {
    if (!line.text.starts_with("= ")) play_row(line);
  }
}

}  // namespace
}  // namespace bonboek
