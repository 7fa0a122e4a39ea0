// Events looked up in the log by their sequence, for those that reverse them. Corrections come together and name events
// that stand together, so blocks once read are kept for the next lookup.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ledger/log.hpp"

namespace bonboek {

/// Blocks are kept up to this size, as bytes and as the runs that were read of them.
inline constexpr std::size_t max_kept_block_bytes = 32U << 20U;

/// For one thread. Says the same as the log's own lookups, and throws LogDamage where they do.
class RecordedEvents {
 public:
  /// The log must outlive this.
  explicit RecordedEvents(const Log& log) : log_(log) {}

  /// One event; nothing where the log has not come so far.
  [[nodiscard]] std::optional<StoredEvent> event(Sequence sequence);
  /// The events of a voucher from its newest one back to its first.
  [[nodiscard]] std::vector<StoredEvent> history(Sequence newest);

  /// Gives back the memory of what is kept, where nothing was looked up since this was called last.
  void forget_unused();

 private:
  struct Stretch {
    Sequence first;
    std::size_t submission{0};  // its place among the block's
    Run run;
  };
  struct Block {
    std::shared_ptr<const std::string> bytes;  // shared: with the events that were looked up
    std::vector<Submission> submissions;
    std::vector<Stretch> stretches;  // in order
    std::uint64_t event_count{0};
    std::size_t held_bytes{0};
    std::uint64_t used_at{0};
  };

  Block& block_of(Sequence sequence);
  Block read(Sequence sequence, Sequence& first) const;
  void make_room(std::size_t bytes);

  const Log& log_;
  std::map<Sequence, Block> blocks_;  // by the sequence of their first event
  std::size_t held_bytes_{0};
  std::uint64_t use_count_{0};
  std::uint64_t use_count_before_{0};
};

}  // namespace bonboek
