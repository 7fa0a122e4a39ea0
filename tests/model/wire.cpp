#include "tests/model/wire.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tests/model/calendar.hpp"

namespace bonboek::model {
namespace {

std::string numbers_text(const Numbers& numbers) {
  const Number last{numbers.first.year, numbers.first.serial + numbers.count - 1};
  return numbers.count == 1 ? print(numbers.first) : print(numbers.first) + ".." + print(last);
}

}  // namespace

std::string json_of(const Item& item) {
  std::vector<std::string> members;
  const auto text = [&](const std::string& name, const std::string& value) {
    if (!value.empty()) members.push_back(fmt::format(R"("{}":"{}")", name, value));
  };
  const auto number = [&](const std::string& name, std::int64_t value, bool given) {
    if (given) members.push_back(fmt::format(R"("{}":{})", name, value));
  };
  text("type", item.type);
  text("occurredOn", item.on);
  text("id", item.id);
  text("name", item.name);
  text("municipality", item.municipality);
  text("library", item.library);
  text("intermediary", item.intermediary);
  text("kind", item.kind);
  text("from", item.from);
  text("policy", item.policy);
  text("value", item.value);
  text("quarter", item.quarter);
  text("reason", item.reason);
  text("invoice", item.invoice);
  text("reference", item.reference);
  if (!item.tracks.empty()) members.push_back(fmt::format(R"("tracks":[{}])", fmt::join(item.tracks, ",")));
  number("track", item.track, item.track != 0);
  number(item.type == "ceiling-set" ? "year" : "membershipYear", item.year, item.year != 0);
  number("amountCents", item.cents, item.cents != 0);
  number("reversedSequence", item.reversed, item.reversed >= 0);
  if (item.type == "scheme-opened") {
    for (const auto* member : {R"("origin":"model.test/log")", R"("currency":"EUR")"}) members.emplace_back(member);
    text("timeZone", "Europe/Amsterdam");
  }
  std::vector<std::string> vouchers;
  for (const Numbers& numbers : item.vouchers) vouchers.push_back('"' + numbers_text(numbers) + '"');
  if (!vouchers.empty()) members.push_back(fmt::format(R"("vouchers":[{}])", fmt::join(vouchers, ",")));
  return fmt::format("{{{}}}", fmt::join(members, ","));
}

std::string body_of(const Submission& submission) {
  std::string body;
  for (const Item& item : submission.items) body += json_of(item) + '\n';
  return body;
}

std::string identity_of(const Submission& submission) {
  return (submission.in_parts ? "partial\n" : "atomic\n") + body_of(submission);
}

std::string describe(const Submission& submission) {
  return fmt::format("{} key={}{}{}{}\n{}", submission.poster.name, submission.key, submission.dry_run ? " dryRun" : "",
                     submission.in_parts ? " partial" : "",
                     submission.simulated_time ? fmt::format(" at {}", *submission.simulated_time) : "",
                     body_of(submission));
}

}  // namespace bonboek::model
