#include "tests/crash/plan.hpp"

#include <fmt/format.h>
#include <openssl/sha.h>

#include <stdexcept>

namespace bonboek::crash {
namespace {

constexpr int first_client_year = 2021;
constexpr Cents tariff{4'500};
constexpr Cents deposit{700};
constexpr int first_deposits = 12;

enum class Act : std::uint8_t { mint, issue, redeem, settle };
constexpr int act_count = 4;

Act act_of(Errand errand) {
  return static_cast<Act>(errand.step % act_count);
}

/// Mostly few vouchers, so that many submissions share a write; now and then many, so that a write takes long.
std::uint32_t vouchers_in(int round) {
  return round % 8 == 7 ? 400 : 3;
}

std::uint32_t vouchers_of(Errand errand) {
  return vouchers_in(errand.step / act_count);
}

std::string range_of(Errand errand) {
  std::uint32_t serial = 1;
  for (int round = 0; round < errand.step / act_count; ++round) serial += vouchers_in(round);
  const VoucherNumber first{static_cast<Year>(first_client_year + errand.client), serial};
  return to_string(VoucherRange{first, vouchers_of(errand)});
}

std::string opening_body() {
  std::string body = R"({"type":"scheme-opened","occurredOn":"2020-01-01","name":"Crash","origin":"crash.test/log",)"
                     R"("currency":"EUR","timeZone":"Europe/Amsterdam"}
{"type":"policy-set","occurredOn":"2020-01-01","policy":"exposure","value":"accept"}
{"type":"tariff-set","occurredOn":"2020-01-01","kind":"membership","amountCents":4500,"from":"2020-01-01"}
{"type":"tariff-set","occurredOn":"2020-01-01","kind":"handling","amountCents":400,"from":"2020-01-01"}
{"type":"library-registered","occurredOn":"2020-01-01","id":"hall","name":"Hall","municipality":"GM0983"}
{"type":"intermediary-accredited","occurredOn":"2020-01-01","id":"desk","name":"Desk","tracks":[1]}
)";
  for (int i = 0; i < first_deposits; ++i) {
    body +=
        fmt::format(R"({{"type":"fund-deposited","occurredOn":"2020-01-01","amountCents":{},"reference":"first-{}"}})"
                    "\n",
                    max_amount.value, i);
  }
  return body;
}

std::string body_of(Errand errand) {
  if (errand == opening) return opening_body();
  const auto day = fmt::format("{}-06-01", first_client_year + errand.client);
  const auto range = range_of(errand);
  const auto name = fmt::format("c{}-{}", errand.client, errand.step);
  const auto deposited =
      fmt::format(R"({{"type":"fund-deposited","occurredOn":"{}","amountCents":{},"reference":"{}"}})"
                  "\n",
                  day, deposit.value, name);
  switch (act_of(errand)) {
    case Act::mint:
      return fmt::format(R"({{"type":"minted","occurredOn":"{}","intermediary":"desk","vouchers":["{}"]}})", day,
                         range) +
             '\n' + deposited;
    case Act::issue:
      return fmt::format(R"({{"type":"issued","occurredOn":"{}","intermediary":"desk","track":1,"vouchers":["{}"]}})",
                         day, range);
    case Act::redeem:
      return deposited +
             fmt::format(R"({{"type":"redeemed","occurredOn":"{}","library":"hall","vouchers":["{}"]}})", day, range);
    case Act::settle:
      return fmt::format(
          R"({{"type":"invoiced","occurredOn":"{0}","library":"hall","vouchers":["{1}"],"invoice":"{2}",)"
          R"("membershipYear":{3},"amountCents":{4}}}
{{"type":"paid","occurredOn":"{0}","library":"hall","invoice":"{2}","amountCents":{5},"reference":"{2}"}})",
          day, range, name, first_client_year + errand.client, tariff.value, (tariff * vouchers_of(errand)).value);
  }
  std::abort();
}

}  // namespace

PostRequest request_of(Errand errand) {
  PostRequest request;
  request.poster = Principal{fmt::format("client{}", errand.client), Role::coordinator, ""};
  const std::string body = body_of(errand);
  request.posted = decode(body, BodyForm::ndjson);
  SHA256(reinterpret_cast<const unsigned char*>(body.data()), body.size(), request.digest.data());
  request.key = fmt::format("step-{}", errand.step);
  return request;
}

Errand errand_of(std::string_view principal, std::string_view key) {
  constexpr std::string_view before_client = "client";
  constexpr std::string_view before_step = "step-";
  if (!principal.starts_with(before_client) || !key.starts_with(before_step)) {
    throw std::invalid_argument(fmt::format("{} {} is not of the plan", principal, key));
  }
  return {std::stoi(std::string(principal.substr(before_client.size()))),
          std::stoi(std::string(key.substr(before_step.size())))};
}

std::uint32_t events_of(Errand errand) {
  constexpr std::uint32_t opening_events = 6 + first_deposits;
  if (errand == opening) return opening_events;
  const auto count = vouchers_of(errand);
  switch (act_of(errand)) {
    case Act::mint:
    case Act::redeem:
      return count + 1;
    case Act::issue:
      return count;
    case Act::settle:
      return 2 * count;
  }
  std::abort();
}

Cents banked_by(Errand errand) {
  if (errand == opening) return max_amount * first_deposits;
  if (act_of(errand) == Act::settle) return -(tariff * vouchers_of(errand));
  return act_of(errand) == Act::issue ? Cents{0} : deposit;
}

Timestamp plan_time() {
  return Timestamp{1'893'456'000'000'000};  // 2030-01-01
}

}  // namespace bonboek::crash
