#include <algorithm>
#include <string_view>

#include "ops/scenario/limburg.hpp"
#include "ops/scenario/parties.hpp"

namespace bonboek::scenario {
namespace {

struct LibraryHabit {
  std::string_view id;
  Rhythm rhythm;
  bool renews_in_january;
};

// The others report once a quarter and renew each membership in the month in which it began.
constexpr LibraryHabit habits[] = {
    {"bibliotheek-venlo", Rhythm::weekly, false},    {"bibliotheek-landgraaf", Rhythm::weekly, true},
    {"biblioplus", Rhythm::monthly, false},          {"schunck", Rhythm::weekly, false},
    {"centre-ceramique", Rhythm::weekly, false},     {"de-domijnen", Rhythm::weekly, true},
    {"bibliotheek-kerkrade", Rhythm::monthly, true}, {"bibliorura", Rhythm::monthly, false},
    {"bibliocenter", Rhythm::monthly, false},        {"biblionu", Rhythm::monthly, true},
};

constexpr std::string_view by_mail[] = {"bibliotheek-gulpen-wittem", "bibliotheek-mook-en-middelaar"};
constexpr std::string_view leaves_in_2027 = "bibliotheek-mook-en-middelaar";

struct Share {
  std::string_view municipality;
  unsigned recipients;
};

constexpr unsigned recipients_elsewhere = 2;
constexpr Share larger[] = {{"Maastricht", 13},      {"Venlo", 11},   {"Heerlen", 11},   {"Sittard-Geleen", 9},
                            {"Roermond", 6},         {"Kerkrade", 6}, {"Weert", 5},      {"Venray", 4},
                            {"Landgraaf", 5},        {"Brunssum", 4}, {"Beekdaelen", 3}, {"Gennep", 3},
                            {"Horst aan de Maas", 3}};

Library join(const MunicipalityFact& fact) {
  Library library{.id = fact.library_id,
                  .name = fact.library,
                  .seat = fact.code,
                  .from = fact.pilot ? pilot_start() : province_start(),
                  .until = fact.library_id == leaves_in_2027 ? date_of(2027, 12, 15) : last_date,
                  .reports_by_mail = std::ranges::find(by_mail, fact.library_id) != std::end(by_mail)};
  const auto habit = std::ranges::find(habits, fact.library_id, &LibraryHabit::id);
  if (habit != std::end(habits)) {
    library.rhythm = habit->rhythm;
    library.renews_in_january = habit->renews_in_january;
  }
  return library;
}

}  // namespace

Date pilot_start() {
  return date_of(2025, 9, 1);
}

Date province_start() {
  return date_of(2026, 1, 1);
}

std::vector<Library> library_parties() {
  std::vector<Library> libraries;
  for (const MunicipalityFact& fact : municipalities()) {
    if (fact.seat) libraries.push_back(join(fact));
  }
  return libraries;
}

unsigned recipients_in(Municipality municipality) {
  for (const Share& share : larger) {
    if (municipality_named(share.municipality).code == municipality) return share.recipients;
  }
  return recipients_elsewhere;
}

}  // namespace bonboek::scenario
