// What partners try and the ledger refuses: one of each kind, so that the scenario shows its controls at work. Each
// sends what is refused, or returns false where there is no occasion to try it today.
#pragma once

#include <functional>
#include <optional>

#include "ops/scenario/letter.hpp"

namespace bonboek::scenario::refused {

struct Why {
  RefusalCode code{};
  const char* note{nullptr};
};

/// Sends one event that breaks a rule. Always true.
bool send(Story& story, std::string_view principal, wire::Json event, const Why& why);

/// Some voucher for which `fits` holds, if there is one.
[[nodiscard]] std::optional<VoucherIndex> some_voucher(Story& story, const std::function<bool(const Voucher&)>& fits);
[[nodiscard]] Membership last_membership(const Story& story, VoucherIndex voucher);

// With vouchers: refused_deeds.cpp.
[[nodiscard]] bool redeem_again_elsewhere(Story& story);
[[nodiscard]] bool mistype_a_number(Story& story);
[[nodiscard]] bool issue_what_another_holds(Story& story);
[[nodiscard]] bool skip_numbers(Story& story);
[[nodiscard]] bool redeem_before_taking_part(Story& story);
[[nodiscard]] bool say_something_about_the_recipient(Story& story);
[[nodiscard]] bool redeem_tomorrow(Story& story);
[[nodiscard]] bool redeem_a_voided_one(Story& story);
[[nodiscard]] bool issue_after_leaving(Story& story);
[[nodiscard]] bool renew_twice_in_a_year(Story& story);

// With money: refused_claims.cpp.
[[nodiscard]] bool mint_above_the_ceiling(Story& story);
[[nodiscard]] bool deposit_as_the_province(Story& story);
[[nodiscard]] bool claim_the_old_tariff(Story& story);
[[nodiscard]] bool claim_twice(Story& story);
[[nodiscard]] bool take_back_what_was_claimed(Story& story);
[[nodiscard]] bool pay_a_rounded_amount(Story& story);

}  // namespace bonboek::scenario::refused
