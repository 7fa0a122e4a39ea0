// An account for each figure of a report: what it was, what moved it, what it came to. Part of report_changes.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "ledger/fact.hpp"
#include "ledger/ids.hpp"

namespace bonboek {

using FigureIndex = std::uint32_t;

/// An event as it is noted: the names come later, once they are known to be told.
struct NotedEvent {
  Sequence sequence;
  EventType type{};
  PartyIndex party;
  VoucherIndex voucher;
};

class FigureLedger {
 public:
  struct Entry {
    NotedEvent event;
    std::int64_t delta{0};
    std::int64_t after{0};  // what the figure was then
  };
  struct Account {
    std::string path;
    std::int64_t before{0};
    std::int64_t after{0};
    std::int64_t by_events{0};
    std::int64_t by_time{0};
    std::uint64_t event_count{0};
    bool keeps_entries{true};
    std::vector<Entry> entries;
    bool has_more_entries{false};  // after the last of these
  };
  /// What moves by how much. One figure may stand in it more than once.
  using Deltas = std::vector<std::pair<FigureIndex, std::int64_t>>;

  /// Which events are kept: of one figure or of each the first so many after one of them. All are counted.
  struct Window {
    std::optional<std::string> figure;  // its path; nothing: of each
    std::optional<Sequence> after;      // nothing: from the first on
    std::size_t most{0};
  };
  explicit FigureLedger(Window window) : window_(std::move(window)) {}

  [[nodiscard]] FigureIndex index_of(const std::string& path);
  [[nodiscard]] Account& at(FigureIndex index) { return accounts_[index]; }
  /// The account of a path, if it has one.
  [[nodiscard]] const Account* find(const std::string& path) const;

  /// Books what an event moved; used up are the deltas.
  void book_event(const NotedEvent& event, Deltas& deltas);
  void book_time(const Deltas& deltas);

  /// The accounts whose figure is another now, by path.
  [[nodiscard]] std::vector<const Account*> moved() const;

 private:
  Window window_;
  std::map<std::string, FigureIndex> index_by_path_;
  std::vector<Account> accounts_;
};

}  // namespace bonboek
