#include "api/answer_parts.hpp"
#include "exports/list_columns.hpp"

namespace bonboek {
namespace {

json::array vouchers_value(const Views& views, const std::vector<OpenVoucher>& vouchers) {
  json::array list;
  for (const OpenVoucher& open : vouchers) {
    json::object named{{"voucher", to_string(views.facts().vouchers().number(open.voucher))},
                       {"since", to_string(open.since)},
                       {"amountCents", open.amount.value}};
    add_party(named, views.books(), open.party);
    list.push_back(std::move(named));
  }
  return list;
}

}  // namespace

json::object open_sum_value(const OpenSum& sum) {
  json::array ages;
  for (std::int64_t count : sum.by_age) ages.push_back(count);
  json::object value{{"count", sum.count}, {"amountCents", sum.amount.value}, {"byAge", std::move(ages)}};
  value["oldest"] = sum.count == 0 ? json::value(nullptr) : json::value(to_string(sum.oldest));
  return value;
}

json::object open_group_value(const Books& books, const OpenGroup& group) {
  auto value = open_sum_value(group.total);
  json::array parties;
  for (const auto& [party, sum] : group.by_party) {
    json::object of_party;
    add_party(of_party, books, party);
    for (auto& member : open_sum_value(sum)) of_party[member.key()] = std::move(member.value());
    parties.push_back(std::move(of_party));
  }
  value["parties"] = std::move(parties);
  return value;
}

Answer reconciliation_answer(const Books& books, const OpenQuestion& question) {
  const auto open = books.figures.open_items().groups(question, books.standing.registers);
  auto body = moment_of(books);
  body["period"] = to_string(question.period);
  body["ageBoundsDays"] = json::array(age_bounds.begin(), age_bounds.end());
  for (std::size_t i = 0; i < open_item_count; ++i) {
    body[name_of(static_cast<OpenItem>(i))] = open_group_value(books, open[i]);
  }
  return {std::move(body), "", open_list};
}

Answer reconciliation_answer(const Views& views, const OpenQuestion& question, std::size_t limit) {
  auto answer = reconciliation_answer(views.books(), question);
  const auto open = open_vouchers(views.facts(), question, limit);
  for (std::size_t i = 0; i < open_item_count; ++i) {
    answer.body[name_of(static_cast<OpenItem>(i))].as_object()["vouchers"] = vouchers_value(views, open[i]);
  }
  return answer;
}

}  // namespace bonboek
