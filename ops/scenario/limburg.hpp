// The municipalities of Limburg and the library organisation that serves each (limburg.csv).
#pragma once

#include <string>
#include <vector>

#include "ledger/ids.hpp"

namespace bonboek::scenario {

struct MunicipalityFact {
  std::string name;
  Municipality code;
  std::string library_id;
  std::string library;
  bool stand_in{false};  // no organisation is known to serve it: its own library stands in
  bool seat{false};      // the library organisation is registered here
  bool pilot{false};     // takes part from 2025, the others from 2026
};

/// All 31, by name. Aborts where the embedded file is not as it was written.
[[nodiscard]] const std::vector<MunicipalityFact>& municipalities();

[[nodiscard]] const MunicipalityFact& municipality_named(std::string_view name);  // must exist

/// "GM0983"
[[nodiscard]] std::string code_of(Municipality municipality);

}  // namespace bonboek::scenario
