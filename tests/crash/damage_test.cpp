// Files that are not as they were written: a torn tail is what a crash leaves and opens; anything else is refused.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/crash/witness.hpp"
#include "tests/crash/writer_process.hpp"

namespace bonboek::crash {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds writing{700};

/// The newest write-ahead file: the one with the highest number.
fs::path newest_wal(const fs::path& folder) {
  fs::path newest;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".log" && entry.path().filename() > newest.filename()) newest = entry.path();
  }
  return newest;
}

/// A ledger whose writer was killed, with what its log then holds.
class Damage : public testing::Test {
 protected:
  void SetUp() override {
    static_cast<void>(run_until_killed({killed_.path() / "ledger", 0, Witness().next_steps()}, writing));
    const Log log(copy("whole"), Log::Mode::write);
    tip_ = log.tip();
    ASSERT_GT(tip_.value, 1'000U);
  }

  /// A copy of the killed ledger to damage and open.
  [[nodiscard]] fs::path copy(const std::string& name) const {
    fs::copy(killed_.path() / "ledger", killed_.path() / name, fs::copy_options::recursive);
    return killed_.path() / name;
  }

  Folder killed_;
  Sequence tip_;
};

TEST_F(Damage, ATornTailOpensAsAWholePrefix) {
  for (const std::uintmax_t torn : {1U, 2U, 7U, 60U, 1'000U, 40'000U}) {
    const fs::path folder = copy(fmt::format("torn-{}", torn));
    const fs::path wal = newest_wal(folder);
    fs::resize_file(wal, fs::file_size(wal) - torn);
    const Log log(folder, Log::Mode::write);
    EXPECT_LT(log.tip(), tip_) << torn << " bytes torn off";
    EXPECT_EQ(Witness::find_break(log), "") << torn << " bytes torn off";
  }
}

TEST_F(Damage, AByteChangedInTheMiddleIsRefusedAndTheFileNamed) {
  for (const int percent : {5, 50, 80}) {
    const fs::path folder = copy(fmt::format("changed-{}", percent));
    const fs::path wal = newest_wal(folder);
    const auto at = static_cast<std::streamoff>(fs::file_size(wal) * static_cast<std::uintmax_t>(percent) / 100);
    std::fstream file(wal, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(at);
    const auto byte = static_cast<char>(file.get() ^ 0x10);
    file.seekp(at);
    file.put(byte);
    file.close();
    try {
      const Log log(folder, Log::Mode::write);
      FAIL() << "opened with byte " << at << " of " << wal << " changed; the log ends at " << log.tip().value;
    } catch (const LogDamage& damage) {
      EXPECT_THAT(damage.what(), testing::HasSubstr(wal.filename().string()));
    }
  }
}

}  // namespace
}  // namespace bonboek::crash
