// What the API tells, built from the books or, where single vouchers and invoices are told, from the views: one
// function a question. Amounts are euro cents, dates ISO 8601, counts whole numbers. Every answer says at which
// sequence it holds. The command line prints the same answers.
#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exports/language.hpp"
#include "exports/statement.hpp"
#include "exports/voucher_history.hpp"
#include "ledger/log.hpp"
#include "projections/reconciliation.hpp"
#include "projections/report_changes.hpp"
#include "projections/views.hpp"

namespace bonboek {

namespace json = boost::json;

/// The most vouchers that one group of a reconciliation names.
inline constexpr std::size_t max_named_vouchers = 1'000;

/// An answer. Where it is a list, `list` names the member that holds it: NDJSON has a line for each of its elements,
/// CSV a row. `table` names the columns of CSV where they are not the list's.
struct Answer {
  json::object body;
  std::string_view list;
  std::string_view table{};
};

/// Whether there are columns for the answer; and the answer in them. The same question gives the same bytes.
[[nodiscard]] bool is_told_as_csv(const Answer& answer);
[[nodiscard]] std::string csv_of(const Answer& answer, Language language);

/// "atSequence" (the last event that counts) and "asOf" (when it was recorded); nothing known is null.
[[nodiscard]] json::object moment_of(const Books& books);

[[nodiscard]] Answer fund_answer(const Books& books, std::optional<Year> year);
[[nodiscard]] Answer balances_answer(const Books& books, Period period);
[[nodiscard]] Answer number_series_answer(const Books& books, std::uint32_t next_count);

/// What stands open; and the same with the vouchers named, up to `limit` of each kind.
[[nodiscard]] Answer reconciliation_answer(const Books& books, const OpenQuestion& question);
[[nodiscard]] Answer reconciliation_answer(const Views& views, const OpenQuestion& question, std::size_t limit);

/// All parties of a kind, or one.
[[nodiscard]] Answer parties_answer(const Books& books, PartyKind kind, Period period, PartyIndex only);
[[nodiscard]] Answer party_answer(const Books& books, PartyIndex party, Period period);

/// All invoices dated in a period, of a party or of all; and one with its lines.
[[nodiscard]] Answer invoices_answer(const Views& views, Period period, PartyIndex only);
[[nodiscard]] Answer invoice_answer(const Views& views, const Invoice& invoice);

[[nodiscard]] Answer voucher_answer(const Views& views, VoucherIndex voucher);

/// A voucher's events, oldest first, as far as the views know them. Throws LogDamage.
[[nodiscard]] Answer voucher_events_answer(const Views& views, const Log& log, VoucherIndex voucher);

/// A voucher's life with receipts and proofs; `standing` is what voucher_answer says of the same moment.
[[nodiscard]] Answer voucher_history_answer(const VoucherHistory& history, json::object standing);

/// A party's statement as JSON: its events are their canonical lines, as they are.
[[nodiscard]] std::string statement_json(const Statement& statement);

/// The province's report of a quarter, full or public.
[[nodiscard]] Answer report_answer(const QuarterReport& report);

/// Each figure that moved since a report, and what moved it.
[[nodiscard]] Answer report_changes_answer(const ReportChanges& changes);

}  // namespace bonboek
