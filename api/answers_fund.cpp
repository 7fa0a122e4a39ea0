#include "api/answer_parts.hpp"
#include "projections/report_figures.hpp"

namespace bonboek {
namespace {

json::object account_value(const Books& books, const Balance& balance) {
  json::object value{{"account", name_of(balance.key.account)}};
  add_party(value, books, balance.key.party);
  value["openingCents"] = balance.opening.value;
  value["debitCents"] = balance.movement.debit.value;
  value["creditCents"] = balance.movement.credit.value;
  value["closingCents"] = balance.closing().value;
  return value;
}

json::object series_value(const Books& books, Year year, const Series& series, std::uint32_t next_count) {
  json::object places;
  for (std::size_t i = 0; i < place_count; ++i) places[name_of(static_cast<Place>(i))] = series.in_place[i];
  json::object reasons;
  for (auto reason = Reason::lost; is_void_reason(reason); reason = static_cast<Reason>(static_cast<int>(reason) + 1)) {
    reasons[name_of(reason)] = series.voided_by_reason.at(static_cast<std::size_t>(reason));
  }
  const auto by_holder = [&](const std::vector<std::int64_t>& counts) {
    json::array list;
    PartyIndex party{0};
    for (const std::int64_t count : counts) {
      if (count != 0) list.push_back({{"intermediary", books.standing.registers.party(party).id}, {"count", count}});
      ++party.value;
    }
    return list;
  };
  const auto next = static_cast<std::uint32_t>(series.minted) + 1;
  const VoucherRange range{{year, next}, next_count};
  return {{"year", year},
          {"minted", series.minted},
          {"places", std::move(places)},
          {"voidedByReason", std::move(reasons)},
          {"withIntermediaries", by_holder(series.with_intermediary)},
          {"issuedByIntermediaries", by_holder(series.issued_by)},
          {"unaccounted", series.unaccounted()},
          {"next", to_string(range)}};
}

}  // namespace

json::object fund_year_value(const FundYear& fund) {
  json::object value{{"year", fund.year}};
  for (const FundFigure& figure : fund_figures(fund)) value[figure.name] = figure.value;
  for (const FundShare& share : fund_shares(fund)) {
    value[share.name] = share.value ? json::value(*share.value) : json::value(nullptr);
  }
  return value;
}

Answer fund_answer(const Books& books, std::optional<Year> year) {
  json::array years;
  const auto listed = year ? std::vector{*year} : books.figures.fund().years(books.standing);
  for (Year each : listed)
    years.push_back(fund_year_value(books.figures.fund().year(each, books.standing.today(), books.standing)));
  auto body = moment_of(books);
  body["bankCents"] = books.standing.fund.bank.value;
  body["years"] = std::move(years);
  return {std::move(body), "years"};
}

Answer balances_answer(const Books& books, Period period) {
  json::array accounts;
  Movement total;
  for (const Balance& balance : books.figures.balances().over(period)) {
    total += balance.movement;
    accounts.push_back(account_value(books, balance));
  }
  auto body = moment_of(books);
  body["period"] = to_string(period);
  body["currency"] = "EUR";
  body["debitCents"] = total.debit.value;
  body["creditCents"] = total.credit.value;
  body["accounts"] = std::move(accounts);
  return {std::move(body), "accounts"};
}

Answer number_series_answer(const Books& books, std::uint32_t next_count) {
  json::array series;
  auto by_year = books.figures.numbers().by_mint_year();
  std::erase_if(by_year, [](const auto& of_year) { return of_year.second.is_zero(); });
  if (books.standing.next > Sequence{0})
    by_year.try_emplace(year_of(books.standing.today()));  // where the next numbers come from
  for (const auto& [year, of_year] : by_year) series.push_back(series_value(books, year, of_year, next_count));
  auto body = moment_of(books);
  body["series"] = std::move(series);
  return {std::move(body), "series"};
}

}  // namespace bonboek
