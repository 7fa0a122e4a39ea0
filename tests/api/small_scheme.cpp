#include "tests/api/small_scheme.hpp"

#include <array>

#include "ledger/time.hpp"

namespace bonboek::test {
namespace {

constexpr std::string_view begin = "2025-09-01T09:00:00Z";

constexpr std::array steps{
    Step{"", who::coordinator, R"({"events":[
      {"type":"scheme-opened","occurredOn":"2025-09-01","name":"Bibliotheek voor iedereen",
       "origin":"bonboek.example/limburg","currency":"EUR","timeZone":"Europe/Amsterdam"},
      {"type":"policy-set","occurredOn":"2025-09-01","policy":"clock","value":"simulated"},
      {"type":"library-registered","occurredOn":"2025-09-01","id":"venlo","name":"Bibliotheek Venlo",
       "municipality":"GM0983","isil":"NL-0800030000","iban":"NL91ABNA0417164300","kvk":"12345678"},
      {"type":"library-registered","occurredOn":"2025-09-01","id":"heerlen","name":"Schunck","municipality":"GM0917"},
      {"type":"intermediary-accredited","occurredOn":"2025-09-01","id":"volwassenenfonds","name":"Volwassenenfonds",
       "tracks":[1,2]},
      {"type":"intermediary-accredited","occurredOn":"2025-09-01","id":"venlo","name":"Gemeente Venlo",
       "municipality":"GM0983","tracks":[4]},
      {"type":"tariff-set","occurredOn":"2025-09-01","kind":"membership","amountCents":4200,"from":"2025-01-01"},
      {"type":"tariff-set","occurredOn":"2025-09-01","kind":"membership","amountCents":4500,"from":"2026-01-01"},
      {"type":"tariff-set","occurredOn":"2025-09-01","kind":"handling","amountCents":400,"from":"2025-01-01"},
      {"type":"ceiling-set","occurredOn":"2025-09-01","year":2025,"amountCents":9450000},
      {"type":"ceiling-set","occurredOn":"2025-09-01","year":2026,"amountCents":26150000},
      {"type":"fund-deposited","occurredOn":"2025-09-01","amountCents":9450000,"reference":"DEP-1"}]})"},
    Step{"2025-10-01T09:00:00Z", who::coordinator, R"({"events":[
      {"type":"minted","occurredOn":"2025-10-01","vouchers":["<25-1>..<25-10>"],"intermediary":"volwassenenfonds"},
      {"type":"minted","occurredOn":"2025-10-01","vouchers":["<25-11>..<25-14>"],"intermediary":"venlo"},
      {"type":"minted","occurredOn":"2025-10-01","vouchers":["<25-15>..<25-16>"]}]})"},
    Step{"2025-10-02T09:00:00Z", who::intermediary,
         R"({"type":"issued","occurredOn":"2025-10-02","vouchers":["<25-1>..<25-6>"],"track":1})"},
    Step{"2025-10-02T10:00:00Z", who::other_intermediary,
         R"({"type":"issued","occurredOn":"2025-10-02","vouchers":["<25-11>..<25-12>"],"track":4})"},
    Step{"2025-10-11T09:00:00Z", who::library,
         R"({"type":"redeemed","occurredOn":"2025-10-11","vouchers":["<25-1>..<25-3>"]})"},
    Step{"2025-10-12T09:00:00Z", who::other_library,
         R"({"type":"redeemed","occurredOn":"2025-10-12","vouchers":["<25-4>","<25-11>"]})"},
    Step{"2025-10-31T09:00:00Z", who::library, R"({"type":"invoiced","occurredOn":"2025-10-31",
      "vouchers":["<25-1>..<25-2>"],"invoice":"V-1","membershipYear":2025,"amountCents":4200})"},
    Step{"2025-11-02T09:00:00Z", who::intermediary, R"({"type":"invoiced","occurredOn":"2025-11-02",
      "vouchers":["<25-1>"],"invoice":"H-1","membershipYear":2025,"amountCents":400})"},
    Step{"2025-11-03T09:00:00Z", who::other_library, R"({"type":"invoiced","occurredOn":"2025-11-03",
      "vouchers":["<25-4>"],"invoice":"F/2025/1","membershipYear":2025,"amountCents":4200})"},
    Step{"2025-11-10T09:00:00Z", who::coordinator, R"({"type":"paid","occurredOn":"2025-11-10","library":"venlo",
      "invoice":"V-1","amountCents":8400,"reference":"BANK-1"})"},
    Step{"2026-01-10T09:00:00Z", who::coordinator,
         R"({"type":"quarter-closed","occurredOn":"2026-01-10","quarter":"2025-Q4"})"},
    Step{"2026-01-15T09:00:00Z", who::coordinator, R"({"events":[
      {"type":"voided","occurredOn":"2025-12-20","vouchers":["<25-10>"],"intermediary":"volwassenenfonds",
       "reason":"lost"},
      {"type":"issued","occurredOn":"2025-12-15","vouchers":["<25-7>"],"intermediary":"volwassenenfonds","track":2,
       "municipality":"GM0917"}]})"},
    Step{"2026-02-01T09:00:00Z", who::library, R"({"type":"renewed","occurredOn":"2026-02-01","vouchers":["<25-1>"]})"},
};

constexpr std::size_t opening_count = 1;

}  // namespace

std::span<const Step> opening() {
  return small_scheme().first(opening_count);
}

std::span<const Step> small_scheme() {
  return steps;
}

void play(ServedLedger& served, std::span<const Step> played) {
  for (const Step& step : played) served.record(step.by, step.body, step.at);
}

ServedLedger::Settings in_simulated_time() {
  return {.clock = [] { return parse_timestamp(begin).value(); }};
}

}  // namespace bonboek::test
