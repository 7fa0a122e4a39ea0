// What the ledger knows as the story goes: a plain second telling of its rules, kept only so that every delivery is one
// that the ledger can record. It numbers events as the ledger does. Breaking a rule throws std::logic_error, for then
// the story is wrong.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ledger/fact.hpp"
#include "ledger/voucher_number.hpp"
#include "ops/scenario/parties.hpp"

namespace bonboek::scenario {

/// How far a claim on the fund has come.
enum class Claim : std::uint8_t { due, invoiced, paid };

/// Something that a party did with a voucher, where it stands in the log.
struct Deed {
  Date on;
  Sequence sequence;
};

struct Issue {
  Deed deed;
  Claim claim{Claim::due};
};

struct Membership {
  Deed deed;
  LibraryId library;
  Claim claim{Claim::due};
};

struct Voucher {
  VoucherNumber number;
  Date minted_on;
  IntermediaryId holder;  // none: the coordinator's own stock
  Date held_since;
  Deed allotment;  // the newest
  std::optional<Issue> issued;
  std::map<Year, Membership> memberships;  // the first is the redemption, the others renew it
  std::optional<Deed> voided;

  [[nodiscard]] bool is_redeemed() const { return !memberships.empty(); }
  [[nodiscard]] bool is_out() const { return !voided && !is_redeemed(); }
  [[nodiscard]] bool is_unused_stock() const { return is_out() && !issued; }
};

/// Who claims: a library for memberships, an intermediary for handling.
struct Claimant {
  Kind kind{Kind::none};
  std::uint16_t index{0};
};

[[nodiscard]] inline Claimant claimant(LibraryId library) {
  return {Kind::membership, library.value};
}
[[nodiscard]] inline Claimant claimant(IntermediaryId party) {
  return {Kind::handling, party.value};
}

struct InvoiceLine {
  VoucherIndex voucher;
  bool credited{false};
  Sequence paid_at;  // none while it is open
};

using InvoiceIndex = Id<struct ScenarioInvoiceTag, std::uint32_t>;

struct Invoice {
  Claimant party;
  std::string number;
  Date on;
  Year year{0};  // of the memberships, or of the issues
  Cents each;
  std::vector<InvoiceLine> lines;

  [[nodiscard]] std::vector<VoucherIndex> open_vouchers() const;
  [[nodiscard]] Cents open_amount() const;
};

using Vouchers = std::vector<VoucherIndex>;

class Book {
 public:
  Book(Sequence first, const std::vector<Library>& libraries, const std::vector<Intermediary>& intermediaries)
      : next_(first), libraries_(libraries), intermediaries_(intermediaries) {}

  [[nodiscard]] Sequence next() const { return next_; }
  [[nodiscard]] const std::vector<Voucher>& vouchers() const { return vouchers_; }
  [[nodiscard]] const Voucher& at(VoucherIndex voucher) const { return vouchers_.at(voucher.value); }
  [[nodiscard]] const Invoice& at(InvoiceIndex invoice) const { return invoices_.at(invoice.value); }
  [[nodiscard]] std::uint32_t minted_in(Year year) const;
  [[nodiscard]] Cents bank() const { return bank_; }
  [[nodiscard]] Cents cost_of(Year year) const;
  [[nodiscard]] Cents commitment(Date on) const;

  Sequence note() { return take(); }  // an event of the registers: parties, tariffs, ceilings, closings
  Sequence deposit(Cents amount);
  Sequence withdraw(Cents amount, Date on, bool is_cost);

  Vouchers mint(std::uint32_t count, IntermediaryId holder, Date on);
  void allot(VoucherIndex voucher, IntermediaryId to, Date on);
  void issue(VoucherIndex voucher, IntermediaryId by, Track track, Date on);
  void redeem(VoucherIndex voucher, LibraryId library, Date on);
  void renew(VoucherIndex voucher, LibraryId library, Date on);
  void discard(VoucherIndex voucher, Date on);  // voided, for whatever reason

  InvoiceIndex invoice(const Vouchers& vouchers, Claimant party, std::string number, Year year, Date on);
  void pay(InvoiceIndex invoice);
  void credit(VoucherIndex voucher, InvoiceIndex invoice);

  /// Undoes one event, if nothing rests on it.
  void reverse(Sequence undone);

 private:
  struct Movement {  // what `reverse` needs of an event
    EventType type{EventType::none};
    VoucherIndex voucher{};
    InvoiceIndex invoice{};
    IntermediaryId held_before{};
    Date held_since_before{};
    Date on{};
    Cents amount{};
  };

  Sequence take() { return std::exchange(next_, next_ + 1); }
  Sequence record(const Movement& movement);
  Voucher& open(VoucherIndex voucher) { return vouchers_.at(voucher.value); }
  Claim& claim(Claimant party, VoucherIndex voucher, Year year);
  void claim_line(VoucherIndex voucher, const Invoice& invoice);
  void reverse_deed(const Movement& movement, Sequence undone);
  void reverse_payment(const Movement& movement, Sequence undone);

  Sequence next_;
  const std::vector<Library>& libraries_;
  const std::vector<Intermediary>& intermediaries_;
  std::vector<Voucher> vouchers_;
  std::map<Year, std::uint32_t> minted_;
  std::vector<Invoice> invoices_;
  std::map<Sequence, Movement> movements_;
  std::map<Year, Cents> cost_;
  Cents bank_;
};

/// The tariff of a day.
[[nodiscard]] Cents tariff_of(Kind kind, Date day);

/// The story's own check on itself.
void ensure(bool holds, const char* rule);

}  // namespace bonboek::scenario
