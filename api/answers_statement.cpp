#include "api/answer_parts.hpp"
#include "exports/statement_page.hpp"

namespace bonboek {
namespace {

json::object account_value(const StatementAccount& account) {
  return {{"openingCents", account.opening.value},
          {"increaseCents", account.increase.value},
          {"decreaseCents", account.decrease.value},
          {"closingCents", account.closing().value}};
}

json::array invoices_value(const Statement& statement) {
  json::array list;
  for (const StatementInvoice& invoice : statement.invoices) {
    list.push_back(
        {{"invoice", invoice.number},
         {"invoicedOn", invoice.invoiced_on ? json::value(to_string(*invoice.invoiced_on)) : json::value(nullptr)},
         {"lineCount", invoice.line_count},
         {"invoicedCents", invoice.invoiced.value},
         {"creditedCents", invoice.credited.value},
         {"paidCents", invoice.paid.value}});
  }
  return list;
}

}  // namespace

std::string statement_json(const Statement& statement) {
  json::object body{{"atSequence", statement.moment.at_sequence.value}, {"asOf", to_string(statement.moment.known_at)}};
  if (statement.moment.root) body["root"] = *statement.moment.root;
  body[name_of(statement.kind)] = statement.id;
  body["name"] = statement.name;
  body["quarter"] = to_string(statement.quarter);
  body["from"] = to_string(first_day_of(statement.quarter));
  body["until"] = to_string(last_day_of(statement.quarter));
  body["eventCount"] = statement.events.size();
  body["sha256"] = hex_text(statement.digest);
  body["filter"] = statement_filter(statement);
  json::object totals;
  for (const StatementTotal& total : statement.totals) {
    totals[name_of(total.type)] = json::object{{"count", total.count}, {"amountCents", total.amount.value}};
  }
  body["totals"] = std::move(totals);
  body["accrued"] = account_value(statement.accrued);
  body["payable"] = account_value(statement.payable);
  body["invoices"] = invoices_value(statement);
  std::string text = json::serialize(body);
  text.back() = ',';
  text += R"("events":[)";
  const std::size_t begin = text.size();
  text += statement.lines;
  if (statement.lines.empty()) return text + "]}";
  std::replace(text.begin() + static_cast<std::ptrdiff_t>(begin), text.end(), '\n', ',');  // a line holds none itself
  text.back() = ']';
  return text + "}";
}

}  // namespace bonboek
