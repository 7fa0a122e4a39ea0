#include "projections/municipalities.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace bonboek {
namespace {

struct Row {
  std::uint16_t code;
  std::string_view name;
};

constexpr std::array names{
    Row{882, "Landgraaf"},
    Row{888, "Beek"},
    Row{889, "Beesel"},
    Row{893, "Bergen (L.)"},
    Row{899, "Brunssum"},
    Row{907, "Gennep"},
    Row{917, "Heerlen"},
    Row{928, "Kerkrade"},
    Row{935, "Maastricht"},
    Row{938, "Meerssen"},
    Row{944, "Mook en Middelaar"},
    Row{946, "Nederweert"},
    Row{957, "Roermond"},
    Row{965, "Simpelveld"},
    Row{971, "Stein"},
    Row{981, "Vaals"},
    Row{983, "Venlo"},
    Row{984, "Venray"},
    Row{986, "Voerendaal"},
    Row{988, "Weert"},
    Row{994, "Valkenburg aan de Geul"},
    Row{1507, "Horst aan de Maas"},
    Row{1640, "Leudal"},
    Row{1641, "Maasgouw"},
    Row{1669, "Roerdalen"},
    Row{1711, "Echt-Susteren"},
    Row{1729, "Gulpen-Wittem"},
    Row{1883, "Sittard-Geleen"},
    Row{1894, "Peel en Maas"},
    Row{1903, "Eijsden-Margraten"},
    Row{1954, "Beekdaelen"},
};
static_assert(std::ranges::is_sorted(names, {}, &Row::code));

}  // namespace

std::string_view municipality_name(Municipality municipality) {
  const auto* const found = std::ranges::lower_bound(names, municipality.value, {}, &Row::code);
  return found != names.end() && found->code == municipality.value ? found->name : std::string_view{};
}

std::string municipality_code(Municipality municipality) {
  return municipality.is_none() ? std::string() : fmt::format("GM{:04}", municipality.value);
}

}  // namespace bonboek
