// An increment adds to one figure of one projection. Whatever an event does to the figures is a list of increments, so
// that the same list brings the service's figures up to date, is kept beside the log, and rebuilds them at a past
// moment.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

#include "ledger/ids.hpp"
#include "ledger/money.hpp"
#include "ledger/time.hpp"

namespace bonboek {

/// Whose figure it is. Stored: a number is never given to another.
enum class Sheet : std::uint8_t {
  fund = 1,         // Fund, in ledger/standing.hpp
  debit = 2,        // Balances
  credit = 3,       // Balances
  tally = 4,        // PartyCounts
  due = 5,          // FundUtilisation
  place = 6,        // NumberSeries
  open = 7,         // OpenItems
  correction = 8,   // Corrections
  named_issue = 9,  // NamedIssues
};

/// Which figure: what the members mean is for the sheet's projection to say. One word, ordered by sheet, x, y, z, w.
class Cell {
 public:
  struct Members {
    std::uint16_t x{0};
    std::uint16_t y{0};
    std::uint8_t z{0};
    std::uint8_t w{0};
  };

  constexpr Cell() = default;
  constexpr Cell(Sheet sheet, Members at)
      : value_(std::uint64_t{static_cast<std::uint8_t>(sheet)} << 48U | std::uint64_t{at.x} << 32U |
               std::uint64_t{at.y} << 16U | std::uint64_t{at.z} << 8U | at.w) {}
  constexpr explicit Cell(std::uint64_t value) : value_(value) {}

  [[nodiscard]] constexpr std::uint64_t value() const { return value_; }
  [[nodiscard]] constexpr Sheet sheet() const { return static_cast<Sheet>(value_ >> 48U); }
  [[nodiscard]] constexpr std::uint16_t x() const { return static_cast<std::uint16_t>(value_ >> 32U); }
  [[nodiscard]] constexpr std::uint16_t y() const { return static_cast<std::uint16_t>(value_ >> 16U); }
  [[nodiscard]] constexpr std::uint8_t z() const { return static_cast<std::uint8_t>(value_ >> 8U); }
  [[nodiscard]] constexpr std::uint8_t w() const { return static_cast<std::uint8_t>(value_); }
  friend constexpr auto operator<=>(Cell, Cell) = default;

 private:
  std::uint64_t value_{0};
};

struct Increment {
  Cell cell;
  std::int64_t count{0};
  Cents amount;
  friend bool operator==(const Increment&, const Increment&) = default;
};

class Increments {
 public:
  /// Adds a increment; one on the same cell as the newest is added to that.
  void add(Cell cell, std::int64_t count, Cents amount = Cents{0}) {
    if (count == 0 && amount == Cents{0}) return;
    if (!list_.empty() && list_.back().cell == cell) {
      list_.back().count += count;
      list_.back().amount += amount;
    } else {
      list_.push_back({cell, count, amount});
    }
  }
  void append(const Increments& other) { list_.insert(list_.end(), other.list_.begin(), other.list_.end()); }

  /// One increment a cell, in order of cells, none that adds nothing.
  void collapse();
  void clear() { list_.clear(); }
  [[nodiscard]] bool empty() const { return list_.empty(); }
  [[nodiscard]] const std::vector<Increment>& list() const { return list_; }

 private:
  std::vector<Increment> list_;
};

/// Collects what falls on the same cell again and again, once for each time that the cell changes.
class Lane {
 public:
  void count(Cell cell, std::int64_t one, Increments& increments) {
    if (cell != cell_) flush(increments);
    cell_ = cell;
    count_ += one;
  }
  void flush(Increments& increments) {
    increments.add(cell_, count_);
    count_ = 0;
  }

 private:
  Cell cell_;
  std::int64_t count_{0};
};

}  // namespace bonboek
