// Invoices by party and number, each with its lines: what `paid` pays and `credited` takes back.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ledger/fact.hpp"

namespace bonboek {

enum class LineState : std::uint8_t { open, paid, credited };

template <>
struct Names<LineState> {
  static constexpr std::size_t first = 0;
  static constexpr std::array<std::string_view, 3> list{"open", "paid", "credited"};
};

/// One voucher on an invoice.
struct InvoiceLine {
  VoucherIndex voucher;
  Year year{0};  // of the membership; of the issue where handling is invoiced
  LineState state{LineState::open};
  Cents amount;
};

/// Lines that were invoiced one after the other for the same year and amount: five bytes each, for there are as many as
/// there are claims.
struct InvoiceStretch {
  Year year{0};
  Cents amount;
  std::vector<VoucherIndex> vouchers;
  std::vector<LineState> states;  // of the line in the same place
};

struct Invoice {
  PartyIndex party;
  std::string number;
  Kind kind{};
  Date invoiced_on;
  std::vector<InvoiceStretch> stretches;  // in the order invoiced
  Cents open;
  Cents paid;
  Cents credited;

  [[nodiscard]] Cents total() const { return open + paid + credited; }
  [[nodiscard]] std::size_t line_count() const;
  /// The lines written out, in the order invoiced.
  [[nodiscard]] std::vector<InvoiceLine> lines() const;
};

class Invoices {
 public:
  using Key = std::pair<PartyIndex, std::string>;
  using Map = std::map<Key, Invoice>;

  [[nodiscard]] const Invoice* find(PartyIndex party, std::string_view number) const;
  [[nodiscard]] const Map& all() const { return invoices_; }

  /// Takes in invoiced, paid, credited and a reversed paid.
  void apply(const Run& run);

  /// Takes invoices that only another has.
  void merge(Invoices other) { invoices_.merge(other.invoices_); }

  /// Puts an invoice back as it was; nothing means that it was not there.
  void restore(const Key& key, std::optional<Invoice> before);

 private:
  void invoice(const Run& run);
  void move(const Run& run, LineState from, LineState to);

  Map invoices_;
};

}  // namespace bonboek
