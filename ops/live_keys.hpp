// The keys of a running service: a ring that is replaced whole when the key file is read again.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "api/keys.hpp"

namespace bonboek {

class LiveKeys {
 public:
  /// Reads the key file. Throws CommandFailed that says what is wrong with it.
  explicit LiveKeys(std::string path);

  /// From any thread. Shared, for a request may still look at a ring that was replaced.
  [[nodiscard]] std::shared_ptr<const KeyRing> current() const;

  /// Reads the file again. Where it is wrong the ring stays as it was, and the log says why.
  void reload();

 private:
  std::string path_;
  mutable std::mutex mutex_;
  std::shared_ptr<const KeyRing> ring_;
};

}  // namespace bonboek
