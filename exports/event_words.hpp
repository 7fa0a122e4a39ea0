// The words in which events are told to people, in both languages. Neutral ones, as everywhere that a recipient could
// look along.
#pragma once

#include <string>
#include <string_view>

#include "exports/language.hpp"
#include "ledger/fact.hpp"
#include "ledger/registers.hpp"
#include "ledger/voucher.hpp"

namespace bonboek {

/// What was done: "uitgegeven", "issued".
[[nodiscard]] std::string_view deed_text(EventType type, Language language);
/// The same of a fact; of a reversal with what it undoes: "teruggedraaid: uitgegeven".
[[nodiscard]] std::string deed_text(const Fact& fact, Language language);
[[nodiscard]] std::string_view place_text(Place place, Language language);
[[nodiscard]] std::string_view stage_text(Stage stage, Language language);
[[nodiscard]] std::string_view reason_text(Reason reason, Language language);
/// "Bibliotheek Venlo (venlo)".
[[nodiscard]] std::string party_text(const Party& party);

}  // namespace bonboek
