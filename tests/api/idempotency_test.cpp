// An idempotency key belongs to one body for ever: the same again is answered the same and recorded once.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rocksdb/db.h>

#include <stdexcept>

#include "tests/api/running_server.hpp"
#include "tests/api/small_scheme.hpp"
#include "tests/api/told.hpp"

namespace bonboek::test {
namespace {

constexpr std::string_view redeemed = R"({"type":"redeemed","occurredOn":"2026-02-01","vouchers":["<25-5>"]})";
constexpr std::string_view other_voucher = R"({"type":"redeemed","occurredOn":"2026-02-01","vouchers":["<25-6>"]})";
/// The first of these is redeemed already.
constexpr std::string_view in_parts = R"({"type":"redeemed","occurredOn":"2026-02-01","vouchers":["<25-1>","<25-6>"]})";

void must(const rocksdb::Status& status) {
  if (!status.ok()) throw std::runtime_error{status.ToString()};
}

/// Deletes all that is derived from a closed log: every column family but the log's own, which is the default one.
void drop_derived(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  must(rocksdb::DB::ListColumnFamilies({}, folder.string(), &names));
  std::vector<rocksdb::ColumnFamilyDescriptor> families;
  for (const auto& name : names) families.emplace_back(name, rocksdb::ColumnFamilyOptions{});
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* opened = nullptr;
  must(rocksdb::DB::Open({}, folder.string(), families, &handles, &opened));
  const std::unique_ptr<rocksdb::DB> db(opened);
  for (auto* handle : handles) {
    if (handle->GetName() != rocksdb::kDefaultColumnFamilyName) must(db->DropColumnFamily(handle));
    must(db->DestroyColumnFamilyHandle(handle));
  }
  if (names.size() < 2) throw std::runtime_error{"nothing is derived from the log"};
}

class Idempotency : public SmallScheme {
 protected:
  /// Posts under this key; `query` begins with a question mark where there is one.
  [[nodiscard]] Answer post(std::string_view key, std::string_view body, std::string_view query = "",
                            std::string_view by = who::library) const {
    return served_.ask(
        {by, fmt::format("/v1/events{}", query), with_numbers(body), {fmt::format("Idempotency-Key: {}", key)}});
  }

  void forget_all_but_the_log() {
    served_.stop();
    drop_derived(served_.log_folder());
    served_.start();
  }
};

TEST_F(Idempotency, AnswersTheSameBodyTheSameForEver) {
  struct Row {
    std::string_view key;
    std::string_view body;
    std::string_view query;
  };
  constexpr std::array rows{Row{"one", redeemed, ""}, Row{"parts", in_parts, "?mode=partial"}};
  std::vector<Answer> first;
  for (const Row& row : rows) first.push_back(post(row.key, row.body, row.query));
  EXPECT_EQ(first.at(0).status, 201U);
  EXPECT_EQ(json_of(first.at(1)).at_pointer("/refusals/0/name"), "already-redeemed");
  const auto expect_the_same = [&](std::string_view when) {
    const auto tip = served_.tip();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      auto again = post(rows.at(i).key, rows.at(i).body, rows.at(i).query);
      EXPECT_EQ(again.status, first.at(i).status) << when;
      EXPECT_EQ(again.body, first.at(i).body) << when;
      again.fields["date"] = first.at(i).fields["date"];
      EXPECT_EQ(again.fields, first.at(i).fields) << when;
    }
    EXPECT_EQ(served_.tip(), tip) << when;
  };
  expect_the_same("at once");
  served_.record(who::other_library, R"({"type":"redeemed","occurredOn":"2026-02-02","vouchers":["<25-12>"]})",
                 "2026-02-02T09:00:00Z");
  expect_the_same("after others have posted");
  served_.restart();
  expect_the_same("after a restart");
  forget_all_but_the_log();
  expect_the_same("after the index of keys was lost");
}

TEST_F(Idempotency, RefusesAKeyThatWasUsedForAnotherBody) {
  ASSERT_EQ(post("k", redeemed).status, 201U);
  const auto tip = served_.tip();
  const auto expect_refusals = [&](std::string_view when) {
    constexpr std::string_view refusal = "409 key-used-for-other-body at Idempotency-Key";
    EXPECT_EQ(told(post("k", other_voucher)), refusal) << when;
    EXPECT_EQ(told(post("k", fmt::format("{} ", redeemed))), refusal) << when;
    EXPECT_EQ(told(post("k", redeemed, "?mode=partial")), refusal) << when;
    EXPECT_EQ(told(post("k", "not even JSON")), refusal) << when;
    EXPECT_EQ(served_.tip(), tip) << when;
  };
  expect_refusals("at once");
  served_.restart();
  expect_refusals("after a restart");
  forget_all_but_the_log();
  expect_refusals("after the index of keys was lost");
}

TEST_F(Idempotency, IsOfOnePrincipal) {
  EXPECT_EQ(post("k", redeemed).status, 201U);
  EXPECT_EQ(post("k", other_voucher, "", who::other_library).status, 201U);
  EXPECT_EQ(told(post("k", other_voucher, "", who::library)), "409 key-used-for-other-body at Idempotency-Key");
}

TEST_F(Idempotency, IsNotUsedUpByWhatIsNotRecorded) {
  EXPECT_EQ(told(post("k", in_parts)), "409 already-redeemed at events[0].vouchers[0]");
  EXPECT_EQ(told(post("k", "{")), "400 malformed-json");
  EXPECT_EQ(post("k", redeemed, "?dryRun=true").status, 200U);
  EXPECT_EQ(post("k", redeemed).status, 201U);
  EXPECT_EQ(post("k", other_voucher, "?dryRun=true").status, 200U) << "a dry run uses no key";
}

TEST_F(Idempotency, IsNeededAndHasItsForm) {
  const std::string longest(64, 'k');
  const std::array<std::pair<std::vector<std::string>, std::string_view>, 9> rows{{
      {{}, "400 bad-header"},
      {{"Idempotency-Key: "}, "400 bad-header"},
      {{"Idempotency-Key: two words"}, "400 bad-header"},
      {{"Idempotency-Key: caf\xC3\xA9"}, "400 bad-header"},
      {{"Idempotency-Key: a/b"}, "400 bad-header"},
      {{"Idempotency-Key: " + longest + "k"}, "400 bad-header"},
      {{"Idempotency-Key: a", "Idempotency-Key: a"}, "400 malformed-request"},
      {{"Idempotency-Key: " + longest}, "201"},
      {{"idempotency-key: 0.-_:aZ"}, "201"},
  }};
  const auto tip = served_.tip();
  unsigned serial = 5;
  for (const auto& [fields, outcome] : rows) {
    const auto body = fmt::format(R"({{"type":"redeemed","occurredOn":"2026-02-01","vouchers":["<25-{}>"]}})", serial);
    const auto answer = served_.ask({who::library, "/v1/events", with_numbers(body), fields});
    EXPECT_EQ(told(answer), outcome) << (fields.empty() ? "no key" : fields.front());
    if (answer.status == 201) ++serial;
  }
  EXPECT_EQ(served_.tip(), tip + 2);
}

TEST_F(Idempotency, RecordsOnceWhatManySendAtOnce) {
  const auto tip = served_.tip();
  std::array<std::string, 12> answers;
  {
    Elsewhere clients;
    for (std::string& answer : answers) {
      clients.run([&] {
        const auto got = post("k", redeemed);
        answer = fmt::format("{} {}", got.status, got.body);
      });
    }
  }
  EXPECT_EQ(served_.tip(), tip + 1);
  for (const std::string& answer : answers) EXPECT_EQ(answer, answers.front());
  EXPECT_TRUE(answers.front().starts_with("201 ")) << answers.front();
}

}  // namespace
}  // namespace bonboek::test
