// What the writer's clients post: a plan that whoever knows client and step can tell again, word for word. Each client
// mints vouchers of a year of its own, issues, redeems, invoices and has them paid, and begins again.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "api/spine.hpp"

namespace bonboek::crash {

inline constexpr int client_count = 4;
inline constexpr int opening_client = -1;  // posts one submission: the scheme and all that it needs

/// A submission of the plan.
struct Errand {
  int client{0};
  int step{0};
  friend auto operator<=>(const Errand&, const Errand&) = default;
};

inline constexpr Errand opening{opening_client, 0};

[[nodiscard]] PostRequest request_of(Errand errand);

/// The errand that a principal's key stands for. Throws std::invalid_argument where there is none.
[[nodiscard]] Errand errand_of(std::string_view principal, std::string_view key);

/// How many events it becomes.
[[nodiscard]] std::uint32_t events_of(Errand errand);

/// What it adds to the fund's bank account.
[[nodiscard]] Cents banked_by(Errand errand);

/// The time of the plan's ledger: it stands still, so that every submission is recorded a microsecond after the last.
[[nodiscard]] Timestamp plan_time();

}  // namespace bonboek::crash
