// The limit: what RocksDB does with a log's bytes where nothing else is done. The workload is recorded and scanned by
// the ledger, then its blocks are written, with one fsync for each as the ledger does, and scanned by RocksDB alone;
// so by turns as often as --repetitions says. Prints one JSON object.
#include <fmt/format.h>
#include <rocksdb/db.h>
#include <rocksdb/statistics.h>

#include <cstdio>

#include "bench/log_folder.hpp"
#include "bench/options.hpp"
#include "bench/recorder.hpp"
#include "bench/workload/expected.hpp"

namespace bonboek::bench {
namespace {

using Seconds = std::vector<double>;

struct Block {
  Sequence first;
  std::string bytes;
};

template <class Work>
double seconds_of(Work work) {
  const auto began = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

void check(const rocksdb::Status& status) {
  if (!status.ok()) throw std::runtime_error(status.ToString());
}

/// What the ledger took to decide, encode, write with fsync and apply it.
double record(const std::filesystem::path& folder, const Workload& workload, const Options& options) {
  Log log(folder, Log::Mode::create);
  Spine spine(log, Views{}, Workload::opens_at);
  Recorder recorder(spine, {options.block_events, options.block_events});
  workload.tell([&](PostRequest request) {
    recorder.take(std::move(request));
    return true;
  });
  recorder.flush();
  return recorder.recorded().seconds();
}

std::uint64_t scan(const Log& log) {
  std::uint64_t events = 0;
  Run run;
  log.read(Sequence{0}, log.tip(), [&](std::string_view block, Sequence block_first) {
    BlockReader reader(block, block_first);
    for (Submission submission; reader.next_submission(submission);) {
      for (Sequence first; reader.next_run(run, first);) events += run.count();
    }
    return true;
  });
  return events;
}

std::vector<Block> blocks_of(const Log& log) {
  std::vector<Block> blocks;
  log.read(Sequence{0}, log.tip(), [&](std::string_view block, Sequence first) {
    blocks.push_back({first, std::string(block)});
    return true;
  });
  return blocks;
}

/// RocksDB with what the ledger sets for its log, and nothing beside it.
class BareStore {
 public:
  explicit BareStore(const std::filesystem::path& folder) {
    options_.create_if_missing = true;
    options_.write_buffer_size = 64U << 20U;
    options_.compression = rocksdb::kNoCompression;
    options_.statistics = rocksdb::CreateDBStatistics();
    rocksdb::DB* opened = nullptr;
    check(rocksdb::DB::Open(options_, folder.string(), &opened));
    store_.reset(opened);
  }

  void write(const std::vector<Block>& blocks) {
    rocksdb::WriteOptions with_sync;
    with_sync.sync = true;
    for (const Block& block : blocks) check(store_->Put(with_sync, key_of(block.first), block.bytes));
  }

  void flush() { check(store_->Flush(rocksdb::FlushOptions())); }

  [[nodiscard]] std::uint64_t scan() const {
    rocksdb::ReadOptions options;
    options.fill_cache = false;
    const std::unique_ptr<rocksdb::Iterator> at(store_->NewIterator(options));
    std::uint64_t bytes = 0;
    for (at->SeekToFirst(); at->Valid(); at->Next()) bytes += at->value().size();
    check(at->status());
    return bytes;
  }

  /// Throws WrongAnswer where it does not hold these blocks and no others.
  void check_holds(const std::vector<Block>& blocks, const Checks& checks) const {
    const std::unique_ptr<rocksdb::Iterator> at(store_->NewIterator(rocksdb::ReadOptions()));
    at->SeekToFirst();
    for (const Block& block : blocks) {
      if (!at->Valid() || at->key() != key_of(block.first) || at->value() != block.bytes) {
        throw WrongAnswer(fmt::format("the block of event {} was not copied", block.first.value));
      }
      at->Next();
    }
    std::uint64_t held = blocks.size();
    for (; at->Valid(); at->Next()) ++held;
    checks.must_be("blocks", "of them", blocks.size(), held);
  }

  [[nodiscard]] std::uint64_t syncs() const { return options_.statistics->getTickerCount(rocksdb::WAL_FILE_SYNCED); }

 private:
  static std::string key_of(Sequence first) {
    std::string key(sizeof(first.value), '\0');
    for (std::size_t at = 0; at < key.size(); ++at) {
      key[key.size() - 1 - at] = static_cast<char>(first.value >> (8 * at) & 255U);
    }
    return key;
  }

  rocksdb::Options options_;
  std::unique_ptr<rocksdb::DB> store_;
};

struct Measured {
  Seconds record, scan, bare_write, bare_scan;
  std::uint64_t blocks{0};
  std::uint64_t bytes{0};
  std::uint64_t syncs{0};
};

void measure(const Options& options, const Workload& workload, const Expected& expected, Measured& measured) {
  const LogFolder folder(options.folder);
  const LogFolder bare_folder(options.folder);
  measured.record.push_back(record(folder.path(), workload, options));
  const Log log(folder.path(), Log::Mode::write);  // opening writes to tables what was in the write-ahead log
  options.checks.must_agree("log", expected.log, log_figures(log));
  const auto blocks = blocks_of(log);
  BareStore store(bare_folder.path());
  measured.bare_write.push_back(seconds_of([&] { store.write(blocks); }));
  measured.syncs = store.syncs();
  store.flush();
  store.check_holds(blocks, options.checks);
  measured.blocks = blocks.size();
  options.checks.must_reach("syncs", "of them, one for each block,", measured.blocks, measured.syncs);
  std::uint64_t scanned = 0;
  measured.scan.push_back(seconds_of([&] { scanned = scan(log); }));
  options.checks.must_be("scan", "events scanned", expected.event_count, scanned);
  measured.bare_scan.push_back(seconds_of([&] { measured.bytes = store.scan(); }));
  std::uint64_t bytes = 0;
  for (const Block& block : blocks) bytes += block.bytes.size();
  options.checks.must_be("bytes", "of them scanned", bytes, measured.bytes);
}

void run(const Options& options) {
  const Workload workload({vouchers_for(options.events), options.seed});
  const Expected expected = expected_of(workload);
  Measured measured;
  for (std::uint32_t i = 0; i < options.repetitions; ++i) measure(options, workload, expected, measured);
  fmt::print(
      R"({{"events": {}, "blocks": {}, "bytes": {}, "syncs": {}, "recordSeconds": [{}], "bareWriteSeconds": [{}], )"
      R"("scanSeconds": [{}], "bareScanSeconds": [{}]}})"
      "\n",
      expected.event_count, measured.blocks, measured.bytes, measured.syncs, fmt::join(measured.record, ", "),
      fmt::join(measured.bare_write, ", "), fmt::join(measured.scan, ", "), fmt::join(measured.bare_scan, ", "));
}

Program program() {
  return {"rocks_limit",
          "Times the ledger's log beside the same bytes in RocksDB alone, by turns.",
          {"--events", "--block-events", "--repetitions"},
          {"log", "blocks", "syncs", "scan", "bytes"},
          [](const Options& options) { return need_of(options.events, 2); },
          run};
}

}  // namespace
}  // namespace bonboek::bench

int main(int count, char** words) {
  return bonboek::bench::run_program(bonboek::bench::program(), count, words);
}
