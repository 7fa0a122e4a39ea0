// What lies where in a ledger's folder.
#pragma once

#include <filesystem>
#include <string>

namespace bonboek {

struct DataFolder {
  std::filesystem::path path;

  [[nodiscard]] std::filesystem::path log() const { return path / "log"; }
  [[nodiscard]] std::string keys() const { return path / "keys"; }
  [[nodiscard]] std::string witnesses() const { return path / "witnesses"; }
  [[nodiscard]] std::string signing_key() const { return path / "signing-key"; }
};

}  // namespace bonboek
