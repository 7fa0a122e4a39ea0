#include "tests/model/scheme.hpp"

#include <algorithm>

#include "tests/model/calendar.hpp"
#include "tests/model/rules.hpp"
#include "tests/model/wire.hpp"

namespace bonboek::model {

bool Scheme::is_simulated() const {
  return !events_.empty() && known().policy("clock") == "simulated";
}

std::string Scheme::date_of(Micros at) const {
  return date_at(at, !events_.empty());
}

std::optional<Micros> Scheme::moment_of(const Submission& submission, Micros clock, Reply& reply) const {
  if (!is_simulated()) {
    if (!submission.simulated_time) return std::max(clock, last_at() + 1);
    reply.refusals.insert("clock-not-simulated");
    return {};
  }
  if (submission.simulated_time.value_or(last_at()) < last_at()) {
    reply.refusals.insert("clock-goes-back");
    return {};
  }
  return submission.simulated_time.value_or(last_at());
}

Reply Scheme::post(const Submission& submission, Micros clock) {
  const std::string body = identity_of(submission);
  const std::pair key{submission.poster.name, submission.key};
  Reply reply;
  if (const auto used = keys_.find(key); used != keys_.end() && !submission.dry_run) {
    if (used->second.body == body) return used->second.reply;
    reply.refusals.insert("key-used-for-other-body");
    return reply;
  }
  const auto at = moment_of(submission, clock, reply);
  if (!at) return reply;
  reply.at = *at;
  reply.first = static_cast<std::int64_t>(events_.size());
  for (const Item& item : submission.items) take(submission, item, reply.first, reply);
  reply.count = static_cast<std::int64_t>(events_.size()) - reply.first;
  const bool is_refused = reply.count == 0 || (!submission.in_parts && !reply.refusals.empty());
  if (is_refused || submission.dry_run) events_.resize(static_cast<std::size_t>(reply.first));
  if (is_refused) return {.refusals = std::move(reply.refusals)};
  reply.kind = submission.dry_run ? Reply::Kind::would_record : Reply::Kind::recorded;
  if (submission.dry_run) reply.first = 0;
  if (!submission.dry_run) keys_.emplace(key, Used{body, reply});
  return reply;
}

void Scheme::take(const Submission& submission, const Item& item, std::int64_t first, Reply& reply) {
  const Known now = known();
  const std::string today = first == 0 ? date_at(reply.at, false) : date_of(reply.at);
  Ruling ruling = rule(now, item, {submission.poster, today, first});
  reply.refusals.merge(ruling.refusals);
  for (Recorded& event : ruling.events) {
    const Life* life = event.voucher ? now.life(*event.voucher) : nullptr;
    event.sequence = static_cast<std::int64_t>(events_.size());
    event.submission = first;
    event.at = reply.at;
    event.actor = submission.poster.name;
    event.track_then = life == nullptr ? 0 : life->track();
    events_.push_back(std::move(event));
  }
}

}  // namespace bonboek::model
