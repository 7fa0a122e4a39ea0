#include "tests/ops/sample.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "ledger/voucher_number.hpp"
#include "tests/ops/program.hpp"

namespace bonboek::test {
namespace {

std::string range(unsigned first, unsigned last) {
  return voucher(first) + ".." + voucher(last);
}

}  // namespace

std::string voucher(unsigned serial) {
  return to_string(VoucherNumber{2026, serial});
}

std::string sample_lines() {
  return R"({"type":"tariff-set","occurredOn":"2026-01-01","kind":"membership","amountCents":4500,"from":"2026-01-01"}
{"type":"tariff-set","occurredOn":"2026-01-01","kind":"handling","amountCents":400,"from":"2026-01-01"}
{"type":"ceiling-set","occurredOn":"2026-01-01","year":2026,"amountCents":26150000}
{"type":"library-registered","occurredOn":"2026-01-02","id":"venlo","name":"Bibliotheek Venlo","municipality":"GM0983"}
{"type":"intermediary-accredited","occurredOn":"2026-01-02","id":"doen","name":"Stichting Doen","tracks":[1,4]}

{"type":"fund-deposited","occurredOn":"2026-01-05","amountCents":10000000,"reference":"PL-2026-1"}
)" + fmt::format(R"({{"type":"minted","occurredOn":"2026-01-05","vouchers":["{}"],"intermediary":"doen"}}
{{"type":"issued","occurredOn":"2026-02-01","vouchers":["{}"],"intermediary":"doen","track":1}}
{{"type":"redeemed","occurredOn":"2026-02-10","vouchers":["{}"],"library":"venlo"}}
)",
                 range(1, 100), range(1, 20), range(1, 10));
}

std::string init_sample(const std::string& folder) {
  std::string key = init(folder);
  const TestFolder files;
  const auto ended = run({"import", folder, files.write("sample.ndjson", sample_lines()), "--as", "cubiss",
                          "--simulated-time", "2026-03-31T09:00:00Z"});
  EXPECT_EQ(ended.code, 0) << ended.out << ended.err;
  return key;
}

}  // namespace bonboek::test
