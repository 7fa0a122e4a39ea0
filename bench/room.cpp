#include "bench/room.hpp"

#include <fmt/format.h>
#include <linux/magic.h>
#include <sys/vfs.h>

#include <array>
#include <fstream>
#include <string_view>
#include <utility>

namespace bonboek::bench {
namespace {

constexpr std::uint64_t disk_bytes_an_event = 64;
constexpr std::uint64_t disk_bytes_for_all = 64U << 20U;  // what RocksDB reserves for its write-ahead log
constexpr std::uint64_t memory_bytes_an_event = 64;
constexpr std::uint64_t memory_bytes_for_all = 512U << 20U;

constexpr std::string_view in_memory = "tmpfs, in memory: fsync is not measured";
constexpr std::array<std::pair<std::uint32_t, std::string_view>, 5> file_systems{{{EXT4_SUPER_MAGIC, "ext4"},
                                                                                  {XFS_SUPER_MAGIC, "xfs"},
                                                                                  {BTRFS_SUPER_MAGIC, "btrfs"},
                                                                                  {OVERLAYFS_SUPER_MAGIC, "overlayfs"},
                                                                                  {TMPFS_MAGIC, in_memory}}};

/// What can be had without swapping: pages that only keep files are as good as free. 0 where the system does not tell.
std::uint64_t free_memory_bytes() {
  std::ifstream file("/proc/meminfo");
  std::string name;
  std::uint64_t kilobytes = 0;
  for (std::string unit; file >> name >> kilobytes; std::getline(file, unit)) {
    if (name == "MemAvailable:") return kilobytes << 10U;
  }
  return 0;
}

}  // namespace

Need need_of(std::uint64_t events, std::uint64_t logs) {
  return {logs * (disk_bytes_for_all + events * disk_bytes_an_event),
          memory_bytes_for_all + events * memory_bytes_an_event};
}

std::string misfit(const std::filesystem::path& folder, const Need& need, const std::string& what) {
  constexpr auto in_mb = [](std::uint64_t bytes) { return (bytes + (1U << 20U) - 1) >> 20U; };
  const std::uint64_t free_disk = std::filesystem::space(folder).available;
  if (need.disk > free_disk) {
    return fmt::format("{} need {} MB in {}, which has {} MB", what, in_mb(need.disk), folder.string(),
                       free_disk >> 20U);
  }
  const std::uint64_t free_memory = free_memory_bytes();
  if (need.memory > free_memory) {
    return fmt::format("{} need {} MB of memory, {} MB are free", what, in_mb(need.memory), free_memory >> 20U);
  }
  return {};
}

std::string file_system_of(const std::filesystem::path& folder) {
  struct statfs told{};
  if (statfs(folder.c_str(), &told) != 0) return "unknown";
  const auto kind = static_cast<std::uint32_t>(told.f_type);
  for (const auto& [magic, name] : file_systems) {
    if (magic == kind) return std::string(name);
  }
  return fmt::format("of kind {:#x}", kind);
}

}  // namespace bonboek::bench
