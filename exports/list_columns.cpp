#include "exports/list_columns.hpp"

#include <fmt/format.h>

#include <array>
#include <span>

#include "ledger/fact.hpp"

namespace bonboek {
namespace {

struct Words {
  std::string_view path;
  std::string_view dutch;
};

constexpr std::array accounts{
    Words{"account", "rekening"},        Words{"library", "bibliotheek"}, Words{"intermediary", "intermediair"},
    Words{"openingCents", "beginsaldo"}, Words{"debitCents", "debet"},    Words{"creditCents", "credit"},
    Words{"closingCents", "eindsaldo"},
};

constexpr std::array years{
    Words{"year", "jaar"},
    Words{"ceilingCents", "plafond"},
    Words{"depositedCents", "gestort"},
    Words{"newMemberships", "nieuwe lidmaatschappen"},
    Words{"renewals", "verlengingen"},
    Words{"memberships", "lidmaatschappen"},
    Words{"membershipsPaid", "lidmaatschappen betaald"},
    Words{"handlingsPaid", "handlingvergoedingen betaald"},
    Words{"membershipCostCents", "kosten lidmaatschappen"},
    Words{"handlingCostCents", "kosten handling"},
    Words{"otherCostCents", "overige kosten"},
    Words{"costCents", "kosten"},
    Words{"accruedCents", "nog te factureren"},
    Words{"invoicedCents", "gefactureerd"},
    Words{"paidCents", "betaald"},
    Words{"committedCents", "verplicht door vouchers"},
    Words{"freeCents", "vrij"},
    Words{"expectedRenewalsCents", "verwachte verlengingen"},
    Words{"forecastCents", "verwacht aan het eind van het jaar"},
    Words{"costBasisPoints", "kosten in procent van het plafond"},
    Words{"paidBasisPoints", "betaald in procent van het plafond"},
    Words{"forecastBasisPoints", "verwacht in procent van het plafond"},
};

constexpr std::array series{
    Words{"year", "jaar"},
    Words{"minted", "aangemaakt"},
    Words{"places.inStock", "in voorraad"},
    Words{"places.withIntermediary", "bij intermediairs"},
    Words{"places.issued", "uitgegeven"},
    Words{"places.redeemed", "ingeschreven"},
    Words{"places.voided", "vervallen"},
    Words{"voidedByReason.lost", "vervallen: verloren"},
    Words{"voidedByReason.returned", "vervallen: ingeleverd"},
    Words{"voidedByReason.expired", "vervallen: verlopen"},
    Words{"voidedByReason.misprinted", "vervallen: misdruk"},
    Words{"voidedByReason.withdrawn", "vervallen: ingetrokken"},
    Words{"withIntermediaries", "bij wie"},
    Words{"issuedByIntermediaries", "door wie uitgegeven"},
    Words{"unaccounted", "niet verantwoord"},
    Words{"next", "volgende nummer"},
};

constexpr std::array open_items{
    Words{"open", "staat open"},       Words{"library", "bibliotheek"},  Words{"intermediary", "intermediair"},
    Words{"count", "aantal"},          Words{"amountCents", "bedrag"},   Words{"oldest", "oudste"},
    Words{"byAge.0", "tot 30 dagen"},  Words{"byAge.1", "tot 90 dagen"}, Words{"byAge.2", "tot 180 dagen"},
    Words{"byAge.3", "tot 365 dagen"}, Words{"byAge.4", "ouder"},
};

constexpr std::array invoices{
    Words{"library", "bibliotheek"},     Words{"intermediary", "intermediair"},
    Words{"invoice", "factuurnummer"},   Words{"kind", "soort"},
    Words{"invoicedOn", "factuurdatum"}, Words{"lineCount", "regels"},
    Words{"totalCents", "totaal"},       Words{"openCents", "open"},
    Words{"paidCents", "betaald"},       Words{"creditedCents", "gecrediteerd"},
};

constexpr std::array lines{
    Words{"voucher", "voucher"},
    Words{"membershipYear", "jaar"},
    Words{"amountCents", "bedrag"},
    Words{"state", "stand"},
};

constexpr std::array events{
    Words{"sequence", "volgnummer"},
    Words{"recordedAt", "vastgelegd op"},
    Words{"occurredOn", "gebeurd op"},
    Words{"type", "gebeurtenis"},
    Words{"voucher", "voucher"},
    Words{"library", "bibliotheek"},
    Words{"intermediary", "intermediair"},
    Words{"track", "spoor"},
    Words{"municipality", "gemeente"},
    Words{"amountCents", "bedrag"},
    Words{"membershipYear", "jaar"},
    Words{"invoice", "factuurnummer"},
    Words{"reference", "kenmerk"},
    Words{"reason", "reden"},
    Words{"reversedSequence", "teruggedraaid volgnummer"},
    Words{"reversedType", "teruggedraaide gebeurtenis"},
    Words{"reversedOccurredOn", "teruggedraaid gebeurd op"},
    Words{"restoredHolder", "weer bij"},
    Words{"restoredSince", "weer bij sinds"},
    Words{"actor", "gemeld door"},
    Words{"previous", "vorig volgnummer"},
    Words{"submission", "inzending"},
    Words{"version", "versie"},
};

/// What a bookkeeper looks for first, then what few types have, then what ties the lines together.
constexpr std::array log_events{
    Words{"sequence", "volgnummer"},
    Words{"recordedAt", "vastgelegd op"},
    Words{"occurredOn", "gebeurd op"},
    Words{"type", "gebeurtenis"},
    Words{"actor", "gemeld door"},
    Words{"library", "bibliotheek"},
    Words{"intermediary", "intermediair"},
    Words{"voucher", "voucher"},
    Words{"amountCents", "bedrag"},
    Words{"invoice", "factuurnummer"},
    Words{"membershipYear", "lidmaatschapsjaar"},
    Words{"reference", "kenmerk"},
    Words{"reason", "reden"},
    Words{"reversedSequence", "teruggedraaid volgnummer"},
    Words{"reversedType", "teruggedraaide gebeurtenis"},
    Words{"reversedOccurredOn", "teruggedraaid gebeurd op"},
    Words{"track", "spoor"},
    Words{"municipality", "gemeente"},
    Words{"restoredHolder", "weer bij"},
    Words{"restoredSince", "weer bij sinds"},
    Words{"kind", "soort"},
    Words{"from", "vanaf"},
    Words{"year", "boekjaar"},
    Words{"quarter", "kwartaal"},
    Words{"id", "code"},
    Words{"name", "naam"},
    Words{"tracks", "sporen"},
    Words{"isil", "ISIL"},
    Words{"iban", "IBAN"},
    Words{"kvk", "KvK"},
    Words{"policy", "afspraak"},
    Words{"value", "waarde"},
    Words{"origin", "naam van het log"},
    Words{"currency", "munt"},
    Words{"timeZone", "tijdzone"},
    Words{"previous", "vorig volgnummer"},
    Words{"submission", "inzending"},
    Words{"version", "versie"},
};

constexpr std::array witnesses{
    Words{"principal", "wie"},
    Words{"key", "sleutel"},
    Words{"formerKeys", "vorige sleutels"},
    Words{"cosignedSize", "grootste medeondertekende omvang"},
};

constexpr std::array party{
    Words{"id", "code"},   Words{"name", "naam"}, Words{"municipality", "gemeente"}, Words{"isil", "ISIL"},
    Words{"iban", "IBAN"}, Words{"kvk", "KvK"},   Words{"tracks", "sporen"},         Words{"takesPart", "doet mee"},
};

struct MeasureWords {
  std::string_view name;
  std::string_view dutch;
  bool is_by_track;  // where the track of what is counted is known
};

constexpr std::array measures{
    MeasureWords{"minted", "aangemaakt", false},     MeasureWords{"allotted", "toegewezen", false},
    MeasureWords{"issued", "uitgegeven", true},      MeasureWords{"redeemed", "ingeschreven", true},
    MeasureWords{"renewed", "verlengd", true},       MeasureWords{"voided", "vervallen", false},
    MeasureWords{"invoiced", "gefactureerd", false}, MeasureWords{"credited", "gecrediteerd", false},
    MeasureWords{"paid", "betaald", false},
};

std::vector<Column> columns_of(std::span<const Words> words) {
  std::vector<Column> columns;
  for (const Words& each : words) columns.push_back({std::string(each.path), std::string(each.dutch)});
  return columns;
}

std::vector<Column> party_columns() {
  auto columns = columns_of(party);
  for (const auto& [name, dutch, is_by_track] : measures) {
    columns.push_back({fmt::format("counts.{}.count", name), fmt::format("{}: aantal", dutch)});
    columns.push_back({fmt::format("counts.{}.amountCents", name), fmt::format("{}: bedrag", dutch)});
    if (!is_by_track) continue;
    for (unsigned track = 1; track <= last_track; ++track) {
      columns.push_back({fmt::format("counts.{}.byTrack.{}", name, track), fmt::format("{}: spoor {}", dutch, track)});
    }
    columns.push_back({fmt::format("counts.{}.byTrack.0", name), fmt::format("{}: spoor onbekend", dutch)});
  }
  return columns;
}

struct ListRow {
  std::string_view list;
  std::span<const Words> words;
};

constexpr std::array<ListRow, 9> lists{{{"accounts", accounts},
                                        {"years", years},
                                        {"series", series},
                                        {open_list, open_items},
                                        {"invoices", invoices},
                                        {"lines", lines},
                                        {"events", events},
                                        {log_list, log_events},
                                        {"witnesses", witnesses}}};

}  // namespace

std::vector<Column> list_columns(std::string_view list) {
  if (list == "libraries" || list == "intermediaries") return party_columns();
  for (const ListRow& row : lists) {
    if (row.list == list) return columns_of(row.words);
  }
  return {};
}

}  // namespace bonboek
