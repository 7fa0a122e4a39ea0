// Who may do what: the roles that a key is given for, and the principals who hold the keys.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace bonboek {

/// A library and an intermediary act for one party and see only what is theirs. The coordinator runs the fund and may
/// post for a party. The province reads reports, never single vouchers. An auditor reads all and writes nothing.
enum class Role : std::uint8_t { coordinator, library, intermediary, province, auditor };

/// The role's one text form, the same as its name above; nothing where the text is none of them.
[[nodiscard]] std::string_view to_string(Role role);
[[nodiscard]] std::optional<Role> parse_role(std::string_view text);

/// Whether whoever holds this role acts for one party.
[[nodiscard]] constexpr bool acts_for_party(Role role) {
  return role == Role::library || role == Role::intermediary;
}

/// A set of roles.
struct Roles {
  std::uint8_t bits{0};
  constexpr Roles() = default;
  constexpr Roles(std::initializer_list<Role> roles) {
    for (Role role : roles) bits = static_cast<std::uint8_t>(bits | 1U << static_cast<unsigned>(role));
  }
  [[nodiscard]] constexpr bool has(Role role) const { return (bits >> static_cast<unsigned>(role) & 1U) != 0; }
};

/// Someone who holds a key: a name of its own, a role and, where the role acts for one, the id of the party.
struct Principal {
  std::string name;
  Role role{Role::auditor};
  std::string party;
};

}  // namespace bonboek
