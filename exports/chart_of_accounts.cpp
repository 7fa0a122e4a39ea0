#include "exports/chart_of_accounts.hpp"

namespace bonboek {
namespace {

constexpr std::array<ChartRow, Names<Account>::list.size()> rows{{
    {"1000", "Bank lidmaatschapsfonds", "BLimBanRba", true},
    {"8000", "Subsidiebaten provincie", "WOvbSgbBso", false},
    {"4100", "Lidmaatschapsvergoedingen", "WKprTvlLbd", false},
    {"4200", "Handlingvergoedingen", "WKprTvlLbd", false},
    {"4300", "Overige kosten van het fonds", "WKprTvlLbd", false},
    {"1610", "Nog te ontvangen facturen", "BSchOpaNto", true},
    {"1600", "Crediteuren (bibliotheken en intermediairs)", "BSchCreHac", true},
}};

}  // namespace

const ChartRow& chart_row(Account account) {
  return rows.at(static_cast<std::size_t>(account));
}

}  // namespace bonboek
