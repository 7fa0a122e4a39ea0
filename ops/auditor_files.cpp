#include "ops/auditor_files.hpp"

#include <fmt/format.h>

#include <sstream>

#include "ops/exit_codes.hpp"
#include "ops/mapped_file.hpp"

namespace bonboek {
namespace {

NoteVerifier read_verifier(const std::string& given, NoteAlgorithm algorithm, std::string_view what_it_is_not) {
  const bool is_in_file = given.starts_with('@');
  const auto fail = [&](std::string_view why) {
    throw CommandFailed(is_in_file ? ExitCode::no_input : ExitCode::usage,
                        fmt::format("{} is {}: {}", given, what_it_is_not, why));
  };
  auto key = NoteVerifier::parse(is_in_file ? first_line_of(given.substr(1)) : given);
  if (!key) fail(key.error());
  if (key->algorithm() != algorithm) {
    fail(algorithm == NoteAlgorithm::ed25519 ? "it is a witness's, for cosignatures"
                                             : "it signs notes; a witness's is for cosignatures, of algorithm 4");
  }
  return std::move(*key);
}

}  // namespace

std::string first_line_of(const std::string& file) {
  const MappedFile mapped(file);
  return std::string(mapped.text().substr(0, mapped.text().find('\n')));
}

std::optional<NoteVerifier> read_key(const std::string& given) {
  if (given.empty()) return {};
  return read_verifier(given, NoteAlgorithm::ed25519, "no public key of a log");
}

NoteVerifier read_witness_key(const std::string& given) {
  return read_verifier(given, NoteAlgorithm::cosignature, "no public key of a witness");
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
