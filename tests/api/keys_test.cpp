// Keys: what a key file may say, who a key belongs to, and how one is added.
#include "api/keys.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <vector>

namespace bonboek::test {
namespace {

const Principal cubiss{"cubiss", Role::coordinator, ""};
const Principal venlo_desk{"venlo-desk", Role::library, "venlo"};
const std::string some_key(43, 'k');
const std::string other_key(43, 'o');

class Directory {
 public:
  Directory() {
    std::string path = (std::filesystem::temp_directory_path() / "bonboek-keys-XXXXXX").string();
    if (mkdtemp(path.data()) == nullptr) throw std::runtime_error{"can't make a directory"};
    path_ = path;
  }
  ~Directory() { std::filesystem::remove_all(path_); }
  Directory(const Directory&) = delete;
  Directory& operator=(const Directory&) = delete;
  [[nodiscard]] std::string file() const { return path_ / "keys"; }
  void write(std::string_view text, mode_t mode = 0600) const {
    std::ofstream{file()} << text;
    chmod(file().c_str(), mode);
  }
  [[nodiscard]] std::string read() const {
    std::ostringstream text;
    text << std::ifstream{file()}.rdbuf();
    return text.str();
  }
  [[nodiscard]] std::ptrdiff_t file_count() const {
    return std::distance(std::filesystem::directory_iterator{path_}, std::filesystem::directory_iterator{});
  }

 private:
  std::filesystem::path path_;
};

std::string name_of(const Principal* principal) {
  return principal == nullptr ? "nobody" : principal->name;
}

TEST(KeyRing, FindsWhoseKeyItIs) {
  const auto ring = KeyRing::parse("# desks\n\n" + key_line(cubiss, some_key) + "\n" + key_line(venlo_desk, other_key));
  ASSERT_TRUE(ring) << ring.error();
  EXPECT_EQ(ring->key_count(), 2U);
  EXPECT_EQ(name_of(ring->find("Bearer " + some_key)), "cubiss");
  const Principal* const desk = ring->find("bearer  " + other_key);
  ASSERT_NE(desk, nullptr);
  EXPECT_EQ(desk->role, Role::library);
  EXPECT_EQ(desk->party, "venlo");
}

TEST(KeyRing, FindsNobodyForAnythingElse) {
  const auto ring = KeyRing::parse(key_line(cubiss, some_key));
  ASSERT_TRUE(ring);
  for (const std::string& header :
       {std::string{}, std::string{"Bearer"}, std::string{"Bearer "}, "Basic " + some_key, some_key,
        "Bearer" + some_key, "Bearer " + some_key + "k", "Bearer " + some_key + " ", "Bearer " + other_key,
        "Bearer " + std::string(43, '!')}) {
    EXPECT_EQ(ring->find(header), nullptr) << header;
  }
}

TEST(KeyRing, GivesAPrincipalSeveralKeys) {
  const auto ring = KeyRing::parse(key_line(cubiss, some_key) + "\n" + key_line(cubiss, other_key) + "\n");
  ASSERT_TRUE(ring);
  EXPECT_EQ(ring->principals().size(), 1U);
  EXPECT_EQ(ring->find("Bearer " + some_key), ring->find("Bearer " + other_key));
}

TEST(KeyRing, DigestsAsSha256sumDoes) {
  EXPECT_EQ(fmt::format("{:02x}", fmt::join(digest_of("abc"), "")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(KeyRing, NamesTheLineThatIsWrong) {
  const std::string hex(64, 'a');
  const std::string good = "a coordinator - " + std::string(64, 'b') + "\n";
  struct Row {
    std::string line;
    std::string_view reason;
  };
  const std::vector<Row> rows{
      {"b coordinator -", "four words"},
      {"b coordinator - " + hex + " more", "four words"},
      {"b  coordinator - " + hex, "four words"},
      {" b coordinator - " + hex, "four words"},
      {"b coordinator - " + hex + "\r", "SHA-256"},
      {"b coordinator - " + hex.substr(1), "SHA-256"},
      {"b coordinator - " + std::string(64, 'A'), "SHA-256"},
      {"B coordinator - " + hex, "the principal must be"},
      {"b--c coordinator - " + hex, "the principal must be"},
      {"-b coordinator - " + hex, "the principal must be"},
      {std::string(65, 'b') + " coordinator - " + hex, "the principal must be"},
      {"b boss - " + hex, "the role must be"},
      {"b library - " + hex, "needs the id of its party"},
      {"b intermediary Venlo " + hex, "needs the id of its party"},
      {"b auditor venlo " + hex, "has no party"},
      {"a auditor - " + hex, "another role or party"},
      {"a coordinator - " + std::string(64, 'b'), "on an earlier line too"},
      {"b coordinator - " + std::string(64, 'b'), "no two principals"},
  };
  for (const Row& row : rows) {
    const auto ring = KeyRing::parse("# first\n" + good + row.line + "\n");
    ASSERT_FALSE(ring) << row.line;
    EXPECT_TRUE(ring.error().starts_with("line 3: ")) << ring.error();
    EXPECT_NE(ring.error().find(row.reason), std::string::npos) << ring.error();
  }
  EXPECT_TRUE(KeyRing::parse(std::string(64, 'b') + " coordinator - " + hex));
}

TEST(KeyFile, IsRefusedWhereOthersMayReadIt) {
  const Directory directory;
  for (const mode_t mode : {0640U, 0604U, 0620U, 0777U}) {
    directory.write(key_line(cubiss, some_key) + "\n", mode);
    const auto ring = KeyRing::load(directory.file());
    ASSERT_FALSE(ring);
    EXPECT_NE(ring.error().find("chmod 600"), std::string::npos) << ring.error();
  }
  directory.write(key_line(cubiss, some_key) + "\n", 0400);
  EXPECT_TRUE(KeyRing::load(directory.file()));
}

TEST(KeyFile, IsNamedInEveryError) {
  const Directory directory;
  for (const std::string_view text : {"", "nonsense\n"}) {
    if (!text.empty()) directory.write(text);
    const auto ring = KeyRing::load(directory.file());
    ASSERT_FALSE(ring);
    EXPECT_NE(ring.error().find(directory.file()), std::string::npos) << ring.error();
  }
}

TEST(KeyFile, TakesOneMoreKey) {
  const Directory directory;
  ASSERT_TRUE(append(directory.file(), cubiss, some_key));
  directory.write("# kept\n" + key_line(cubiss, some_key));  // no line end
  ASSERT_TRUE(append(directory.file(), venlo_desk, other_key));
  EXPECT_EQ(directory.read(), "# kept\n" + key_line(cubiss, some_key) + "\n" + key_line(venlo_desk, other_key) + "\n");
  struct stat status{};
  ASSERT_EQ(stat(directory.file().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  EXPECT_EQ(directory.file_count(), 1);
}

TEST(KeyFile, StaysAsItWasWhereAKeyIsRefused) {
  const Directory directory;
  ASSERT_TRUE(append(directory.file(), cubiss, some_key));
  const std::string before = directory.read();
  const Principal thief{"thief", Role::auditor, ""};
  for (const auto& refused :
       {append(directory.file(), thief, some_key), append(directory.file(), {"cubiss", Role::auditor, ""}, other_key),
        append(directory.file(), {"No slug", Role::auditor, ""}, other_key)}) {
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().find(directory.file()), std::string::npos);
  }
  EXPECT_FALSE(append(directory.file() + "/below", cubiss, other_key));
  EXPECT_EQ(directory.read(), before);
  EXPECT_EQ(directory.file_count(), 1);
}

TEST(KeyFile, LosesNoKeyWhereManyAreAddedAtOnce) {
  const Directory directory;
  std::vector<std::string> keys(8);
  {
    std::vector<std::jthread> threads;
    for (std::string& key : keys) {
      threads.emplace_back([&key, &directory] {
        key = generate_key();
        EXPECT_TRUE(append(directory.file(), cubiss, key));
      });
    }
  }
  const auto ring = KeyRing::load(directory.file());
  ASSERT_TRUE(ring) << ring.error();
  for (const std::string& key : keys) EXPECT_EQ(name_of(ring->find("Bearer " + key)), "cubiss");
}

TEST(Key, IsNewEachTimeAndPlainText) {
  std::set<std::string> keys;
  for (int index = 0; index < 200; ++index) keys.insert(generate_key());
  EXPECT_EQ(keys.size(), 200U);
  for (const std::string& key : keys) {
    EXPECT_EQ(key.size(), key_characters);
    EXPECT_EQ(key.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
              std::string::npos);
  }
}

TEST(Role, HasOneName) {
  for (const Role role : {Role::coordinator, Role::library, Role::intermediary, Role::province, Role::auditor}) {
    EXPECT_EQ(parse_role(to_string(role)), role);
  }
  EXPECT_FALSE(parse_role("Coordinator"));
  EXPECT_FALSE(parse_role(""));
}

}  // namespace
}  // namespace bonboek::test
