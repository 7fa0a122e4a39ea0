#include "ops/signing_key.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include "ops/exit_codes.hpp"

namespace bonboek {
namespace {

constexpr mode_t owner_reads_and_writes = 0600;

[[noreturn]] void fail_to_make(const std::string& path) {
  throw CommandFailed(ExitCode::cannot_create, fmt::format("can't make {}: {}", path, std::strerror(errno)));
}

/// Whether a descriptor's bytes are on the disk; it is closed.
bool write_and_close(int descriptor, const std::string& text) {
  const bool is_written =
      write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && fsync(descriptor) == 0;
  return close(descriptor) == 0 && is_written;
}

void sync_folder(const DataFolder& folder) {
  const int descriptor = open(folder.path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;  // the file is there; a power cut now would have the next start make another
  fsync(descriptor);
  close(descriptor);
}

NoteSigner read_signing_key(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  if (!std::getline(file, line)) throw CommandFailed(ExitCode::no_input, fmt::format("can't read {}", path));
  auto signer = NoteSigner::parse(line);
  if (!signer) {
    throw CommandFailed(ExitCode::no_input,
                        fmt::format("{} is no signing key: {}; take it from a backup", path, signer.error()));
  }
  return std::move(*signer);
}

}  // namespace

NoteSigner create_signing_key(const DataFolder& folder, const std::string& origin) {
  NoteSigner signer = NoteSigner::generate(origin);
  const std::string path = folder.signing_key();
  const int descriptor = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, owner_reads_and_writes);
  if (descriptor < 0) fail_to_make(path);
  if (!write_and_close(descriptor, signer.key() + "\n")) {
    unlink(path.c_str());
    fail_to_make(path);
  }
  sync_folder(folder);
  return signer;
}

NoteSigner signing_key_of(const DataFolder& folder, const Registers& registers) {
  if (!registers.scheme()) {
    throw CommandFailed(
        ExitCode::unavailable,
        fmt::format("{}: no scheme is opened in it: make a ledger with 'bonboek init'", folder.path.string()));
  }
  const std::string& origin = registers.scheme()->origin;
  if (!std::filesystem::exists(folder.signing_key())) {
    NoteSigner signer = create_signing_key(folder, origin);
    spdlog::warn("{} was not there and is made: who checks the log needs its new public key, {}", folder.signing_key(),
                 signer.verifier().key());
    return signer;
  }
  NoteSigner signer = read_signing_key(folder.signing_key());
  if (signer.verifier().name() != origin) {
    throw CommandFailed(ExitCode::no_input, fmt::format("{} is the key of the log {}, and this is {}",
                                                        folder.signing_key(), signer.verifier().name(), origin));
  }
  return signer;
}

}  // namespace bonboek
