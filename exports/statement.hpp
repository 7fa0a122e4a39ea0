// A party's statement of a quarter: every event by which money became due to it, was invoiced or was paid, and what
// stood due before and after. It follows from the books and the log at a moment, and owns all that it tells.
//
// Complete: it lists all events in the log up to the moment
//   - whose `library` (of a library's statement) or `intermediary` is the party, and
//   - whose type, or of a reversal the type of what it undoes, is one of `statement_types`, and
//   - whose `occurredOn`, or of a reversal `reversedOccurredOn`, lies in the quarter,
// in the order in which they were recorded, and no other. Their count and the SHA-256 of their canonical lines, each
// followed by a newline, are what the party can compute from its own events.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ledger/log.hpp"
#include "ledger/voucher_numbers.hpp"
#include "projections/quarter_report.hpp"

namespace bonboek {

/// The most events that a statement lists.
inline constexpr std::size_t max_statement_events = 100'000;

/// The types that a kind of party's statement is about.
[[nodiscard]] std::span<const EventType> statement_types(PartyKind kind);

struct StatementEvent {
  Sequence sequence;
  Timestamp recorded_at;
  EventType type{};    // reversed where it undoes
  EventType effect{};  // what is done or undone
  Date counts_on;      // of a reversal the day of what it undoes
  std::string voucher;
  std::string invoice;
  Year year{0};   // of the membership or the handling, where it is about an invoice
  Cents amount;   // below zero where it undoes
  bool undoes{};  // then it counts as less
};

/// How often, and what it came to.
struct StatementTotal {
  EventType type{};
  std::int64_t count{0};
  Cents amount;
};

/// What is due to the party: above zero.
struct StatementAccount {
  Cents opening;
  Cents increase;
  Cents decrease;
  [[nodiscard]] Cents closing() const { return opening + increase - decrease; }
};

/// What happened to an invoice in the quarter.
struct StatementInvoice {
  std::string number;
  std::optional<Date> invoiced_on;  // none where that was in another quarter
  std::int64_t line_count{0};       // invoiced
  Cents invoiced;
  Cents credited;
  Cents paid;
};

struct Statement {
  std::string scheme;
  std::string origin;
  PartyKind kind{};
  std::string id;
  std::string name;
  Quarter quarter;
  ReportMoment moment;
  std::vector<StatementTotal> totals;  // in the order of `statement_types`
  StatementAccount accrued;            // due, not invoiced
  StatementAccount payable;            // invoiced, not paid
  std::vector<StatementInvoice> invoices;
  std::vector<StatementEvent> events;
  std::string lines;  // their canonical lines, each followed by a newline
  Digest digest{};    // SHA-256 of these
};

struct StatementQuestion {
  PartyIndex party;
  Quarter quarter;                                // that can be asked for at the moment of the books
  std::size_t most_events{max_statement_events};  // beyond them there is no statement
  std::optional<std::string> root{};              // of the log's tree at the moment
};

/// Nothing where there are more events than asked for. `numbers` are those of the moment or of a later one. From any
/// thread. Throws LogDamage.
[[nodiscard]] std::optional<Statement> statement_of(const Books& books, const Log& log, const VoucherNumbers& numbers,
                                                    const StatementQuestion& question);

/// The command by which the statement's lines are found among the party's own events, or in the whole log.
[[nodiscard]] std::string statement_filter(const Statement& statement);

}  // namespace bonboek
