// What RocksDB notes about itself, kept in memory: its reports of trouble name the file, which its status leaves out.
// No file LOG is written: on a full disk that write fails first, and RocksDB 7.8 aborts the process at the second one.
#pragma once

#include <rocksdb/env.h>

#include <deque>
#include <mutex>
#include <string>

namespace bonboek {

/// Called by any thread of RocksDB.
class RocksNotes : public rocksdb::Logger {
 public:
  RocksNotes() : Logger(rocksdb::InfoLogLevel::WARN_LEVEL) {}

  using Logger::Logv;
  void Logv(const char* format, va_list values) override;

  /// The newest few warnings, oldest first; empty where there were none.
  [[nodiscard]] std::string newest() const;

 private:
  mutable std::mutex mutex_;
  std::deque<std::string> newest_;
};

}  // namespace bonboek
