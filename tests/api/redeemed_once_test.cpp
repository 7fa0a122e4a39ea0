// A voucher is redeemed once, whoever of many clients comes first and however their posts interleave.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <barrier>
#include <map>
#include <random>
#include <set>

#include "tests/api/running_server.hpp"
#include "tests/api/small_scheme.hpp"
#include "tests/api/told.hpp"

namespace bonboek::test {
namespace {

constexpr std::size_t library_count = 10;
constexpr unsigned voucher_count = 60;
constexpr std::string_view refusal = "409 already-redeemed at events[0].vouchers[0]";

std::vector<std::string> library_names() {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < library_count; ++i) names.push_back(fmt::format("branch-{}", i));
  return names;
}

class RedeemedOnce : public testing::Test {
 protected:
  void SetUp() override {
    play(served_, opening());
    for (const auto& library : libraries_) {
      served_.record(who::coordinator,
                     fmt::format(R"({{"type":"library-registered","occurredOn":"2025-09-01","id":"{}","name":"Filiaal",
                                     "municipality":"GM0983"}})",
                                 library));
    }
    served_.record(who::coordinator,
                   fmt::format(R"({{"type":"minted","occurredOn":"2025-09-01","vouchers":["<25-1>..<25-{}>"],
                                   "intermediary":"volwassenenfonds"}})",
                               voucher_count));
    before_ = served_.tip();
  }

  /// Posts over a connection that is kept.
  Answer redeem(Client& client, const std::string& library, const std::string& vouchers, std::string_view query = "") {
    const auto body =
        fmt::format(R"({{"type":"redeemed","occurredOn":"2025-09-01","vouchers":[{}]}})", with_numbers(vouchers));
    client.send(served_.request(
        {library, fmt::format("/v1/events{}", query), body, {fmt::format("Idempotency-Key: {}", ++posts_)}}));
    return client.read_answer().value();
  }

  /// Each voucher has been redeemed once, by the log and by the libraries' counts.
  void expect_each_redeemed_once() {
    const auto page = json_of(served_.get(who::auditor, fmt::format("/v1/events?afterSequence={}", before_ - 1)));
    std::set<std::string> redeemed;
    for (const auto& event : page.at("events").as_array()) {
      EXPECT_EQ(event.at("type"), "redeemed");
      EXPECT_TRUE(redeemed.emplace(event.at("voucher").as_string()).second) << event.at("voucher");
    }
    EXPECT_EQ(redeemed.size(), voucher_count);
    std::int64_t count = 0;
    const auto libraries = json_of(served_.get(who::auditor, "/v1/libraries"));
    for (const auto& library : libraries.at("libraries").as_array()) {
      count += library.at_pointer("/counts/redeemed/count").as_int64();
    }
    EXPECT_EQ(count, voucher_count);
  }

  std::vector<std::string> libraries_ = library_names();
  ServedLedger served_{[] {
    auto settings = in_simulated_time();
    settings.network_threads = 2;
    settings.more_libraries = library_names();
    return settings;
  }()};
  std::uint64_t before_{0};
  std::atomic<unsigned> posts_{0};
};

TEST_F(RedeemedOnce, WhereAllLibrariesPostTheSameVoucherAtOnce) {
  std::array<std::atomic<unsigned>, voucher_count + 1> recorded{};
  std::atomic<unsigned> refused{0};
  std::barrier together(library_count);
  {
    Elsewhere clients;
    for (const auto& library : libraries_) {
      clients.run([&] {
        auto client = served_.connect();
        for (unsigned serial = 1; serial <= voucher_count; ++serial) {
          together.arrive_and_wait();
          const auto answer = redeem(client, library, fmt::format("\"<25-{}>\"", serial));
          if (answer.status == 201) ++recorded.at(serial);
          if (told(answer) == refusal) ++refused;
        }
      });
    }
  }
  for (unsigned serial = 1; serial <= voucher_count; ++serial) EXPECT_EQ(recorded.at(serial), 1U) << serial;
  EXPECT_EQ(refused, voucher_count * (library_count - 1));
  expect_each_redeemed_once();
}

TEST_F(RedeemedOnce, WhereLibrariesPostListsThatOverlap) {
  std::atomic<std::int64_t> recorded{0};
  {
    Elsewhere clients;
    for (std::size_t i = 0; i < library_count; ++i) {
      clients.run([&, i] {
        auto client = served_.connect();
        std::minstd_rand dice(static_cast<unsigned>(i) + 1);
        for (unsigned first = 1; first <= voucher_count;) {
          const auto last = std::min(voucher_count, first + static_cast<unsigned>(dice() % 7));
          const auto range = fmt::format("\"<25-{}>..<25-{}>\"", first, last);
          const auto answer = redeem(client, libraries_.at(i), range, "?mode=partial");
          if (answer.status == 201) recorded += json_of(answer).at("eventCount").as_int64();
          first = last + 1;
        }
      });
    }
  }
  EXPECT_EQ(recorded, voucher_count);
  expect_each_redeemed_once();
}

TEST_F(RedeemedOnce, WhereOneLibraryIsTwoClients) {
  std::atomic<unsigned> recorded{0};
  {
    Elsewhere clients;
    for (int i = 0; i < 8; ++i) {
      clients.run([&] {
        auto client = served_.connect();
        for (unsigned serial = 1; serial <= voucher_count; ++serial) {
          if (redeem(client, libraries_.front(), fmt::format("\"<25-{}>\"", serial)).status == 201) ++recorded;
        }
      });
    }
  }
  EXPECT_EQ(recorded, voucher_count);
  expect_each_redeemed_once();
}

}  // namespace
}  // namespace bonboek::test
