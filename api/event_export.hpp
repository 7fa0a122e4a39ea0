// The log's canonical lines from a sequence on, as the body of one answer that ends.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "api/event_lines.hpp"
#include "api/http.hpp"
#include "exports/gzip.hpp"

namespace bonboek {

/// Reads a page of events at a time on the ledger's thread, and compresses it on the network's: neither is held up for
/// long, and what is held in memory is a page. Where the log can't be read on the body lacks its end. Shared with the
/// question that it has under way, which may end after the client has left.
class EventExport : public BodySource, public std::enable_shared_from_this<EventExport> {
 public:
  /// The events from `from` to before `until`, which the log must hold.
  EventExport(LedgerThread& ledger, Sequence from, Sequence until, bool is_compressed);

  void next(Done done) override;

 private:
  void ask(Done done);
  [[nodiscard]] std::string take_lines(const LedgerState& state);

  LedgerThread& ledger_;
  Sequence next_;
  Sequence until_;
  std::unique_ptr<Gzip> gzip_;  // none: the lines as they are
  std::string page_;            // read and not compressed yet
  bool is_over_{false};         // gzip's end was sent
  bool is_broken_{false};       // a page could not be read
};

}  // namespace bonboek
