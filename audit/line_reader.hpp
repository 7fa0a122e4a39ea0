// A canonical line read back: into the event that it says, by the catalogue's fields and shapes. What is read here is
// not yet known to be canonical: printed again (ledger/canonical_line.hpp) it must give the same bytes.
#pragma once

#include <deque>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "audit/members.hpp"
#include "ledger/fact.hpp"
#include "ledger/registers.hpp"
#include "ledger/voucher_number.hpp"

namespace bonboek {

/// An event as a line says it: parties by their ids, the voucher by its number.
struct ReadLine {
  Fact fact;
  Fields present;
  Sequence sequence;
  Sequence submission;
  Sequence previous;
  Timestamp recorded_at;
  std::string_view actor;
  std::string_view library;
  std::string_view intermediary;
  std::string_view restored_holder;
  std::optional<VoucherNumber> voucher;
};

/// Texts that a line writes with escapes; the others are read where they stand.
using UnescapedTexts = std::deque<std::string>;

/// Says what is wrong with a line, which has no newline.
[[nodiscard]] std::expected<ReadLine, FormFault> read_line(std::string_view line, UnescapedTexts& texts);

/// Gives the fact the parties that its ids name, as far as they are registered, and the kind that follows from them.
void name_parties(ReadLine& line, const Registers& registers);

/// The sequence that a line says, wherever it is well formed.
[[nodiscard]] std::optional<Sequence> sequence_of(std::string_view line);

}  // namespace bonboek
