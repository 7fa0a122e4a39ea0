#include "exports/statement.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>

#include "ledger/canonical_line.hpp"
#include "ledger/log_runs.hpp"

namespace bonboek {
namespace {

constexpr std::array library_types{EventType::redeemed, EventType::renewed, EventType::invoiced, EventType::credited,
                                   EventType::paid};
constexpr std::array intermediary_types{EventType::issued, EventType::invoiced, EventType::credited, EventType::paid};

class Stating {
 public:
  Stating(const Books& books, const Log& log, const VoucherNumbers& numbers, const StatementQuestion& question)
      : books_(books),
        log_(log),
        names_{books.standing.registers, numbers},
        question_(question),
        period_(period_of(question.quarter)) {
    const Party& party = names_.registers.party(question.party);
    statement_.kind = party.kind;
    statement_.id = party.id;
    statement_.name = party.name;
    statement_.quarter = question.quarter;
    statement_.moment = report_moment(books, question.root);
    for (const EventType type : statement_types(party.kind)) statement_.totals.push_back({type, 0, {}});
    if (const auto& scheme = names_.registers.scheme()) {
      statement_.scheme = scheme->name;
      statement_.origin = scheme->origin;
    }
  }

  std::optional<Statement> run() && {
    bool is_whole = true;
    read_runs(log_, Sequence{0}, books_.standing.next, [&](const PlacedRun& placed) {
      if (!is_listed(placed.run.fact)) return true;
      is_whole = statement_.events.size() + (placed.until - placed.from) <= question_.most_events;
      if (is_whole) list(placed);
      return is_whole;
    });
    if (!is_whole) return {};
    statement_.digest = sha256(statement_.lines);
    tell_accounts();
    return std::move(statement_);
  }

 private:
  [[nodiscard]] bool is_listed(const Fact& fact) const {
    const auto types = statement_types(statement_.kind);
    return fact.party == question_.party && period_.contains(month_of(fact.effective_on())) &&
           std::ranges::find(types, fact.effect()) != types.end();
  }

  void list(const PlacedRun& placed) {
    const Fact& fact = placed.run.fact;
    const RunLines lines(placed.submission, fact, names_);
    const bool undoes = fact.type == EventType::reversed;
    StatementEvent event{.sequence = {},
                         .recorded_at = placed.submission.recorded_at,
                         .type = fact.type,
                         .effect = fact.effect(),
                         .counts_on = fact.effective_on(),
                         .voucher = {},
                         .invoice = std::string(fact.invoice),
                         .year = fact.year,
                         .amount = undoes ? -fact.amount : fact.amount,
                         .undoes = undoes};
    for (std::uint64_t place = placed.from; place < placed.until; ++place) {
      event.sequence = placed.first + place;
      event.voucher = to_string(names_.numbers.number(placed.run.vouchers.at(place)));
      lines.append(statement_.lines, placed.run, placed.first, place);
      statement_.lines += '\n';
      count(event);
      statement_.events.push_back(event);
    }
  }

  void count(const StatementEvent& event) {
    const std::int64_t one = event.undoes ? -1 : 1;
    StatementTotal& total = *std::ranges::find(statement_.totals, event.effect, &StatementTotal::type);
    total.count += one;
    total.amount += event.amount;
    if (event.invoice.empty()) return;
    const auto [place, is_new] = invoice_places_.try_emplace(event.invoice, statement_.invoices.size());
    if (is_new) statement_.invoices.push_back({event.invoice, {}, 0, {}, {}, {}});
    StatementInvoice& invoice = statement_.invoices[place->second];
    if (event.effect == EventType::invoiced) {
      invoice.invoiced_on = event.counts_on;
      invoice.line_count += one;
      invoice.invoiced += event.amount;
    } else {
      (event.effect == EventType::paid ? invoice.paid : invoice.credited) += event.amount;
    }
  }

  void tell_accounts() {
    for (const Balance& balance : books_.figures.balances().over(period_)) {
      if (balance.key.party != question_.party) continue;
      const StatementAccount account{-balance.opening, balance.movement.credit, balance.movement.debit};
      if (balance.key.account == Account::accrued) statement_.accrued = account;
      if (balance.key.account == Account::payable) statement_.payable = account;
    }
  }

  const Books& books_;
  const Log& log_;
  LineNames names_;
  const StatementQuestion& question_;
  Period period_;
  Statement statement_;
  std::map<std::string, std::size_t, std::less<>> invoice_places_;
};

}  // namespace

std::span<const EventType> statement_types(PartyKind kind) {
  if (kind == PartyKind::library) return library_types;
  return intermediary_types;
}

std::optional<Statement> statement_of(const Books& books, const Log& log, const VoucherNumbers& numbers,
                                      const StatementQuestion& question) {
  return Stating(books, log, numbers, question).run();
}

std::string statement_filter(const Statement& statement) {
  constexpr std::array<std::string_view, 4> months{"0[123]", "0[456]", "0[789]", "1[012]"};
  const std::string quarter = to_string(statement.quarter);  // 2026-Q3
  const std::string days =
      fmt::format("{}-{}-..", quarter.substr(0, 4), months.at(static_cast<std::size_t>(quarter.back() - '1')));
  std::vector<std::string_view> names;
  for (const EventType type : statement_types(statement.kind)) names.push_back(name_of(type));
  const std::string types = fmt::format("{}", fmt::join(names, "|"));
  return fmt::format(
      R"re(grep -E '"{}":"{}".*("occurredOn":"{}".*"type":"({})"|"reversedOccurredOn":"{}".*"reversedType":"({})")')re",
      name_of(statement.kind), statement.id, days, types, days, types);
}

}  // namespace bonboek
