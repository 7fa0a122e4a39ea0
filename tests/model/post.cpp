#include "tests/model/post.hpp"

#include <openssl/sha.h>

#include "tests/model/wire.hpp"

namespace bonboek::model {
namespace {

/// The names in a kept list of refusals.
std::multiset<std::string> names_in(const std::string& json) {
  static const std::string member = R"("name":")";
  std::multiset<std::string> names;
  for (auto at = json.find(member); at != std::string::npos; at = json.find(member, at)) {
    at += member.size();
    names.insert(json.substr(at, json.find('"', at) - at));
  }
  return names;
}

}  // namespace

PostRequest request_of(const Submission& submission) {
  PostRequest request;
  request.poster = Principal{submission.poster.name, *parse_role(submission.poster.role), submission.poster.party};
  request.posted = decode(body_of(submission), BodyForm::ndjson);
  const std::string identity = identity_of(submission);
  SHA256(reinterpret_cast<const unsigned char*>(identity.data()), identity.size(), request.digest.data());
  request.key = submission.key;
  request.dry_run = submission.dry_run;
  request.in_parts = submission.in_parts;
  if (submission.simulated_time) request.simulated_time = Timestamp{*submission.simulated_time};
  return request;
}

std::optional<Reply> reply_of(const PostOutcome& outcome) {
  Reply reply;
  switch (outcome.kind) {
    case PostOutcome::Kind::recorded:
      reply.kind = Reply::Kind::recorded;
      reply.first = static_cast<std::int64_t>(outcome.first.value);
      break;
    case PostOutcome::Kind::would_record:
      reply.kind = Reply::Kind::would_record;
      break;
    case PostOutcome::Kind::refused:
      reply.kind = Reply::Kind::refused;
      break;
    default:
      return {};
  }
  reply.count = outcome.event_count;
  reply.at = outcome.recorded_at.micros;
  reply.refusals = names_in(outcome.refusals_json);
  if (outcome.refusals_json.empty()) {
    for (const Refusal& refusal : outcome.refusals.list) reply.refusals.emplace(row_of(refusal.code).name);
  }
  return reply;
}

}  // namespace bonboek::model
