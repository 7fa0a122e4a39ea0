// A voucher's history as a page, in Dutch or English. Each event stands with its canonical line and the hashes of its
// proof in one preformatted block, the checkpoint in the first of these: exports/check_trails.py checks the page by
// itself.
#pragma once

#include <string>

#include "exports/language.hpp"
#include "exports/voucher_history.hpp"

namespace bonboek {

/// The same history gives the same bytes.
[[nodiscard]] std::string voucher_page(const VoucherHistory& history, Language language);

}  // namespace bonboek
