// The registers: scheme, policies, parties, tariffs, ceilings and closed quarters, as the log tells them. Small
// (hundreds of entries); copied whole where a submission may have to be taken back.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/fact.hpp"

namespace bonboek {

inline constexpr std::size_t max_parties = 65'000;

enum class PartyKind : std::uint8_t { library, intermediary };

template <>
struct Names<PartyKind> {
  static constexpr std::size_t first = 0;
  static constexpr std::array<std::string_view, 2> list{"library", "intermediary"};
};

struct Party {
  /// Days on which the party takes part, both ends included; `last` is `last_date` while it goes on.
  struct Span {
    Date first;
    Date last{last_date};
    friend bool operator==(const Span&, const Span&) = default;
  };

  /// The tracks held from a day on, until the next such day.
  struct TracksFrom {
    Date from;
    std::uint8_t tracks{0};
    friend bool operator==(const TracksFrom&, const TracksFrom&) = default;
  };

  PartyKind kind{};
  std::string id;
  std::string name;
  std::string isil;
  std::string iban;
  std::string kvk;
  Municipality municipality;
  std::uint8_t tracks{0};  // those of the newest day that any were set for
  std::vector<TracksFrom> tracks_from;
  std::vector<Span> spans;

  [[nodiscard]] bool takes_part_on(Date day) const;
  /// The tracks held on a day; none before the first day that any were set for.
  [[nodiscard]] std::uint8_t tracks_on(Date day) const;
  [[nodiscard]] bool has_track_on(unsigned track, Date day) const { return has_track(tracks_on(day), track); }
  [[nodiscard]] bool takes_part_still() const { return !spans.empty() && spans.back().last == last_date; }
};

struct Tariff {
  Date from;
  Cents amount;
};

/// Which library or intermediary a type of event registers or withdraws.
[[nodiscard]] PartyKind party_kind_of(EventType type);

/// Whether a fact of this type that is about no voucher changes the registers.
[[nodiscard]] bool changes_registers(EventType type);

class Registers {
 public:
  struct Scheme {
    std::string name;
    std::string origin;
    std::string currency;
    std::string time_zone;
    Date opened_on;
  };

  [[nodiscard]] const std::optional<Scheme>& scheme() const { return scheme_; }
  [[nodiscard]] PolicyValue policy(Policy policy) const { return policies_.at(static_cast<std::size_t>(policy)); }

  [[nodiscard]] std::optional<PartyIndex> find(PartyKind kind, std::string_view id) const;
  [[nodiscard]] const Party& party(PartyIndex index) const { return parties_.at(index.value); }
  [[nodiscard]] const std::vector<Party>& parties() const { return parties_; }

  /// The tariff of a day; nothing where none was set for it.
  [[nodiscard]] std::optional<Cents> tariff(Kind kind, Date day) const;
  [[nodiscard]] std::optional<Cents> ceiling(Year year) const;
  [[nodiscard]] const std::map<Year, Cents>& ceilings() const { return ceilings_; }

  /// Closed quarters with the sequence of their quarter-closed event.
  [[nodiscard]] const std::map<Quarter, Sequence>& closed_quarters() const { return closed_quarters_; }

  /// Whether a movement of the fund (deposit, return, other cost) was reversed.
  [[nodiscard]] bool is_movement_reversed(Sequence movement) const { return reversed_movements_.contains(movement); }

  /// Takes in a fact that is about no voucher. What is in the log is true: this never refuses.
  void apply(const Fact& fact, Sequence sequence);

 private:
  void apply_registration(const Fact& fact);
  void apply_withdrawal(const Fact& fact);
  void apply_tariff(const Fact& fact);

  std::optional<Scheme> scheme_;
  std::array<PolicyValue, 4> policies_{PolicyValue::none, PolicyValue::accept, PolicyValue::refuse,
                                       PolicyValue::system};
  std::vector<Party> parties_;
  std::array<std::map<std::string, PartyIndex, std::less<>>, 2> party_by_id_;
  std::array<std::vector<Tariff>, 3> tariffs_;  // by kind, ascending by day
  std::map<Year, Cents> ceilings_;
  std::map<Quarter, Sequence> closed_quarters_;
  std::set<Sequence> reversed_movements_;
};

}  // namespace bonboek
