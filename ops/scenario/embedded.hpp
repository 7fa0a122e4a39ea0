// The two files of facts that the scenario stands on, as they were when the program was built.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bonboek::scenario {

[[nodiscard]] std::string_view limburg_csv();
[[nodiscard]] std::string_view plan_budget_csv();

/// The rows of such a file without its heading, split at commas. The files quote nothing: no field holds a comma.
[[nodiscard]] std::vector<std::vector<std::string>> rows_of(std::string_view csv);

}  // namespace bonboek::scenario
