#include "ops/auditor_files.hpp"

#include <fmt/format.h>

#include <sstream>

#include "ops/exit_codes.hpp"
#include "ops/mapped_file.hpp"

namespace bonboek {

std::string first_line_of(const std::string& file) {
  const MappedFile mapped(file);
  return std::string(mapped.text().substr(0, mapped.text().find('\n')));
}

std::optional<NoteVerifier> read_key(const std::string& given) {
  if (given.empty()) return {};
  auto key = NoteVerifier::parse(given.starts_with('@') ? first_line_of(given.substr(1)) : given);
  if (!key) {
    throw CommandFailed(given.starts_with('@') ? ExitCode::no_input : ExitCode::usage,
                        fmt::format("{} is no public key of a log: {}", given, key.error()));
  }
  return std::move(*key);
}

KeptCheckpoint read_checkpoint_file(const std::string& file) {
  const MappedFile mapped(file);
  auto kept = read_checkpoint(file, mapped.text());
  if (!kept) throw CommandFailed(ExitCode::no_input, fmt::format("{} is no checkpoint: {}", file, kept.error()));
  return std::move(*kept);
}

Principals read_principals(const std::string& file) {
  const MappedFile mapped(file);
  std::istringstream lines{std::string(mapped.text())};
  Principals principals;
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    Principal principal;
    std::string role;
    if (!(words >> principal.name)) continue;
    words >> role >> principal.party;
    const auto parsed = parse_role(role);
    if (!parsed || acts_for_party(*parsed) == principal.party.empty()) {
      throw CommandFailed(ExitCode::no_input,
                          fmt::format("{} has a line that is no name, role and party: {}", file, line));
    }
    principal.role = *parsed;
    principals.emplace(principal.name, principal);
  }
  return principals;
}

}  // namespace bonboek
