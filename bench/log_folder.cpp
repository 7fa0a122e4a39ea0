#include "bench/log_folder.hpp"

#include <fmt/format.h>
#include <malloc.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

#include "bench/recorder.hpp"

namespace bonboek::bench {

LogFolder::LogFolder(const std::filesystem::path& parent) {
  auto name = (parent / "bonboek-bench-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder can be made: " + name);
  path_ = name;
}

LogFolder::~LogFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::uint64_t LogFolder::bytes() const {
  std::uint64_t bytes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path_)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return bytes;
}

void must_agree(const char* what, const Figures& expected, const Figures& found) {
  const auto differences = expected.differences(found);
  if (differences.empty()) return;
  throw WrongAnswer(fmt::format("{}: {} figures differ\n{}", what, differences.size(), fmt::join(differences, "\n")));
}

std::uint64_t resident_bytes() {
  malloc_trim(0);
  std::uint64_t all_pages = 0;
  std::uint64_t resident_pages = 0;
  std::ifstream("/proc/self/statm") >> all_pages >> resident_pages;
  return resident_pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

}  // namespace bonboek::bench
