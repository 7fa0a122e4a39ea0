// Whatever happens to the files of what is derived, the log opens and takes posts, and past answers are right; after an
// opening or two everything is kept again.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/ledger/raw_log.hpp"
#include "tests/projections/desk.hpp"
#include "tests/projections/kept_moments.hpp"

namespace bonboek {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t snapshot_after = 20;
constexpr int openings = 8;  // each leaves a table: after four of them RocksDB begins to compact

void flip(const fs::path& file, std::uintmax_t at, std::size_t count) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekg(static_cast<std::streamoff>(at));
  std::string bytes(count, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(count));
  for (char& byte : bytes) byte = static_cast<char>(byte ^ 0x5A);
  stream.seekp(static_cast<std::streamoff>(at));
  stream.write(bytes.data(), static_cast<std::streamsize>(count));
}

class DerivedDamage : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    Desk(folder_.log()).post(opening());
    for (int i = 0; i < 3; ++i) post_and_keep();
  }

  void post_and_keep() {
    Desk desk(folder_.log());
    for (int i = 0; i < 10; ++i) {
      desk.post(fmt::format(R"({{"type":"fund-deposited","occurredOn":"2025-10-{:02}","amountCents":{},)"
                            R"("reference":"D-{}"}})",
                            i + 1, 100 + i, i));
    }
    keep_all(desk.log(), snapshot_after);
  }

  /// Damages every table of what is derived; tells how many there were.
  int damage() {
    int count = 0;
    const std::string how = GetParam();
    for (const auto& entry : fs::directory_iterator(derived_folder(folder_.log()))) {
      if (entry.path().extension() != ".sst") continue;
      ++count;
      const auto size = fs::file_size(entry);
      if (how == "middle") flip(entry, size / 2 - 32, 64);
      if (how == "rows") flip(entry, 0, 64);
      if (how == "footer") flip(entry, size - 64, 64);
      if (how == "gone") fs::remove(entry);
    }
    if (how == "no folder") fs::remove_all(derived_folder(folder_.log()));
    if (how == "a file") {
      fs::remove_all(derived_folder(folder_.log()));
      std::ofstream(derived_folder(folder_.log())) << "x";
    }
    if (how == "no CURRENT") fs::remove(derived_folder(folder_.log()) / "CURRENT");
    return count;
  }

  TestFolder folder_;
};

TEST_P(DerivedDamage, StopsNeitherPostsNorAnswers) {
  ASSERT_GE(damage(), 2);
  static_cast<void>(expect_right_where_kept(folder_.log()));
  for (int i = 0; i < openings; ++i) {
    ASSERT_NO_THROW(post_and_keep());
    static_cast<void>(expect_right_where_kept(folder_.log()));
  }
  EXPECT_EQ(expect_right_where_kept(folder_.log()), moment_count(folder_.log()));
}

INSTANTIATE_TEST_SUITE_P(Ways, DerivedDamage,
                         testing::Values("middle", "rows", "footer", "gone", "no folder", "a file", "no CURRENT"),
                         [](const auto& way) {
                           std::string name = way.param;
                           std::erase(name, ' ');
                           return name;
                         });

class DerivedData : public testing::Test {
 protected:
  void SetUp() override {
    Desk desk(folder_.log());
    desk.post(opening());
    keep_all(desk.log(), snapshot_after);
  }
  TestFolder folder_;
};

TEST_F(DerivedData, OfAnotherLogIsNotBelieved) {
  const TestFolder other;
  Desk(other.log()).post(R"({"type":"scheme-opened","occurredOn":"2025-09-02","name":"Een ander",
     "origin":"bonboek.example/ander","currency":"EUR","timeZone":"Europe/Amsterdam"})");
  fs::remove_all(derived_folder(other.log()));
  fs::copy(derived_folder(folder_.log()), derived_folder(other.log()), fs::copy_options::recursive);
  EXPECT_EQ(expect_right_where_kept(other.log()), 0U);
  keep_all(Log(other.log(), Log::Mode::write), snapshot_after);
  EXPECT_EQ(expect_right_where_kept(other.log()), moment_count(other.log()));
}

TEST_F(DerivedData, BeyondTheLogsEndIsNotBelieved) {
  const TestFolder copy;
  fs::copy(folder_.log(), copy.log(), fs::copy_options::recursive);
  const auto deposit = [](const fs::path& folder, int cents, int count) {
    Desk desk(folder);
    for (int i = 0; i < count; ++i) {
      desk.post(fmt::format(
          R"({{"type":"fund-deposited","occurredOn":"2025-10-01","amountCents":{},"reference":"D-1"}})", cents));
    }
    keep_all(desk.log(), 1);
  };
  deposit(folder_.log(), 100, 2);
  fs::remove_all(derived_folder(copy.log()));
  fs::copy(derived_folder(folder_.log()), derived_folder(copy.log()), fs::copy_options::recursive);
  deposit(copy.log(), 700, 4);
  EXPECT_EQ(expect_right_where_kept(copy.log()), moment_count(copy.log()));
}

TEST_F(DerivedData, OfAnEarlierFormIsDroppedFromTheLogsDatabase) {
  change_raw(folder_.log(), [](RawLog& raw) {
    rocksdb::ColumnFamilyHandle* former = nullptr;
    ASSERT_TRUE(raw.db.CreateColumnFamily({}, "derived", &former).ok());
    ASSERT_TRUE(raw.db.Put({}, former, "i", "x").ok());
    ASSERT_TRUE(raw.db.DestroyColumnFamilyHandle(former).ok());
  });
  EXPECT_NO_THROW(Log(folder_.log(), Log::Mode::read_only));
  EXPECT_EQ(Log(folder_.log(), Log::Mode::write).tip(), Sequence{8});
  std::vector<std::string> names;
  ASSERT_TRUE(rocksdb::DB::ListColumnFamilies({}, folder_.log().string(), &names).ok());
  EXPECT_EQ(std::ranges::count(names, "derived"), 0);
}

}  // namespace
}  // namespace bonboek
