// The members of an event by the catalogue: which its type carries, which of them were posted, and the forms that their
// values have.
#pragma once

#include <optional>
#include <string>

#include "ledger/catalogue.hpp"
#include "ledger/refusal.hpp"

namespace bonboek {

/// The fields that a fact has values for. A date that none of its type's fields names counts as absent.
[[nodiscard]] Fields members_of(const Fact& fact);

/// What of a fact whoever posted it gave; the rest is for the rules to add.
[[nodiscard]] Fact posted_part(const Fact& fact);

struct FormFault {
  RefusalCode code{};
  std::string what;
};

/// What is wrong with a fact whose fields are `present`: a field that its type does not carry or that is missing, or a
/// value that is not of its field's form.
[[nodiscard]] std::optional<FormFault> fault_of(const Fact& fact, Fields present);

}  // namespace bonboek
