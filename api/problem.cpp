#include "api/problem.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "api/encode.hpp"

namespace bonboek {
namespace {

unsigned status_of(const Refusals& refusals) {
  const auto has = [&](RefusalKind kind) {
    return std::ranges::any_of(refusals.list,
                               [kind](const Refusal& refusal) { return row_of(refusal.code).kind == kind; });
  };
  if (has(RefusalKind::invalid)) return 400;
  return has(RefusalKind::forbidden) ? 403 : 409;
}

struct ProblemName {
  std::string_view name;
  std::string_view title;
};

ProblemName problem_of(RequestFaultCode code) {
  if (code == RequestFaultCode::bad_header) return {"bad-header", "A header is not valid"};
  if (code == RequestFaultCode::bad_body) return {"bad-note", "The body is not what is posted here"};
  return {"bad-query", "The query is not valid"};
}

/// What is said of each fault; what several of them say alike is said once.
std::string joined_details(const RequestFaults& faults) {
  std::string joined;
  for (auto fault = faults.begin(); fault != faults.end(); ++fault) {
    if (std::ranges::find(faults.begin(), fault, fault->detail, &RequestFault::detail) != fault) continue;
    joined += fmt::format("{}{}", joined.empty() ? "" : "; ", fault->detail);
  }
  return joined;
}

std::string error_members(std::string_view errors, std::uint64_t count) {
  return fmt::format(R"("errors":{},"errorCount":{})", errors, count);
}

}  // namespace

Fault refused(const Refusals& refusals) {
  const unsigned status = status_of(refusals);
  const auto& first = refusals.list.front();
  return {status,
          row_of(first.code).name,
          status == 400   ? "The submission is not valid"
          : status == 403 ? "This key may not post that"
                          : "The submission conflicts with what is recorded",
          refusals.count == 1
              ? first.detail
              : fmt::format("{} refusals; nothing was recorded. The first: {}", refusals.count, first.detail),
          0,
          error_members(encode_refusals(refusals), refusals.count)};
}

Fault bad_request(const RequestFaults& faults) {
  const auto [name, title] = problem_of(faults.front().code);
  return {400, name, title, joined_details(faults), 0, error_members(encode_request_faults(faults), faults.size())};
}

Fault bad_query(RequestFaultCode code, QueryKey key, std::string detail) {
  return bad_request({{code, std::string(row_of(key).name), std::move(detail)}});
}

Fault bad_note(std::string detail) {
  return bad_request({{RequestFaultCode::bad_body, "body", std::move(detail)}});
}

Fault no_key() {
  return {401, "no-key", "A key is needed",
          "Send the header 'Authorization: Bearer KEY' with the key that the coordinator gave you."};
}
Fault unknown_key() {
  return {401, "unknown-key", "The key is not known",
          "The Authorization header holds no key that is in use. Ask the coordinator for a new one."};
}
Fault role_may_not_ask(Role role) {
  return {403, "role-may-not-ask", "This key may not ask that",
          fmt::format("The role {} may not ask this.", to_string(role))};
}
Fault not_yours(std::string_view what) {
  return {403, "not-yours", "This belongs to another party",
          fmt::format("A party reads only what is its own; {}.", what)};
}
Fault not_found(std::string_view what) {
  return {404, "not-found", "There is no such thing", fmt::format("{}.", what)};
}
Fault not_followed(Sequence after, Sequence event_count) {
  return not_found(fmt::format(
      "The log holds {} events, and event {}, after which you would go on, is not among them. If it was told "
      "to you, this log is another than you followed, or was put back to an earlier state: hold what you "
      "have against its checkpoint",
      event_count.value, after.value));
}
Fault no_such_path() {
  return {404, "no-such-path", "There is no such path", "The paths that are served are described in /v1/openapi.json."};
}
Fault method_not_allowed(std::string_view allowed) {
  return {405, "method-not-allowed", "The path does not take this method", fmt::format("This path takes {}.", allowed)};
}
Fault other_root(std::string detail) {
  return {409, "other-root", "The checkpoint is not one of this log", std::move(detail)};
}
Fault key_of_another(std::string detail) {
  return {409, "key-of-another", "The key is not yours alone", std::move(detail)};
}
Fault too_many_kept(std::string detail) {
  return {409, "too-many-kept", "No more of these are kept of you", std::move(detail)};
}
Fault witnesses_not_written() {
  return {503, "storage-failed", "The file of witnesses could not be written",
          "It is not kept. Ask the ledger's operator to look at the disk, and post it again.", storage_retry_s};
}
Fault unsupported_media_type(std::string_view supported) {
  return {415, "unsupported-media-type", "The body's type is not read",
          fmt::format("Send Content-Type: {}.", supported)};
}
Fault not_acceptable(std::string_view offered) {
  return {406, "not-acceptable", "No form that you accept is offered", fmt::format("Accept one of: {}.", offered)};
}
Fault busy() {
  return {429, "busy", "The service is busy", "More waits already than the service holds. Ask again in a moment.",
          busy_retry_s};
}
Fault no_room() {
  return {503, "no-room", "There is no room on the disk",
          "Nothing was recorded: the disk of the ledger is nearly full. Ask its operator to make room.",
          storage_retry_s};
}
Fault storage_failed() {
  return {503, "storage-failed", "A write to the log failed",
          "Whether this was recorded is not known; nothing more is taken or answered until the service is restarted. "
          "Post it again then "
          "with the same Idempotency-Key: it is recorded once.",
          storage_retry_s};
}

}  // namespace bonboek
