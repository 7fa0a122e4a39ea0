#include "api/answer_parts.hpp"

namespace bonboek {
namespace {

json::object invoice_value(const Views& views, const Invoice& invoice) {
  json::object value;
  add_party(value, views.books(), invoice.party);
  value["invoice"] = invoice.number;
  value["kind"] = name_of(invoice.kind);
  value["invoicedOn"] = to_string(invoice.invoiced_on);
  value["lineCount"] = invoice.line_count();
  value["totalCents"] = invoice.total().value;
  value["openCents"] = invoice.open.value;
  value["paidCents"] = invoice.paid.value;
  value["creditedCents"] = invoice.credited.value;
  return value;
}

}  // namespace

Answer invoices_answer(const Views& views, Period period, PartyIndex only) {
  json::array list;
  for (const auto& [key, invoice] : views.facts().invoices().all()) {
    if (!period.contains(month_of(invoice.invoiced_on)) || (!only.is_none() && only != invoice.party)) continue;
    list.push_back(invoice_value(views, invoice));
  }
  auto body = moment_of(views.books());
  body["period"] = to_string(period);
  body["invoices"] = std::move(list);
  return {std::move(body), "invoices"};
}

Answer invoice_answer(const Views& views, const Invoice& invoice) {
  auto body = moment_of(views.books());
  for (auto& member : invoice_value(views, invoice)) body[member.key()] = std::move(member.value());
  json::array lines;
  for (const InvoiceLine& line : invoice.lines()) {
    lines.push_back({{"voucher", to_string(views.facts().vouchers().number(line.voucher))},
                     {"membershipYear", line.year},
                     {"amountCents", line.amount.value},
                     {"state", name_of(line.state)}});
  }
  body["lines"] = std::move(lines);
  return {std::move(body), "lines"};
}

}  // namespace bonboek
