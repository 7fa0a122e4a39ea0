#include "ops/scratch_file.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "ops/exit_codes.hpp"

namespace bonboek {

ScratchFile::ScratchFile()
    : path_(std::filesystem::temp_directory_path() / "bonboek-XXXXXX"), descriptor_(mkstemp(path_.data())) {
  if (descriptor_ < 0) {
    throw CommandFailed(ExitCode::cannot_create, fmt::format("can't make {}: {}", path_, std::strerror(errno)));
  }
}

ScratchFile::~ScratchFile() {
  close(descriptor_);
  unlink(path_.c_str());
}

void ScratchFile::append(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      throw CommandFailed(ExitCode::storage_failed, fmt::format("can't write {}: {}", path_, std::strerror(errno)));
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace bonboek
