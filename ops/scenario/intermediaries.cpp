#include <initializer_list>
#include <string_view>

#include "ops/scenario/calendar.hpp"
#include "ops/scenario/limburg.hpp"
#include "ops/scenario/parties.hpp"

namespace bonboek::scenario {
namespace {

using Names = std::initializer_list<std::string_view>;

std::vector<Municipality> named(Names names) {
  std::vector<Municipality> codes;
  for (const std::string_view name : names) codes.push_back(municipality_named(name).code);
  return codes;
}

// Track 1: the province-wide fund for adults, at which people apply for themselves.
Intermediary fund_for_adults(Date from) {
  return {.id = "volwassenenfonds",
          .name = "Volwassenenfonds Limburg",
          .seat = Municipality::none(),
          .tracks = {1},
          .from = from,
          .rhythm = Rhythm::monthly,
          .reach = {28, 30, 32},
          .serves = {}};
}

// Track 2: a municipality's own scheme; it names the municipality on each report, though there is but one.
Intermediary own_scheme(std::string id, std::string_view municipality, Date from, Rhythm rhythm,
                        std::array<unsigned, 3> reach) {
  return {.id = std::move(id),
          .name = "Minimaregeling gemeente " + std::string(municipality),
          .seat = municipality_named(municipality).code,
          .tracks = {2},
          .from = from,
          .rhythm = rhythm,
          .reach = reach,
          .serves = named({municipality})};
}

// Track 3: vouchers for municipalities without a scheme of their own.
Intermediary shared_scheme(std::string id, std::string name, Names serves, std::array<unsigned, 3> reach) {
  return {.id = std::move(id),
          .name = std::move(name),
          .seat = Municipality::none(),
          .tracks = {3},
          .from = province_start(),
          .reach = reach,
          .serves = named(serves)};
}

// Track 4: people who meet the recipients: welfare bodies and desks that help with the digital government.
Intermediary desk(std::string id, std::string name, Names serves, Date from, std::array<unsigned, 3> reach) {
  return {.id = std::move(id),
          .name = std::move(name),
          .seat = named(serves).front(),
          .tracks = {4},
          .from = from,
          .names_municipality = false,
          .reach = reach,
          .serves = named(serves)};
}

std::vector<Intermediary> in_the_pilot() {
  const Date from = days_after(pilot_start(), -7);  // accredited a week ahead: vouchers have to reach them
  return {
      fund_for_adults(from),
      own_scheme("gemeente-venlo", "Venlo", from, Rhythm::monthly, {26, 9, 8}),
      own_scheme("gemeente-landgraaf", "Landgraaf", from, Rhythm::quarterly, {12, 4, 4}),
      own_scheme("gemeente-gennep", "Gennep", from, Rhythm::quarterly, {8, 2, 2}),
      desk("ido-venlo", "Informatiepunt Digitale Overheid Venlo", {"Venlo"}, from, {15, 4, 4}),
      desk("welzijn-landgraaf", "Welzijn Landgraaf", {"Landgraaf"}, from, {11, 3, 3}),
  };
}

std::vector<Intermediary> in_the_whole_province() {
  const Date from = province_start();
  const Date next_year = date_of(2027, 1, 1);
  return {
      own_scheme("gemeente-maastricht", "Maastricht", from, Rhythm::monthly, {0, 10, 10}),
      own_scheme("gemeente-heerlen", "Heerlen", from, Rhythm::monthly, {0, 9, 9}),
      own_scheme("gemeente-sittard-geleen", "Sittard-Geleen", from, Rhythm::quarterly, {0, 6, 6}),
      shared_scheme("bonnenregeling-heuvelland", "Bonnenregeling Heuvelland",
                    {"Eijsden-Margraten", "Gulpen-Wittem", "Meerssen", "Vaals", "Valkenburg aan de Geul"}, {0, 5, 5}),
      shared_scheme("bonnenregeling-midden", "Bonnenregeling Midden-Limburg",
                    {"Echt-Susteren", "Leudal", "Maasgouw", "Nederweert", "Roerdalen"}, {0, 5, 5}),
      shared_scheme("bonnenregeling-noord", "Bonnenregeling Noord-Limburg",
                    {"Beesel", "Bergen (L.)", "Horst aan de Maas", "Mook en Middelaar", "Peel en Maas"}, {0, 4, 5}),
      desk("welzijn-parkstad", "Welzijn Parkstad", {"Kerkrade", "Brunssum", "Simpelveld", "Voerendaal"}, from,
           {0, 6, 6}),
      desk("welzijn-roermond", "Welzijn Roermond", {"Roermond", "Roerdalen"}, from, {0, 4, 4}),
      desk("ido-maastricht", "Informatiepunt Digitale Overheid Maastricht", {"Maastricht", "Meerssen"}, from,
           {0, 3, 3}),
      desk("ido-weert", "Informatiepunt Digitale Overheid Weert", {"Weert", "Nederweert"}, from, {0, 3, 3}),
      desk("steunpunt-westelijke-mijnstreek", "Steunpunt Westelijke Mijnstreek", {"Stein", "Beek", "Beekdaelen"}, from,
           {0, 3, 0}),
      desk("welzijn-venray", "Welzijn Venray", {"Venray", "Horst aan de Maas"}, next_year, {0, 0, 4}),
      desk("buurtpunt-westelijke-mijnstreek", "Buurtpunt Westelijke Mijnstreek", {"Stein", "Beek", "Beekdaelen"},
           next_year, {0, 0, 4}),
  };
}

}  // namespace

std::vector<Intermediary> intermediary_parties() {
  std::vector<Intermediary> all = in_the_pilot();
  for (Intermediary& later : in_the_whole_province()) all.push_back(std::move(later));
  for (Intermediary& party : all) {
    if (party.id == "steunpunt-westelijke-mijnstreek") party.until = date_of(2026, 9, 30);
    party.reports_by_mail = party.id == "ido-weert" || party.id == "gemeente-gennep";
  }
  return all;
}

}  // namespace bonboek::scenario
