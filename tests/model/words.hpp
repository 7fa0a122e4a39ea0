// What the model speaks of: plain texts and numbers, as they stand on the wire. Dates are ISO texts, whose order is
// that of the days; a party is "library/venlo" or "intermediary/vwf"; an empty text means none.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace bonboek::model {

using Micros = std::int64_t;  // UTC, since 1970
using Cents = std::int64_t;

struct Number {
  int year{0};
  int serial{0};
  friend auto operator<=>(const Number&, const Number&) = default;
};

/// Consecutive numbers of one year.
struct Numbers {
  Number first;
  int count{1};
};

/// One event as it is submitted. Only what its type carries is filled in.
struct Item {
  std::string type;
  std::string on;
  std::string id;
  std::string name;
  std::string municipality;
  std::string library;
  std::string intermediary;
  std::string kind;
  std::string from;
  std::string policy;
  std::string value;
  std::string quarter;
  std::string reason;
  std::string invoice;
  std::string reference;
  std::vector<int> tracks;
  int track{0};
  int year{0};  // of a ceiling, or membershipYear
  Cents cents{0};
  std::int64_t reversed{-1};
  std::vector<Numbers> vouchers;
};

struct Poster {
  std::string name;
  std::string role;
  std::string party;  // its id, without the kind
};

struct Submission {
  Poster poster;
  std::string key;
  bool dry_run{false};
  bool in_parts{false};
  std::optional<Micros> simulated_time;
  std::vector<Item> items;
};

/// One event as it is recorded: about at most one voucher, with what the scheme filled in.
struct Recorded {
  std::int64_t sequence{0};
  std::int64_t submission{0};
  Micros at{0};
  std::string actor;
  Item item;  // `cents`, `year` and `kind` are filled in; `vouchers` is empty
  std::string party;
  std::optional<Number> voucher;
  int track_then{0};  // the track of the voucher's issue, as it stood when this was recorded
};

/// What a submission is answered.
struct Reply {
  enum class Kind : std::uint8_t { recorded, would_record, refused };
  Kind kind{Kind::refused};
  std::int64_t first{0};
  std::int64_t count{0};
  Micros at{0};
  std::multiset<std::string> refusals;
  friend bool operator==(const Reply&, const Reply&) = default;
};

/// Everything that can be asked, flat: a name for each figure. What is zero or none is left out.
using Answers = std::map<std::string, std::string>;

}  // namespace bonboek::model
