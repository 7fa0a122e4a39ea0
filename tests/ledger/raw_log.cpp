#include "tests/ledger/raw_log.hpp"

#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <vector>

namespace bonboek {
namespace {

void must(const rocksdb::Status& status) {
  if (!status.ok()) throw std::logic_error(status.ToString());
}

}  // namespace

TestFolder::TestFolder() {
  auto name = (std::filesystem::temp_directory_path() / "ledger-tests-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder: " + name);
  path_ = name;
}

TestFolder::~TestFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void change_raw(const std::filesystem::path& folder, const std::function<void(RawLog&)>& change) {
  std::vector<std::string> names;
  must(rocksdb::DB::ListColumnFamilies(rocksdb::DBOptions{}, folder.string(), &names));
  std::vector<rocksdb::ColumnFamilyDescriptor> families;
  for (const auto& name : names) families.emplace_back(name, rocksdb::ColumnFamilyOptions{});
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* opened = nullptr;
  must(rocksdb::DB::Open(rocksdb::DBOptions{}, folder.string(), families, &handles, &opened));
  const std::unique_ptr<rocksdb::DB> db(opened);
  RawLog raw{*db};
  for (auto* handle : handles) {
    const auto& name = handle->GetName();
    (name == "keys" ? raw.keys : name == "books" ? raw.derived : name == "tree" ? raw.tree : raw.log) = handle;
  }
  change(raw);
  for (auto* handle : handles) must(db->DestroyColumnFamilyHandle(handle));
}

std::filesystem::path derived_folder(const std::filesystem::path& folder) {
  return folder / "derived";
}

std::string raw_key(Sequence first) {
  std::string key(sizeof(first.value), '\0');
  for (std::size_t i = 0; i < key.size(); ++i) key[key.size() - 1 - i] = static_cast<char>(first.value >> (8 * i));
  return key;
}

}  // namespace bonboek
