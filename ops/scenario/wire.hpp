// The events as they go over the wire: one function a type, in the words of the API.
#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/fact.hpp"
#include "ledger/voucher_number.hpp"
#include "ops/scenario/parties.hpp"

namespace bonboek::scenario::wire {

using Json = boost::json::object;
using Numbers = std::vector<VoucherNumber>;

/// The party that an event is about, where whoever sends it is not that party.
struct About {
  std::string_view field;  // "library" or "intermediary"
  std::string_view party;  // empty: left out
};

/// Any event: its type and date. The others add their fields to it.
[[nodiscard]] Json event(EventType type, Date on);

[[nodiscard]] Json library_registered(const Library& library);
[[nodiscard]] Json intermediary_accredited(const Intermediary& party);
[[nodiscard]] Json left(EventType type, std::string_view party, Date on);
[[nodiscard]] Json tariff_set(Kind kind, Cents amount, Date from, Date on);
[[nodiscard]] Json ceiling_set(Year year, Cents amount, Date on);
[[nodiscard]] Json fund_moved(EventType type, Cents amount, std::string_view reference, Date on);
[[nodiscard]] Json minted(const Numbers& numbers, std::string_view intermediary, Date on);
[[nodiscard]] Json about_vouchers(EventType type, const Numbers& numbers, About about, Date on);
[[nodiscard]] Json issued(const Numbers& numbers, About about, Track track, Municipality municipality, Date on);
[[nodiscard]] Json voided(const Numbers& numbers, About about, Reason reason, Date on);

struct InvoiceTerms {
  std::string_view number;
  Kind kind;
  Year year;
  Cents each;
};

[[nodiscard]] Json invoiced(const Numbers& numbers, About about, const InvoiceTerms& terms, Date on);
[[nodiscard]] Json credited(const Numbers& numbers, About about, std::string_view invoice, Date on);

struct Payment {
  About to;
  std::string_view invoice;
  Cents amount;
  std::string_view reference;
};

[[nodiscard]] Json paid(const Payment& payment, Date on);
[[nodiscard]] Json reversed(Sequence undone, Reason reason, Date on);
[[nodiscard]] Json quarter_closed(Quarter quarter, Date on);

}  // namespace bonboek::scenario::wire
