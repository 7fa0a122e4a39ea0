// One delivery in the making. What a letter says is told to the book as it is written, so that it is known to be
// recordable.
#pragma once

#include <boost/json/array.hpp>
#include <string>
#include <string_view>

#include "ops/scenario/story.hpp"
#include "ops/scenario/wire.hpp"

namespace bonboek::scenario {

class Letter {
 public:
  /// Only one letter is written at a time: the book numbers its events as they are written. It is dated now.
  Letter(Story& story, std::string_view principal, std::string note);

  /// From a party itself, or from the coordinator where the party's reports come by mail.
  static Letter from(Story& story, LibraryId library, std::string note);
  static Letter from(Story& story, IntermediaryId party, std::string note);

  void registers(wire::Json event);  // an event about parties, terms or quarters
  Sequence deposit(Cents amount, std::string_view reference);
  Sequence withdraw(EventType type, Cents amount, std::string_view reference);
  Vouchers mint(std::uint32_t count, IntermediaryId holder);
  void allot(const Vouchers& vouchers, IntermediaryId to);
  void issue(const Vouchers& vouchers, const Handout& as);
  void redeem(const Vouchers& vouchers, LibraryId library, Date on);
  void renew(const Vouchers& vouchers, LibraryId library, Date on);
  void discard(const Vouchers& vouchers, Reason reason, IntermediaryId holder);
  void reverse(Sequence undone, Reason reason);
  /// One invoice, as one event a sheet.
  InvoiceIndex invoice(const std::vector<Vouchers>& sheets, Claimant party, const std::string& number, Year year);
  void pay(InvoiceIndex invoice, std::string_view reference);
  void credit(const Vouchers& vouchers, InvoiceIndex invoice);

  /// Sends what was written; a letter that says nothing is not sent.
  void send();

 private:
  [[nodiscard]] wire::About about(LibraryId library) const;
  [[nodiscard]] wire::About about(IntermediaryId party) const;
  [[nodiscard]] wire::About about(Claimant party) const;
  [[nodiscard]] std::vector<VoucherNumber> numbers(const Vouchers& vouchers) const {
    return numbers_of(story_.book, vouchers);
  }

  Story& story_;
  std::string principal_;
  std::string note_;
  Date today_;
  Sequence first_;
  boost::json::array events_;
};

/// Sends an event that breaks a rule, as it is.
void send_refused(Story& story, std::string_view principal, wire::Json event, RefusalCode code, std::string note);

}  // namespace bonboek::scenario
