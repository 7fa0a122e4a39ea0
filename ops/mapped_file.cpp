#include "ops/mapped_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

#include "ops/exit_codes.hpp"
#include "ops/scratch_file.hpp"

namespace bonboek {
namespace {

constexpr std::size_t piece_bytes = std::size_t{1} << 16U;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

[[noreturn]] void refuse(const std::string& path, const std::string& why) {
  throw CommandFailed(ExitCode::no_input, fmt::format("can't read {}: {}", path, why));
}

[[noreturn]] void refuse_by_error(const std::string& path) {
  refuse(path, std::generic_category().message(errno));
}

struct stat status_of(int descriptor, const std::string& path) {
  struct stat status{};
  if (descriptor < 0 || fstat(descriptor, &status) != 0) refuse_by_error(path);
  return status;
}

void copy_all(int from, const std::string& path, ScratchFile& to) {
  std::array<char, piece_bytes> piece{};
  for (;;) {
    const ssize_t count = read(from, piece.data(), piece.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) refuse_by_error(path);
    if (count == 0) return;
    to.append({piece.data(), static_cast<std::size_t>(count)});
  }
}

}  // namespace

MappedFile::MappedFile(const std::string& path) {
  const Descriptor file(path == standard_input ? dup(STDIN_FILENO) : open(path.c_str(), O_RDONLY | O_CLOEXEC));
  const auto status = status_of(file.number(), path);
  if (S_ISREG(status.st_mode)) {
    map(file.number(), path);
    return;
  }
  if (S_ISDIR(status.st_mode)) refuse(path, "it is a folder, and a file is needed");
  if (!S_ISFIFO(status.st_mode) && !S_ISSOCK(status.st_mode)) {
    refuse(path, isatty(file.number()) == 1 ? "it is a terminal, and a file or a pipe is needed"
                                            : "it is a device, and a file or a pipe is needed");
  }
  ScratchFile copy;
  copy_all(file.number(), path, copy);
  const Descriptor copied(open(copy.path().c_str(), O_RDONLY | O_CLOEXEC));
  map(copied.number(), copy.path());  // which stays when the file's name goes
}

void MappedFile::map(int descriptor, const std::string& path) {
  size_ = static_cast<std::size_t>(status_of(descriptor, path).st_size);
  if (size_ == 0) return;
  address_ = mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, descriptor, 0);
  if (address_ != MAP_FAILED) return;
  size_ = 0;
  refuse_by_error(path);
}

MappedFile::~MappedFile() {
  if (size_ > 0) munmap(address_, size_);
}

}  // namespace bonboek
