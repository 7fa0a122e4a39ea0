// The log's Merkle tree: leaf i is the canonical line of event i. Subtrees of 256 leaves and more are held in memory,
// 64 bytes for each 256 events, and kept beside the log; smaller ones are hashed again from the lines where they are
// asked for. All of it follows from the log and can be made anew.
#pragma once

#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "ledger/canonical_line.hpp"
#include "ledger/log.hpp"
#include "ledger/merkle.hpp"

namespace bonboek {

/// Level of the smallest subtrees that are kept: tiles of level 1 in the terms of C2SP tlog-tiles.
inline constexpr unsigned kept_level = 8;
inline constexpr std::uint64_t stretch_leaves = std::uint64_t{1} << kept_level;

/// A run on its way into the tree: all that its lines say, the rest of the run may go.
struct RunLeaves {
  RunLines lines;
  std::vector<VoucherIndex> vouchers;
  std::vector<Sequence> previous;
  Sequence first;
  std::uint32_t count{1};
  std::optional<Year> minted;  // where the run mints: vouchers of this year
};

class LogTree {
 public:
  /// Told how many events of the log are hashed: first of those that were kept, then now and then, at last of all. Not
  /// told anything where none is left to hash. What it throws ends the making of the tree.
  using Progress = std::function<void(Sequence done)>;

  /// The tree of the log as far as `facts` have come. What is not kept, or damaged, is hashed anew and, of a whole log,
  /// kept. The log must outlive it. Throws LogDamage.
  LogTree(const Log& log, const Facts& facts, const Progress& progress = {});

  // What is recorded is taken in by a TreeWriter alone: runs are linked and come in order.

  /// For the thread that writes the log.
  [[nodiscard]] RunLeaves prepare(const Submission& submission, Run run, Sequence first);
  /// Hashes what was prepared. From one thread at a time.
  void take_in(const RunLeaves& leaves);
  /// The hashes of the kept level that were completed since this was asked last, to be written with their events; empty
  /// where there are none.
  [[nodiscard]] DerivedRow take_completed();

  // From any thread, of sizes up to where it has come and the log holds. Throws LogDamage.

  [[nodiscard]] TreeHead head(std::uint64_t size) const;
  [[nodiscard]] std::vector<Digest> inclusion(std::uint64_t index, std::uint64_t size) const;
  [[nodiscard]] std::vector<Digest> consistency(std::uint64_t old_size, std::uint64_t size) const;
  /// The hashes of `count` subtrees of a level from one on.
  [[nodiscard]] std::vector<Digest> hashes(TreeNode first, std::uint64_t count) const;
  /// The canonical lines from one event to before another.
  [[nodiscard]] std::vector<std::string> lines(Sequence from, Sequence until) const;
  /// Of all vouchers that are minted so far.
  [[nodiscard]] VoucherNumbers voucher_numbers() const;

 private:
  class Reader;

  void take_kept(Sequence end);
  void catch_up(Sequence end, const Progress& progress);
  void keep_all() const;
  template <class AppendLine>
  void hash(std::uint64_t from, std::uint64_t until, const AppendLine& append_line);
  void push(const Digest& leaf);
  void push_node(unsigned level, const Digest& hash);
  [[nodiscard]] std::uint64_t open_leaf() const { return stretch_leaves * levels_[kept_level].size(); }
  [[nodiscard]] LineNames names() const { return {registers_, numbers_}; }

  const Log& log_;
  std::vector<Digest> leaves_;  // of the run that is taken in; kept for its memory
  std::string line_;            // the same

  mutable std::mutex mutex_;  // guards all below: whoever prepares or takes in changes it, everybody reads it
  Registers registers_;       // changed by `prepare` alone
  VoucherNumbers numbers_;    // by `take_in`, as is what follows
  std::vector<std::deque<Digest>> levels_;  // by level; below `kept_level` those of the stretch that is not full yet
  DerivedRow completed_;
};

}  // namespace bonboek
