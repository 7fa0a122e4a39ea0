// Who may do what: the roles that a key is given for.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace bonboek {

/// A library and an intermediary act for one party and see only what is theirs. The coordinator runs the fund and may post for a
/// party. The province reads reports, never single vouchers. An auditor reads all and writes nothing.
enum class Role : std::uint8_t { coordinator, library, intermediary, province, auditor };

/// The role's one text form, the same as its name above; nothing where the text is none of them.
[[nodiscard]] std::string_view to_string(Role role);
[[nodiscard]] std::optional<Role> parse_role(std::string_view text);

/// Whether whoever holds this role acts for one party.
[[nodiscard]] constexpr bool acts_for_party(Role role) { return role == Role::library || role == Role::intermediary; }

}  // namespace bonboek
