#include "tests/model/answers.hpp"

#include <fmt/format.h>

#include "tests/model/answers_parts.hpp"

namespace bonboek::model {

Answers Collected::all() const {
  Answers all = texts_;
  for (const auto& [name, figure] : figures_) {
    if (figure != 0) all[name] = std::to_string(figure);
  }
  return all;
}

std::string difference(const Answers& model, const Answers& ledger) {
  constexpr int max_told = 20;
  std::string difference;
  int differing = 0;
  const auto tell = [&](const std::string& name, const std::string& of_model, const std::string& of_ledger) {
    if (++differing <= max_told) difference += fmt::format("  {}: model {}, ledger {}\n", name, of_model, of_ledger);
  };
  const auto value = [](const Answers& answers, const std::string& name) {
    const auto found = answers.find(name);
    return found == answers.end() ? std::string("none") : found->second;
  };
  for (const auto& [name, text] : model) {
    if (value(ledger, name) != text) tell(name, text, value(ledger, name));
  }
  for (const auto& [name, text] : ledger) {
    if (!model.contains(name)) tell(name, "none", text);
  }
  if (differing > max_told) difference += fmt::format("  and {} more\n", differing - max_told);
  return difference;
}

}  // namespace bonboek::model
