// The words of a voucher's history in both languages.
#pragma once

#include <string_view>

#include "exports/language.hpp"

namespace bonboek {

struct VoucherWords {
  std::string_view title;  // {}: the number
  std::string_view place, minted_on, intermediary, held_since, issued_on, track, handling, municipality, redeemed_on,
      void_reason;
  std::string_view known_at, at_sequence, tree_size, root, origin;
  std::string_view memberships, year, library, since, renewed, amount, stage, yes, no;
  std::string_view checkpoint, checkpoint_note, events;
  std::string_view event;  // {}: its sequence
  std::string_view occurred_on, recorded_at, by, invoice, membership_year, reference, reason, undoes;
  std::string_view receipt, receipt_text;  // {}: first, last, time, size, root
  std::string_view check_note;
};

[[nodiscard]] const VoucherWords& voucher_words(Language language);

}  // namespace bonboek
