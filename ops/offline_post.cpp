#include "ops/offline_post.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "api/body_digest.hpp"
#include "ops/exit_codes.hpp"

namespace bonboek {

PostRequest request_of(const Principal& poster, std::string_view body, BodyForm form, std::string key, bool in_parts) {
  PostRequest request;
  request.poster = poster;
  request.posted = decode(body, form);
  request.digest = body_digest(body, in_parts);
  request.in_parts = in_parts;
  request.key = std::move(key);
  return request;
}

PostOutcome post_one(Spine& spine, PostRequest request) {
  auto outcome = std::move(spine.post({&request, 1}).front());
  if (outcome.kind == PostOutcome::Kind::no_room) {
    throw CommandFailed(ExitCode::storage_failed,
                        fmt::format("the disk is nearly full: {} MiB must be free", min_free_bytes >> 20U));
  }
  if (outcome.kind == PostOutcome::Kind::storage_failed) {
    throw CommandFailed(
        ExitCode::storage_failed,
        "a write to the log failed; look at the disk, then do the same again: nothing is recorded twice");
  }
  return outcome;
}

std::string describe(const boost::json::array& refusals) {
  std::string text;
  for (const auto& each : refusals) {
    const auto& refusal = each.as_object();
    const auto word = [&](const char* member) { return std::string_view(refusal.at(member).as_string()); };
    text += fmt::format("{} {}", refusal.at("code").to_number<int>(), word("name"));
    if (const auto* line = refusal.if_contains("line"))
      text += fmt::format(", line {}", line->to_number<std::size_t>());
    if (!word("place").empty()) text += fmt::format(", {}", word("place"));
    text += fmt::format(": {}\n", word("detail"));
  }
  return text;
}

}  // namespace bonboek
