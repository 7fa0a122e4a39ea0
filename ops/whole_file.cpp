#include "ops/whole_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "ops/exit_codes.hpp"

namespace bonboek {
namespace {

[[noreturn]] void refuse_existing(const std::filesystem::path& path) {
  throw CommandFailed(ExitCode::cannot_create,
                      fmt::format("{} is there already: give --force to replace it", path.string()));
}

}  // namespace

WholeFile::WholeFile(std::filesystem::path path, Existing existing)
    : path_(std::move(path)), existing_(existing), beside_(path_.string() + ".XXXXXX") {
  if (std::filesystem::is_directory(path_)) {
    throw CommandFailed(ExitCode::cannot_create, fmt::format("{} is a folder", path_.string()));
  }
  if (existing_ == Existing::refused && std::filesystem::exists(std::filesystem::symlink_status(path_))) {
    refuse_existing(path_);
  }
  descriptor_ = mkostemp(beside_.data(), O_CLOEXEC);
  if (descriptor_ < 0) {
    throw CommandFailed(ExitCode::cannot_create,
                        fmt::format("can't make {}: {}", path_.string(), std::strerror(errno)));
  }
}

WholeFile::~WholeFile() {
  if (descriptor_ >= 0) close(descriptor_);
  if (!beside_.empty()) unlink(beside_.c_str());
}

void WholeFile::write(std::string_view piece) {
  while (!piece.empty()) {
    const ssize_t count = ::write(descriptor_, piece.data(), piece.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("write");
    piece.remove_prefix(static_cast<std::size_t>(count));
  }
}

void WholeFile::finish() {
  if (fsync(descriptor_) != 0) fail("write");
  if (close(std::exchange(descriptor_, -1)) != 0) fail("write");
  const unsigned flags = existing_ == Existing::refused ? RENAME_NOREPLACE : 0;
  if (renameat2(AT_FDCWD, beside_.c_str(), AT_FDCWD, path_.c_str(), flags) != 0) {
    if (errno == EEXIST) refuse_existing(path_);
    fail("name");
  }
  beside_.clear();
  const auto folder = path_.has_parent_path() ? path_.parent_path() : std::filesystem::path(".");
  const int above = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (above < 0) return;  // the file is there; a power cut now could take its name away again
  fsync(above);
  close(above);
}

void WholeFile::fail(const char* what) const {
  throw CommandFailed(ExitCode::storage_failed,
                      fmt::format("can't {} {}: {}", what, path_.string(), std::strerror(errno)));
}

}  // namespace bonboek
