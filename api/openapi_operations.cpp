#include "api/openapi_operations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "api/handlers.hpp"

namespace bonboek {
namespace {

const std::string witness_text = fmt::format(
    "A verifier's key for cosignatures, as C2SP signed-note writes it, becomes yours. A new one takes the old one's "
    "place; what that cosigned stays. A key belongs to who registered it first, by whatever name, and so does its "
    "name. "
    "At most {} keys of one principal are taken, one after the other. 200 says that it was yours already.",
    max_witness_keys);
const std::string cosignature_text = fmt::format(
    "The checkpoint that you saw, as a note with the cosignature (C2SP tlog-cosignature) of your key. Where this log "
    "had another root at that size you are told 409: keep what you saw. Of your cosignatures of one checkpoint the one "
    "with the latest time is kept and served, for it says that you still knew of no larger log; 200 says that the one "
    "that is kept is as late or later. At most {} cosignatures of one principal are taken, those that later ones "
    "replaced among them.",
    max_cosignatures);

const std::array operations{
    Operation{
        post_events, "postEvents", "events", "Record events",
        "Everything is recorded, on disk, when the answer comes; or nothing is, and every refusal is told with its "
        "place. A list of vouchers becomes one event for each. Send a new Idempotency-Key with every submission: "
        "if the answer is lost, the same key and body tell what happened and record nothing twice.",
        Forms::post, "Receipt", ""},
    Operation{
        get_events, "getEvents", "events", "Read the log",
        "A page of events in the order in which they were recorded, or with `Accept: text/event-stream` "
        "everything after a sequence and then each event as it is recorded. A party sees the events about itself. "
        "CSV has a column for each field that an event can have. Past the page it goes on with afterSequence; after an "
        "event that the log does not hold it is 404, for then it is not the log that was followed before.",
        Forms::live_lines, "EventPage", "RecordedEvent"},
    Operation{get_voucher, "getVoucher", "vouchers", "Read one voucher",
              "How a voucher stands. A party sees those that it holds, issued or enrolled.", Forms::answer, "Voucher",
              ""},
    Operation{get_voucher_events, "getVoucherEvents", "vouchers", "Read a voucher's history",
              "Everything that happened to a voucher, oldest first.", Forms::lines, "VoucherEvents", "RecordedEvent"},
    Operation{
        get_voucher_history, "getVoucherHistory", "vouchers", "Read a voucher's whole life with what proves it",
        "How a voucher stands, and everything that happened to it, each event with its canonical line, the receipt "
        "of the submission that it came in and its proof of inclusion in the tree of one signed checkpoint, which it "
        "carries: with the "
        "log's key the lines and proofs can be checked without asking again. A moment gives the same bytes for ever. "
        "As "
        "JSON, or as a page to print in Dutch or in English. For who may read the voucher's events.",
        Forms::page, "VoucherHistory", ""},
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
    Operation{
        get_library_statement, "getLibraryStatement", "parties", "Read a library's statement of a quarter",
        "Every redemption, renewal, invoice, credit and payment, and every reversal of these, that counts in the "
        "quarter; what was due before and after; and the count and hash of the events, by which the library shows "
        "that all of its own and nothing else are in it. As JSON, as a page, as CSV, or the events as NDJSON, of "
        "which sha256sum prints the hash. A library sees its own.",
        Forms::statement, "Statement", "RecordedEvent"},
    Operation{get_intermediary_statement, "getIntermediaryStatement", "parties",
              "Read an intermediary's statement of a quarter",
              "The same of an intermediary: every issue, invoice, credit and payment. An intermediary sees its own.",
              Forms::statement, "Statement", "RecordedEvent"},
    Operation{get_balances, "getBalances", "fund", "Read the books",
              "What stood on every account, what moved in the period and what stands on it.", Forms::lines, "Balances",
              "Account"},
    Operation{get_fund, "getFund", "fund", "Read how the fund stands",
              "By business year: the ceiling, what was put in, what it cost, how far that has come, what is free.",
              Forms::lines, "Fund", "FundYear"},
    Operation{
        get_report, "getReport", "reports", "Read the report of a quarter",
        "The province's report: the same moment gives the same report, byte for byte, for ever: of an atSequence "
        "always, "
        "of a knownAt once the ledger's time has moved beyond it. Under a simulated clock (a trial's) later posts may "
        "carry the very time that was asked for. As JSON, as a page to print, or as CSV; these two in Dutch or in "
        "English.",
        Forms::document, "Report", ""},
    Operation{
        get_report_changes, "getReportChanges", "reports", "Read what changed in a report",
        "Every figure that moved since the quarter was closed, or since another event, and the events that moved it: "
        "of "
        "each the first, and with `figure` those of one figure, page by page: `next` is the afterSequence of the page "
        "after. As JSON, as a page to print, as CSV, or the list as NDJSON. The province is told no parties and "
        "vouchers.",
        Forms::statement, "ReportChanges", "Change"},
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
    Operation{get_checkpoint, "getCheckpoint", "log", "Read the log's signed checkpoint",
              "A C2SP tlog-checkpoint: the log's name, its size and its root as a signed note.", Forms::text, "", ""},
    Operation{get_log_key, "getLogKey", "log", "Read the key that checkpoints are checked with",
              "The public key of the log's checkpoints, as C2SP signed-note writes it.", Forms::json, "", ""},
    Operation{get_entries, "getEntries", "log", "Read a bundle of entries",
              "A C2SP tlog-tiles entry bundle: 256 canonical lines, or the first so many, each after its length in two "
              "bytes.",
              Forms::bytes, "", ""},
    Operation{get_tile, "getTile", "log", "Read a tile of hashes",
              "A C2SP tlog-tiles tile: 256 hashes of a level of the log's tree, or the first so many.", Forms::bytes,
              "", ""},
    Operation{
        get_inclusion_proof, "getInclusionProof", "log", "Prove that an event is in the log",
        "The hashes by which RFC 9162 computes the root from the event's canonical line. A party is given those of "
        "its own events.",
        Forms::proof, "InclusionProof", ""},
    Operation{get_consistency_proof, "getConsistencyProof", "log", "Prove that the log only grew",
              "The hashes by which RFC 9162 shows that the log of one size goes on from that of a smaller one.",
              Forms::proof, "ConsistencyProof", ""},
    Operation{get_witnesses, "getWitnesses", "log", "List witnesses",
              "Who cosigns checkpoints, by which key and by which before, and the largest log that each cosigned with "
              "any of its keys.",
              Forms::listing, "Witnesses", "Witness"},
    Operation{post_witness, "postWitness", "log", "Register a witness key", witness_text, Forms::note,
              "RegisteredWitness", ""},
    Operation{post_cosignature, "postCosignature", "log", "Cosign a checkpoint", cosignature_text, Forms::note,
              "Cosignature", ""},
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
        "the moment given: what the log's tree is made of. Broken off, it goes on with afterSequence: after the last "
        "event there is nothing (204) until another is recorded, and after one that the log does not hold it is 404.",
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
