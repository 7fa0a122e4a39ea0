// A ledger's own log audited: its blocks are decoded, their runs heard and their lines printed and hashed, so that what
// comes out is what an export of the log would give.
#pragma once

#include <functional>
#include <memory>

#include "audit/retrial.hpp"
#include "audit/tree_heads.hpp"
#include "ledger/log.hpp"

namespace bonboek {

class HeardLog {
 public:
  /// All that is given must outlive this. `sizes`: those whose roots will be asked of `heads`.
  HeardLog(const Log& log, Retrial::Terms terms, std::vector<std::uint64_t> sizes, Findings& findings);
  ~HeardLog();
  HeardLog(const HeardLog&) = delete;
  HeardLog& operator=(const HeardLog&) = delete;

  /// Hears the events up to and without `until`. `progress` is told after every block how many are done. Throws
  /// LogDamage.
  void hear(Sequence until, const std::function<void(Sequence done)>& progress);

  [[nodiscard]] const Views& views() const;
  [[nodiscard]] const TreeHeads& heads() const;

 private:
  class Hearing;
  std::unique_ptr<Hearing> hearing_;
};

}  // namespace bonboek
