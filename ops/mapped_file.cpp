#include "ops/mapped_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "ops/exit_codes.hpp"

namespace bonboek {

MappedFile::MappedFile(const std::string& path) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status{};
  bool is_read = descriptor >= 0 && fstat(descriptor, &status) == 0;
  if (is_read && !S_ISREG(status.st_mode)) {
    errno = EISDIR;
    is_read = false;
  }
  if (is_read && status.st_size > 0) {
    size_ = static_cast<std::size_t>(status.st_size);
    address_ = mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, descriptor, 0);
    is_read = address_ != MAP_FAILED;
  }
  const int error = errno;
  if (descriptor >= 0) close(descriptor);
  if (!is_read) {
    throw CommandFailed(ExitCode::no_input,
                        fmt::format("can't read {}: {}", path, std::generic_category().message(error)));
  }
}

MappedFile::~MappedFile() {
  if (size_ > 0) munmap(address_, size_);
}

}  // namespace bonboek
