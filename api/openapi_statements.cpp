// Schemas of a party's statement: answers_statement.cpp.
#include "api/openapi_answers.hpp"

namespace bonboek {
namespace {

json::object account_schema(std::string_view meaning) {
  return object_schema(meaning, {{"openingCents", cents_schema("before the quarter")},
                                 {"increaseCents", cents_schema("what was added in it")},
                                 {"decreaseCents", cents_schema("what was taken off in it")},
                                 {"closingCents", cents_schema("after it")}});
}

json::object totals_schema() {
  const auto total = object_schema("", {{"count", cents_schema("how often; a reversal counts as less")},
                                        {"amountCents", cents_schema("what that comes to")}});
  auto totals = object_schema("By type of event, those of the kind of party.", {});
  for (const char* name : {"issued", "redeemed", "renewed"}) add_member(totals, {name, total, optional_member});
  for (const char* name : {"invoiced", "credited", "paid"}) add_member(totals, {name, total});
  return totals;
}

}  // namespace

void add_statement_schemas(json::object& schemas) {
  schemas["StatementAccount"] = account_schema("What is due to the party, above zero.");
  schemas["StatementInvoice"] =
      object_schema("What happened to an invoice in the quarter.",
                    {{"invoice", text_schema("the party's own number", document_number_pattern)},
                     {"invoicedOn", or_null(date_schema("its day; null where that was in another quarter"))},
                     {"lineCount", cents_schema("lines invoiced")},
                     {"invoicedCents", cents_schema("what they come to")},
                     {"creditedCents", cents_schema("of it, credited in the quarter")},
                     {"paidCents", cents_schema("of it, paid in the quarter")}});
  schemas["Statement"] = answer_schema(
      "What a party did in a quarter and what is due to it, complete.",
      {{"root", text_schema("of the log's tree at the moment", "^[A-Za-z0-9+/]{43}=$")},
       {"library", slug_schema("whose statement it is"), optional_member},
       {"intermediary", slug_schema("whose statement it is"), optional_member},
       {"name", text_schema("its name")},
       {"quarter", text_schema("the quarter", quarter_pattern)},
       {"from", date_schema("its first day")},
       {"until", date_schema("its last day")},
       {"eventCount", whole_schema("how many events are listed")},
       {"sha256", text_schema("of their canonical lines, each with a newline", "^[0-9a-f]{64}$")},
       {"filter", text_schema("the command that finds them among the party's own events as NDJSON")},
       {"totals", totals_schema()},
       {"accrued", reference_to("StatementAccount")},
       {"payable", reference_to("StatementAccount")},
       {"invoices", list_schema("in the order in which they come up", reference_to("StatementInvoice"))},
       {"events", list_schema("in the order in which they were recorded", reference_to("RecordedEvent"))}});
}

}  // namespace bonboek
