// The key file: one line for each key, `principal role party sha256`, with one space between. Party is `-` where the
// role has none; sha256 is the lower-case hex SHA-256 of the key's 43 characters, as `printf %s KEY | sha256sum` gives
// it. Lines that begin with # and empty lines are skipped. To take a key back, delete its line; a principal with two
// lines has two keys.
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

#include "api/keys.hpp"

namespace bonboek {
namespace {

class File {
 public:
  explicit File(int descriptor) : descriptor_{descriptor} {}
  ~File() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  [[nodiscard]] int get() const { return descriptor_; }
  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }

 private:
  int descriptor_;
};

struct KeyFileText {
  std::string text;
  struct stat status{};
};

std::unexpected<std::string> failed(std::string_view what, const std::string& path) {
  return std::unexpected(fmt::format("can't {} {}: {}", what, path, std::generic_category().message(errno)));
}

/// The file's text; nothing where there is no such file.
std::expected<std::optional<KeyFileText>, std::string> read_text(const std::string& path) {
  const File file{open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (!file.is_open() && errno == ENOENT) return std::nullopt;
  KeyFileText read;
  if (!file.is_open() || fstat(file.get(), &read.status) != 0) return failed("open", path);
  if (!S_ISREG(read.status.st_mode)) return std::unexpected(fmt::format("{} is no file", path));
  if ((read.status.st_mode & 077U) != 0) {
    return std::unexpected(fmt::format("{} may be read or written by others than its owner (mode {:03o}): chmod 600 it",
                                       path, read.status.st_mode & 0777U));
  }
  const auto size = static_cast<std::size_t>(read.status.st_size);
  if (size > max_key_file_bytes) {
    return std::unexpected(fmt::format("{} is larger than {} bytes (max_key_file_bytes)", path, max_key_file_bytes));
  }
  read.text.resize(size);
  for (std::size_t done = 0; done < size;) {
    const ssize_t count = ::read(file.get(), read.text.data() + done, size - done);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return failed("read", path);
    if (count == 0) return std::unexpected(fmt::format("{} became shorter while it was read", path));
    done += static_cast<std::size_t>(count);
  }
  return read;
}

std::expected<KeyRing, std::string> parse_file(const std::string& path, std::string_view text) {
  auto ring = KeyRing::parse(text);
  if (!ring) return std::unexpected(fmt::format("{}, {}", path, ring.error()));
  return ring;
}

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = write(descriptor, text.data(), text.size());
    if (count < 0 && errno != EINTR) return false;
    if (count > 0) text.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

/// Puts `text` in the place of the file. `directory` is open on the one it is in.
std::expected<void, std::string> replace(const std::string& path, const File& directory, std::string_view text,
                                         const std::optional<KeyFileText>& before) {
  std::string beside = path + ".XXXXXX";
  const File file{mkostemp(beside.data(), O_CLOEXEC)};  // mode 600
  if (!file.is_open()) return failed("make a file beside", path);
  const bool keeps_owner = !before || fchown(file.get(), before->status.st_uid, before->status.st_gid) == 0;
  if (!keeps_owner || !write_all(file.get(), text) || fsync(file.get()) != 0 ||
      rename(beside.c_str(), path.c_str()) != 0) {
    auto failure = failed("write", path);
    unlink(beside.c_str());
    return failure;
  }
  if (fsync(directory.get()) != 0) return failed("sync the directory of", path);
  return {};
}

/// The directory that the file is in, open and locked: it, not the file, is what two writers lock, for the file is
/// another one after each of them.
std::expected<std::unique_ptr<File>, std::string> lock_directory_of(const std::string& path) {
  const auto parent = std::filesystem::path{path}.parent_path();
  auto directory =
      std::make_unique<File>(open(parent.empty() ? "." : parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!directory->is_open()) return failed("open the directory of", path);
  if (flock(directory->get(), LOCK_EX) != 0) return failed("lock the directory of", path);
  return directory;
}

}  // namespace

std::expected<KeyRing, std::string> KeyRing::load(const std::string& path) {
  const auto file = read_text(path);
  if (!file) return std::unexpected(file.error());
  if (!*file) return std::unexpected(fmt::format("there is no key file {}", path));
  return parse_file(path, (*file)->text);
}

std::expected<void, std::string> append(const std::string& path, const Principal& principal, std::string_view key) {
  const auto directory = lock_directory_of(path);
  if (!directory) return std::unexpected(directory.error());
  const auto before = read_text(path);
  if (!before) return std::unexpected(before.error());
  std::string text = *before ? (*before)->text : std::string{};
  if (!text.empty() && text.back() != '\n') text += '\n';
  text += key_line(principal, key) + '\n';
  if (const auto checked = parse_file(path, text); !checked) return std::unexpected(checked.error());
  return replace(path, **directory, text, *before);
}

std::expected<std::size_t, std::string> remove_keys(const std::string& path, std::string_view principal) {
  const auto directory = lock_directory_of(path);
  if (!directory) return std::unexpected(directory.error());
  const auto before = read_text(path);
  if (!before) return std::unexpected(before.error());
  if (!*before) return std::unexpected(fmt::format("there is no key file {}", path));
  const std::string& text = (*before)->text;
  const std::string its_lines = fmt::format("{} ", principal);
  std::string kept;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size() - 1) + 1;
    const auto line = std::string_view{text}.substr(at, end - at);
    if (line.starts_with(its_lines)) {
      ++count;
    } else {
      kept += line;
    }
    at = end;
  }
  if (count == 0) return count;
  if (const auto checked = parse_file(path, kept); !checked) return std::unexpected(checked.error());
  if (const auto replaced = replace(path, **directory, kept, *before); !replaced) {
    return std::unexpected(replaced.error());
  }
  return count;
}

}  // namespace bonboek
