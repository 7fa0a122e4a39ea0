#include "api/openapi_operations.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "api/handlers.hpp"

namespace bonboek {
namespace {

constexpr std::array operations{
    Operation{
        post_events, "postEvents", "events", "Record events",
        "Everything is recorded, on disk, when the answer comes; or nothing is, and every refusal is told with its "
        "place. A list of vouchers becomes one event for each. Send a new Idempotency-Key with every submission: "
        "if the answer is lost, the same key and body tell what happened and record nothing twice.",
        Forms::post, "Receipt", ""},
    Operation{
        get_events, "getEvents", "events", "Read the log",
        "A page of events in the order in which they were recorded, or with `Accept: text/event-stream` "
        "everything after a sequence and then each event as it is recorded. A party sees the events about itself.",
        Forms::live_lines, "EventPage", "RecordedEvent"},
    Operation{get_voucher, "getVoucher", "vouchers", "Read one voucher",
              "How a voucher stands. A party sees those that it holds, issued or enrolled.", Forms::answer, "Voucher",
              ""},
    Operation{get_voucher_events, "getVoucherEvents", "vouchers", "Read a voucher's history",
              "Everything that happened to a voucher, oldest first.", Forms::lines, "VoucherEvents", "RecordedEvent"},
    Operation{get_libraries, "getLibraries", "parties", "List libraries",
              "Each library with what it did in the period. A library sees itself; an intermediary sees none.",
              Forms::lines, "LibraryList", "Library"},
    Operation{get_library, "getLibrary", "parties", "Read one library",
              "A library with what it did in the period. A library sees itself.", Forms::answer, "LibraryAnswer", ""},
    Operation{get_intermediaries, "getIntermediaries", "parties", "List intermediaries",
              "Each intermediary with what it did in the period. An intermediary sees itself; a library sees none.",
              Forms::lines, "IntermediaryList", "Intermediary"},
    Operation{get_intermediary, "getIntermediary", "parties", "Read one intermediary",
              "An intermediary with what it did in the period. An intermediary sees itself.", Forms::answer,
              "IntermediaryAnswer", ""},
    Operation{get_balances, "getBalances", "fund", "Read the books",
              "What stood on every account, what moved in the period and what stands on it.", Forms::lines, "Balances",
              "Account"},
    Operation{get_fund, "getFund", "fund", "Read how the fund stands",
              "By business year: the ceiling, what was put in, what it cost, how far that has come, what is free.",
              Forms::lines, "Fund", "FundYear"},
    Operation{get_report, "getReport", "reports", "Read the report of a quarter",
              "The province's report: the same moment gives the same report, byte for byte, for ever.", Forms::answer,
              "Report", ""},
    Operation{get_report_changes, "getReportChanges", "reports", "Read what changed in a report",
              "Every figure that differs between the report as it was read before and as it is.", Forms::lines,
              "ReportChanges", "Change"},
    Operation{get_reconciliation, "getReconciliation", "reports", "Read what stands open",
              "What waits for its counterpart: a redemption for the report of its issue, an invoice for its payment. A "
              "party sees its own; the province sees sums.",
              Forms::table, "Reconciliation", ""},
    Operation{get_number_series, "getNumberSeries", "vouchers", "Read where all numbers are",
              "By mint year: every minted number is in one place, and the next ones to mint.", Forms::lines,
              "NumberSeries", "Series"},
    Operation{get_invoices, "getInvoices", "fund", "List invoices",
              "Invoices dated in the period. A party sees its own.", Forms::lines, "Invoices", "Invoice"},
    Operation{get_invoice, "getInvoice", "fund", "Read one invoice",
              "An invoice with its lines. A slash in its number may be sent as it is or as %2F.", Forms::lines,
              "InvoiceWithLines", "InvoiceLine"},
    Operation{get_export_journal, "getExportJournal", "exports", "Export the books as a journal",
              "The books as plain text that both ledger and hledger read, with what stands on each account after each "
              "entry: a transaction for each entry. Of all time, or of one year.",
              Forms::file, "text/plain", ""},
    Operation{
        get_export_auditfile, "getExportAuditfile", "exports", "Export a year of the books as an auditfile",
        "XML Auditfile Financieel 4.0 with RGS codes: opening balance, parties, and a transaction for each entry.",
        Forms::file, "application/xml", ""},
    Operation{
        get_export_events, "getExportEvents", "exports", "Export the log",
        "Every event after a sequence as its canonical line, up to the end of the log when it was asked for or to "
        "the moment given: what the log's tree is made of. Broken off, it goes on with afterSequence.",
        Forms::log_lines, "", "RecordedEvent"},
    Operation{get_openapi, "getDescription", "service", "Read this description", "OpenAPI 3.0, as JSON.", Forms::json,
              "Description", ""},
    Operation{get_health, "getHealth", "service", "Ask whether the service lives", "Answers as long as it does.",
              Forms::json, "Health", ""},
    Operation{get_readiness, "getReadiness", "service", "Ask whether the service takes posts",
              "503 where a write to the log failed or the disk is nearly full.", Forms::json, "Readiness", ""},
    Operation{get_metrics, "getMetrics", "service", "Read the service's figures",
              "Prometheus text, for those who run it.", Forms::json, "", ""},
};

}  // namespace

const Operation& operation_of(const Route& route) {
  const auto* found = std::ranges::find(operations, route.handle, &Operation::handle);
  if (found == operations.end()) std::abort();
  return *found;
}

}  // namespace bonboek
