#include "exports/event_words.hpp"

#include <fmt/format.h>

#include <array>

namespace bonboek {
namespace {

using InBoth = std::array<std::string_view, 2>;  // by Language

// By EventType, from the first.
constexpr std::array<InBoth, Names<EventType>::list.size()> deeds{{{"regeling geopend", "scheme opened"},
                                                                   {"afspraak vastgelegd", "policy set"},
                                                                   {"bibliotheek aangesloten", "library registered"},
                                                                   {"intermediair erkend", "intermediary accredited"},
                                                                   {"erkenning beëindigd", "accreditation withdrawn"},
                                                                   {"bibliotheek uitgetreden", "library withdrawn"},
                                                                   {"tarief vastgesteld", "tariff set"},
                                                                   {"plafond vastgesteld", "ceiling set"},
                                                                   {"storting in het fonds", "deposited in the fund"},
                                                                   {"teruggave uit het fonds", "returned by the fund"},
                                                                   {"kosten geboekt", "cost booked"},
                                                                   {"aangemaakt", "minted"},
                                                                   {"toegewezen", "allotted"},
                                                                   {"uitgegeven", "issued"},
                                                                   {"ingewisseld", "redeemed"},
                                                                   {"verlengd", "renewed"},
                                                                   {"gefactureerd", "invoiced"},
                                                                   {"betaald", "paid"},
                                                                   {"gecrediteerd", "credited"},
                                                                   {"vervallen", "voided"},
                                                                   {"teruggedraaid", "reversed"},
                                                                   {"kwartaal afgesloten", "quarter closed"}}};
// By Place.
constexpr std::array<InBoth, place_count> places{{{"in voorraad", "in stock"},
                                                  {"bij een intermediair", "with an intermediary"},
                                                  {"uitgegeven", "issued"},
                                                  {"ingewisseld", "redeemed"},
                                                  {"vervallen", "voided"}}};
// By Stage.
constexpr std::array<InBoth, 4> stages{
    {{"", ""}, {"nog niet gefactureerd", "not invoiced yet"}, {"gefactureerd", "invoiced"}, {"betaald", "paid"}}};
// By Reason.
constexpr std::array<InBoth, Names<Reason>::list.size() + 1> reasons{{{"", ""},
                                                                      {"verloren", "lost"},
                                                                      {"ingeleverd", "returned"},
                                                                      {"verlopen", "expired"},
                                                                      {"misdruk", "misprinted"},
                                                                      {"ingetrokken", "withdrawn"},
                                                                      {"invoerfout", "entered in error"},
                                                                      {"andere bon bedoeld", "wrong voucher"},
                                                                      {"andere datum bedoeld", "wrong date"},
                                                                      {"andere partij bedoeld", "wrong party"},
                                                                      {"dubbel ingevoerd", "duplicate"},
                                                                      {"betaling niet gelukt", "payment failed"},
                                                                      {"teruggevonden", "found again"}}};

std::string_view in(const InBoth& words, Language language) {
  return words.at(static_cast<std::size_t>(language));
}

}  // namespace

std::string_view deed_text(EventType type, Language language) {
  return in(deeds.at(static_cast<std::size_t>(type) - Names<EventType>::first), language);
}

std::string deed_text(const Fact& fact, Language language) {
  const auto deed = deed_text(fact.type, language);
  if (fact.type != EventType::reversed) return std::string(deed);
  return fmt::format("{}: {}", deed, deed_text(fact.reversed_type, language));
}

std::string_view place_text(Place place, Language language) {
  return in(places.at(static_cast<std::size_t>(place)), language);
}

std::string_view stage_text(Stage stage, Language language) {
  return in(stages.at(static_cast<std::size_t>(stage)), language);
}

std::string_view reason_text(Reason reason, Language language) {
  return in(reasons.at(static_cast<std::size_t>(reason)), language);
}

std::string party_text(const Party& party) {
  return fmt::format("{} ({})", party.name, party.id);
}

}  // namespace bonboek
