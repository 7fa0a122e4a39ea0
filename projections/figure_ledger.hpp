// An account for each figure of a report: what it was, what moved it, what it came to. Part of report_changes.
#pragma once

#include <cstdint>
#include <map>
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
  };
  struct Account {
    std::string path;
    std::int64_t before{0};
    std::int64_t after{0};
    std::int64_t by_events{0};
    std::int64_t by_time{0};
    std::uint64_t event_count{0};
    std::vector<Entry> entries;
  };
  /// What moves by how much. One figure may stand in it more than once.
  using Deltas = std::vector<std::pair<FigureIndex, std::int64_t>>;

  explicit FigureLedger(std::size_t max_entries) : max_entries_(max_entries) {}

  [[nodiscard]] FigureIndex index_of(const std::string& path);
  [[nodiscard]] Account& at(FigureIndex index) { return accounts_[index]; }

  /// Books what an event moved; used up are the deltas.
  void book_event(const NotedEvent& event, Deltas& deltas);
  void book_time(const Deltas& deltas);

  /// The accounts whose figure is another now, by path.
  [[nodiscard]] std::vector<const Account*> moved() const;

 private:
  std::size_t max_entries_;
  std::map<std::string, FigureIndex> index_by_path_;
  std::vector<Account> accounts_;
};

}  // namespace bonboek
