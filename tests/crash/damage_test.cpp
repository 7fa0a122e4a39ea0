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

constexpr std::size_t answers_told = 500;

/// The newest write-ahead file: the one with the highest number.
fs::path newest_wal(const fs::path& folder) {
  fs::path newest;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".log" && entry.path().filename() > newest.filename()) newest = entry.path();
  }
  return newest;
}

std::string read_bytes(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void write_bytes(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

/// Where the records begin that stand in one piece in the file's last two blocks of 32 KiB, by their headers: crc:u32
/// length:u16 type:u8, type 1 being such a record.
std::vector<std::size_t> last_records(const std::string& wal) {
  std::vector<std::size_t> begins;
  constexpr std::size_t header = 7;
  constexpr std::size_t block = 32'768;
  for (std::size_t at = std::max(wal.size() / block, std::size_t{1}) * block - block; at + header <= wal.size();) {
    if (block - at % block < header) at += block - at % block;
    if (at + header > wal.size()) break;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned>(static_cast<std::uint8_t>(wal[at + i])); };
    if (byte(6) == 1) begins.push_back(at);
    at += header + byte(4) + 256 * byte(5);
  }
  return begins;
}

/// A ledger whose writer was killed, with what its log then holds.
class Damage : public testing::Test {
 protected:
  void SetUp() override {
    static_cast<void>(run_until_told({killed_.path() / "ledger", 0, Witness().next_steps()}, answers_told));
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

TEST_F(Damage, AWriteAheadFileThatIsGoneWhenItIsReadIsRocksDBsToJudge) {
  const fs::path folder = copy("gone");
  fs::create_symlink(folder / "nowhere", folder / "999999.log");
  try {
    const Log log(folder, Log::Mode::read_only);
    EXPECT_EQ(log.tip(), tip_);
  } catch (const LogUnavailable& unavailable) {
    EXPECT_THAT(unavailable.what(), testing::HasSubstr("999999.log"));
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

TEST_F(Damage, ABrokenHeaderIsNoTornTailWhereRecordsFollow) {
  const std::string whole = read_bytes(newest_wal(copy("records")));
  const auto begins = last_records(whole);
  ASSERT_GE(begins.size(), 3U) << "too few records to try";
  for (std::size_t i = 0; i + 1 < begins.size(); i += 1 + begins.size() / 8) {
    for (const bool is_erased : {false, true}) {
      const fs::path folder = copy(fmt::format("header-{}-{}", i, is_erased));
      std::string bytes = whole;
      if (is_erased) bytes.replace(begins[i], 7, 7, '\0');
      if (!is_erased) bytes[begins[i] + 5] = static_cast<char>(bytes[begins[i] + 5] ^ 0x80);
      write_bytes(newest_wal(folder), bytes);
      for (const auto mode : {Log::Mode::read_only, Log::Mode::write}) {
        try {
          const Log log(folder, mode);
          FAIL() << "opened with record " << i << " of " << begins.size() << " broken; ends at " << log.tip().value;
        } catch (const LogDamage& damage) {
          EXPECT_THAT(damage.what(), testing::HasSubstr(newest_wal(folder).filename().string()));
        }
      }
    }
  }
}

}  // namespace
}  // namespace bonboek::crash
