// The handlers of the routes' table. Each parses its call, asks the ledger, answers; none blocks.
#pragma once

#include "api/routes.hpp"

namespace bonboek {

void post_events(Call call, const RouteContext& context, Respond respond);
[[nodiscard]] std::unique_ptr<BodySink> take_events(const Request& request);  // of post_events
void get_events(Call call, const RouteContext& context, Respond respond);
void get_voucher(Call call, const RouteContext& context, Respond respond);
void get_voucher_events(Call call, const RouteContext& context, Respond respond);
void get_voucher_history(Call call, const RouteContext& context, Respond respond);
void get_libraries(Call call, const RouteContext& context, Respond respond);
void get_library(Call call, const RouteContext& context, Respond respond);
void get_intermediaries(Call call, const RouteContext& context, Respond respond);
void get_intermediary(Call call, const RouteContext& context, Respond respond);
void get_library_statement(Call call, const RouteContext& context, Respond respond);
void get_intermediary_statement(Call call, const RouteContext& context, Respond respond);
void get_balances(Call call, const RouteContext& context, Respond respond);
void get_fund(Call call, const RouteContext& context, Respond respond);
void get_report(Call call, const RouteContext& context, Respond respond);
void get_report_changes(Call call, const RouteContext& context, Respond respond);
void get_reconciliation(Call call, const RouteContext& context, Respond respond);
void get_number_series(Call call, const RouteContext& context, Respond respond);
void get_invoices(Call call, const RouteContext& context, Respond respond);
void get_invoice(Call call, const RouteContext& context, Respond respond);
void get_checkpoint(Call call, const RouteContext& context, Respond respond);
void get_log_key(Call call, const RouteContext& context, Respond respond);
void get_entries(Call call, const RouteContext& context, Respond respond);
void get_tile(Call call, const RouteContext& context, Respond respond);
void get_inclusion_proof(Call call, const RouteContext& context, Respond respond);
void get_consistency_proof(Call call, const RouteContext& context, Respond respond);
void get_witnesses(Call call, const RouteContext& context, Respond respond);
void post_witness(Call call, const RouteContext& context, Respond respond);
void post_cosignature(Call call, const RouteContext& context, Respond respond);
void get_export_journal(Call call, const RouteContext& context, Respond respond);
void get_export_auditfile(Call call, const RouteContext& context, Respond respond);
void get_export_events(Call call, const RouteContext& context, Respond respond);
void get_openapi(Call call, const RouteContext& context, Respond respond);
void get_health(Call call, const RouteContext& context, Respond respond);
void get_readiness(Call call, const RouteContext& context, Respond respond);
void get_metrics(Call call, const RouteContext& context, Respond respond);

}  // namespace bonboek
