// Schemas of the answers about money: answers_fund.cpp, and the invoices of answers_parties.cpp.
#include "api/answers.hpp"
#include "api/openapi_answers.hpp"
#include "projections/balances.hpp"

namespace bonboek {
namespace {

json::object fund_year_schema() {
  const auto share = [](std::string_view meaning) { return or_null(cents_schema(meaning)); };
  return object_schema(
      "One business year of the fund.",
      {{"year", year_schema("business year")},
       {"ceilingCents", cents_schema("what the year may cost")},
       {"depositedCents", cents_schema("put in, less what was returned")},
       {"newMemberships", cents_schema("vouchers redeemed")},
       {"renewals", cents_schema("memberships that continued")},
       {"memberships", cents_schema("both together")},
       {"membershipsPaid", cents_schema("of these, paid")},
       {"handlingsPaid", cents_schema("issued vouchers whose handling is paid")},
       {"membershipCostCents", cents_schema("of memberships, whenever they are invoiced and paid")},
       {"handlingCostCents", cents_schema("of issued vouchers, likewise")},
       {"otherCostCents", cents_schema("booked on the fund directly")},
       {"costCents", cents_schema("all three")},
       {"accruedCents", cents_schema("of this, due and not invoiced")},
       {"invoicedCents", cents_schema("of this, invoiced and not paid")},
       {"paidCents", cents_schema("of this, paid")},
       {"committedCents", cents_schema("what vouchers out there may still cost")},
       {"freeCents", cents_schema("ceiling less cost and commitment; below zero: too much is out there")},
       {"expectedRenewalsCents", cents_schema("memberships of the year before that may still continue")},
       {"forecastCents", cents_schema("cost at the end of the year if every voucher is used and all continue")},
       {"costBasisPoints", share("cost in hundredths of a percent of the ceiling; null without one")},
       {"paidBasisPoints", share("paid, likewise")},
       {"forecastBasisPoints", share("forecast, likewise")}});
}

json::object account_schema() {
  return object_schema("One account over the period. Debit is positive.",
                       {{"account", names_schema("", names_in(Names<Account>::list))},
                        {"library", slug_schema("whose account it is"), optional_member},
                        {"intermediary", slug_schema("whose account it is"), optional_member},
                        {"openingCents", cents_schema("before the period")},
                        {"debitCents", cents_schema("moved in the period")},
                        {"creditCents", cents_schema("moved in the period")},
                        {"closingCents", cents_schema("after the period")}});
}

void add_invoice_members(json::object& schema) {
  add_member(schema, {"library", slug_schema("who invoiced memberships"), optional_member});
  add_member(schema, {"intermediary", slug_schema("who invoiced handling"), optional_member});
  add_member(schema, {"invoice", text_schema("the party's own number", document_number_pattern)});
  add_member(schema, {"kind", names_schema("what is invoiced", names_in(Names<Kind>::list))});
  add_member(schema, {"invoicedOn", date_schema("the invoice's date")});
  add_member(schema, {"lineCount", whole_schema("how many vouchers stand on it")});
  add_member(schema, {"totalCents", whole_schema("open, paid and credited together")});
  add_member(schema, {"openCents", whole_schema("to be paid")});
  add_member(schema, {"paidCents", whole_schema("paid")});
  add_member(schema, {"creditedCents", whole_schema("taken back")});
  schema["oneOf"] = json::array{json::object{{"required", {"library"}}}, json::object{{"required", {"intermediary"}}}};
}

json::object line_schema() {
  return object_schema("One voucher on an invoice.",
                       {{"voucher", voucher_schema("its number")},
                        {"membershipYear", year_schema("of the membership, or of the issue whose handling it is")},
                        {"amountCents", whole_schema("of this line")},
                        {"state", names_schema("", names_in(Names<LineState>::list))}});
}

}  // namespace

void add_fund_schemas(json::object& schemas) {
  schemas["FundYear"] = fund_year_schema();
  schemas["Fund"] = answer_schema("The fund by business year. Amounts are euro cents.",
                                  {{"bankCents", cents_schema("what the fund holds")},
                                   {"years", list_schema("ascending", reference_to("FundYear"))}});
  schemas["Account"] = account_schema();
  schemas["Balances"] = answer_schema(
      "The books over a period: debit and credit are always equal.",
      {{"period", period_schema()},
       {"currency", names_schema("", {"EUR"})},
       {"debitCents", cents_schema("of all accounts")},
       {"creditCents", cents_schema("of all accounts")},
       {"accounts", list_schema("every account on which something stood or moved", reference_to("Account"))}});
  schemas["Invoice"] = object_schema("One invoice.", {});
  add_invoice_members(schemas["Invoice"].as_object());
  schemas["Invoices"] = answer_schema(
      "Invoices dated in the period.",
      {{"period", period_schema()}, {"invoices", list_schema("by party and number", reference_to("Invoice"))}});
  schemas["InvoiceLine"] = line_schema();
  schemas["InvoiceWithLines"] = answer_schema("One invoice with its lines.", {});
  auto& with_lines = schemas["InvoiceWithLines"].as_object();
  add_invoice_members(with_lines);
  add_member(with_lines, {"lines", list_schema("in the order invoiced", reference_to("InvoiceLine"))});
}

}  // namespace bonboek
