#include "ledger/log_tree.hpp"

#include <algorithm>
#include <cstring>
#include <map>
#include <span>
#include <utility>

#include "ledger/facts.hpp"
#include "ledger/log_runs.hpp"

namespace bonboek {
namespace {

constexpr std::size_t digest_bytes = std::tuple_size_v<Digest>;
/// What was hashed anew is kept in rows of so many hashes, of a million events.
constexpr std::size_t hashes_a_row = 4096;
constexpr std::uint64_t events_between_tellings = 4096;
constexpr unsigned level_count = 57;  // more than 2^56 subtrees of the lowest level there can't be

}  // namespace

/// Finds the hashes of subtrees for one question. Lines that were read are hashed once.
class LogTree::Reader {
 public:
  explicit Reader(const LogTree& tree) : tree_(tree) {}

  [[nodiscard]] Digest hash_of(TreeNode node) {
    {
      const std::lock_guard lock(tree_.mutex_);
      const auto& level = tree_.levels_[node.level];
      const std::uint64_t begin = node.level < kept_level ? tree_.open_leaf() >> node.level : 0;
      if (node.index >= begin) return level.at(node.index - begin);
    }
    const auto& leaves = leaves_of(node.first_leaf() >> kept_level);
    return root_of(std::span(leaves).subspan(node.first_leaf() % stretch_leaves, node.leaf_count()));
  }

 private:
  static Digest root_of(std::span<const Digest> leaves) {
    TreeEdge edge;
    for (const Digest& leaf : leaves) edge.add(leaf);
    return edge.root();
  }

  const std::vector<Digest>& leaves_of(std::uint64_t stretch) {
    auto& leaves = stretches_[stretch];
    if (!leaves.empty()) return leaves;
    const Sequence first{stretch << kept_level};
    for (const auto& line : tree_.lines(first, first + stretch_leaves)) leaves.push_back(leaf_hash(line));
    return leaves;
  }

  const LogTree& tree_;
  std::map<std::uint64_t, std::vector<Digest>> stretches_;
};

LogTree::LogTree(const Log& log, const Facts& facts, const Progress& progress)
    : log_(log), registers_(facts.registers()), numbers_(facts.vouchers().numbers()), levels_(level_count) {
  take_kept(facts.next());
  catch_up(facts.next(), progress);
}

/// As far as rows follow on each other and hold nothing beyond the end.
void LogTree::take_kept(Sequence end) {
  log_.read_derived(Derived::hashes, Sequence{0}, [this, end](const DerivedRow& row) {
    const std::uint64_t count = row.bytes.size() / digest_bytes;
    const bool fits = row.at.value == open_leaf() && count > 0 && row.bytes.size() % digest_bytes == 0 &&
                      row.at + count * stretch_leaves <= end;
    for (std::uint64_t i = 0; fits && i < count; ++i) {
      Digest hash;
      std::memcpy(hash.data(), row.bytes.data() + i * digest_bytes, digest_bytes);
      push_node(kept_level, hash);
    }
    return fits;
  });
  completed_ = {};
}

void LogTree::catch_up(Sequence end, const Progress& progress) {
  const Sequence from{open_leaf()};
  if (progress && from < end) progress(from);
  const bool is_behind = from + stretch_leaves <= end && end == log_.tip();
  Sequence told = from;
  read_runs(log_, from, end, [&](const PlacedRun& placed) {
    const RunLines lines(placed.submission, placed.run.fact, names());
    hash(placed.from, placed.until,
         [&](std::string& line, std::uint64_t i) { lines.append(line, placed.run, placed.first, i); });
    const Sequence done = placed.first + placed.until;
    if (progress && (done == end || done.value - told.value >= events_between_tellings)) progress(told = done);
    return true;
  });
  completed_ = {};
  if (is_behind) keep_all();
}

/// In rows of their own making: those that were there may be damaged, or lie where none of these does. What can't be
/// kept is hashed again next time.
void LogTree::keep_all() const {
  bool is_kept = log_.drop_derived(Derived::hashes);
  const auto& hashes = levels_[kept_level];
  for (std::size_t first = 0; is_kept && first < hashes.size(); first += hashes_a_row) {
    DerivedRow row{Sequence{first * stretch_leaves}, {}};
    const std::size_t end = std::min(hashes.size(), first + hashes_a_row);
    for (std::size_t i = first; i < end; ++i) row.bytes += bytes_of(hashes[i]);
    is_kept = log_.keep_derived(Derived::hashes, row, {});
  }
}

RunLeaves LogTree::prepare(const Submission& submission, Run run, Sequence first) {
  if (run.vouchers.empty()) {
    const std::lock_guard lock(mutex_);
    registers_.apply(run.fact, first);
  }
  RunLeaves leaves{
      RunLines(submission, run.fact, names()), std::move(run.vouchers), std::move(run.previous), first, 1, {}};
  if (!leaves.vouchers.empty()) leaves.count = static_cast<std::uint32_t>(leaves.vouchers.size());
  if (run.fact.type == EventType::minted) leaves.minted = year_of(run.fact.occurred_on);
  return leaves;
}

void LogTree::take_in(const RunLeaves& leaves) {
  if (leaves.minted) {
    const std::lock_guard lock(mutex_);
    numbers_.mint(*leaves.minted, leaves.count);
  }
  hash(0, leaves.count, [&](std::string& line, std::uint64_t i) {
    if (leaves.vouchers.empty()) {
      leaves.lines.append(line, leaves.first, VoucherIndex::none(), Sequence::none());
    } else {
      leaves.lines.append(line, leaves.first + i, leaves.vouchers[i], leaves.previous[i]);
    }
  });
}

template <class AppendLine>
void LogTree::hash(std::uint64_t from, std::uint64_t until, const AppendLine& append_line) {
  leaves_.clear();
  for (std::uint64_t i = from; i < until; ++i) {
    line_.clear();
    append_line(line_, i);
    leaves_.push_back(leaf_hash(line_));
  }
  const std::lock_guard lock(mutex_);
  for (const Digest& leaf : leaves_) push(leaf);
}

void LogTree::push(const Digest& leaf) {
  push_node(0, leaf);
  if (levels_[0].size() < stretch_leaves) return;
  for (unsigned level = 0; level < kept_level; ++level) levels_[level].clear();
}

void LogTree::push_node(unsigned level, const Digest& hash) {
  if (level == kept_level) {
    if (completed_.bytes.empty()) completed_.at = Sequence{open_leaf()};
    completed_.bytes += bytes_of(hash);
  }
  auto& nodes = levels_[level];
  nodes.push_back(hash);
  if (nodes.size() % 2 == 0) push_node(level + 1, node_hash(nodes[nodes.size() - 2], nodes.back()));
}

DerivedRow LogTree::take_completed() {
  const std::lock_guard lock(mutex_);
  return std::exchange(completed_, {});
}

TreeHead LogTree::head(std::uint64_t size) const {
  Reader reader(*this);
  return {size, tree_root(size, [&](TreeNode node) { return reader.hash_of(node); })};
}

std::vector<Digest> LogTree::inclusion(std::uint64_t index, std::uint64_t size) const {
  Reader reader(*this);
  return inclusion_proof(index, size, [&](TreeNode node) { return reader.hash_of(node); });
}

std::vector<Digest> LogTree::consistency(std::uint64_t old_size, std::uint64_t size) const {
  Reader reader(*this);
  return consistency_proof(old_size, size, [&](TreeNode node) { return reader.hash_of(node); });
}

std::vector<Digest> LogTree::hashes(TreeNode first, std::uint64_t count) const {
  Reader reader(*this);
  std::vector<Digest> list;
  list.reserve(count);
  for (std::uint64_t i = 0; i < count; ++i) list.push_back(reader.hash_of({first.level, first.index + i}));
  return list;
}

VoucherNumbers LogTree::voucher_numbers() const {
  const std::lock_guard lock(mutex_);
  return numbers_;
}

std::vector<std::string> LogTree::lines(Sequence from, Sequence until) const {
  std::vector<std::string> list;
  read_runs(log_, from, until, [&](const PlacedRun& placed) {
    const std::lock_guard lock(mutex_);
    const RunLines lines(placed.submission, placed.run.fact, names());
    for (std::uint64_t i = placed.from; i < placed.until; ++i) {
      lines.append(list.emplace_back(), placed.run, placed.first, i);
    }
    return true;
  });
  return list;
}

}  // namespace bonboek
