// One voucher's life, told by the events about it that still stand.
#pragma once

#include "tests/model/words.hpp"

namespace bonboek::model {

/// How far an amount due has come: "accrued", "invoiced", "paid".
struct Due {
  std::string party;
  std::string on;
  Cents cents{0};
  std::string stage;
};

struct Membership : Due {
  bool is_renewal{false};
};

struct Issue : Due {
  int track{0};
  std::string municipality;
};

struct Life {
  std::string minted_on;
  std::string holder;  // empty: the coordinator's stock
  std::string held_since;
  std::optional<Issue> issue;
  std::optional<std::string> redeemed_on;
  std::string void_reason;
  std::map<int, Membership> memberships;  // by calendar year
  std::int64_t newest{-1};                // its newest event, standing or not

  /// Takes in the next event that stands.
  void take(const Recorded& event);

  [[nodiscard]] bool is_voided() const { return !void_reason.empty(); }
  [[nodiscard]] bool is_out() const { return !redeemed_on && !is_voided(); }
  [[nodiscard]] bool is_unissued() const { return !issue && !is_voided(); }
  [[nodiscard]] int track() const { return issue ? issue->track : 0; }
  [[nodiscard]] std::string place() const;
  [[nodiscard]] bool is_member(int year) const { return memberships.contains(year); }
};

}  // namespace bonboek::model
