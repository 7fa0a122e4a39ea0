// Which number belongs to which index: vouchers get their indexes in order of minting, and their serials in order
// within their year. Small, however many vouchers there are: an entry for each time that minting passed to another
// year.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "ledger/ids.hpp"
#include "ledger/voucher_number.hpp"

namespace bonboek {

class VoucherNumbers {
 public:
  [[nodiscard]] std::uint32_t size() const;
  [[nodiscard]] std::optional<VoucherIndex> find(VoucherNumber number) const;
  /// Of an index below `size`.
  [[nodiscard]] VoucherNumber number(VoucherIndex index) const;

  /// The serial that the next voucher of a year gets.
  [[nodiscard]] std::uint32_t next_serial(Year year) const { return minted_.at(slot(year)) + 1; }

  /// Gives the next `count` indexes the next serials of a year.
  void mint(Year year, std::uint32_t count);
  /// Takes the newest `count` vouchers of a year off again, which must be the newest of all.
  void unmint(Year year, std::uint32_t count);

 private:
  /// Consecutive serials of a year at consecutive indexes.
  struct Stretch {
    Year year;
    std::uint32_t first_serial;
    std::uint32_t first_index;
    std::uint32_t count;
  };

  static std::size_t slot(Year year) { return static_cast<std::size_t>(year - first_year); }

  std::vector<Stretch> stretches_;                                                        // in order of index
  std::array<std::vector<std::uint32_t>, last_year - first_year + 1> stretches_of_year_;  // in order of serial
  std::array<std::uint32_t, last_year - first_year + 1> minted_{};
};

}  // namespace bonboek
