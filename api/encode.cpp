#include "api/encode.hpp"

#include <fmt/compile.h>
#include <fmt/format.h>

#include <boost/json.hpp>

#include "api/problem.hpp"

namespace bonboek {
namespace {

/// The receipt of a recorded submission; the same bytes whenever its key is used again.
std::string receipt(const PostOutcome& outcome) {
  auto text = fmt::format(FMT_COMPILE(R"({{"firstSequence":{},"lastSequence":{},"eventCount":{},"recordedAt":"{}")"),
                          outcome.first.value, outcome.first.value + outcome.event_count - 1, outcome.event_count,
                          to_string(outcome.recorded_at));
  if (!outcome.refusals_json.empty()) text.append(R"(,"refusals":)").append(outcome.refusals_json);
  if (outcome.head) text.append(",").append(outcome.head->members);
  return text + "}";
}

std::string dry_receipt(const PostOutcome& outcome) {
  return fmt::format(R"({{"dryRun":true,"eventCount":{},"refusals":{}}})", outcome.event_count,
                     encode_refusals(outcome.refusals));
}

/// One error, in the one form that all lists of errors have. `row` is of the refusals' list or of the faults'.
template <class Row>
boost::json::object error_value(const Row& row, std::string_view place, std::string_view detail) {
  return {{"code", static_cast<unsigned>(row.code)},
          {"name", row.name},
          {"place", place},
          {"detail", detail},
          {"rule", row.rule}};
}

}  // namespace

boost::json::array encode_refusals_value(const Refusals& refusals) {
  boost::json::array list;
  for (const Refusal& refusal : refusals.list) {
    list.push_back(error_value(row_of(refusal.code), place_of(refusal), refusal.detail));
  }
  return list;
}

std::string encode_refusals(const Refusals& refusals) {
  return boost::json::serialize(encode_refusals_value(refusals));
}

std::string encode_request_faults(const RequestFaults& faults) {
  boost::json::array list;
  for (const RequestFault& fault : faults) list.push_back(error_value(row_of(fault.code), fault.place, fault.detail));
  return boost::json::serialize(list);
}

Response answer_post(const PostOutcome& outcome) {
  switch (outcome.kind) {
    case PostOutcome::Kind::recorded:
      return {201, "application/json", {}, receipt(outcome), nullptr};
    case PostOutcome::Kind::would_record:
      return {200, "application/json", {}, dry_receipt(outcome), nullptr};
    case PostOutcome::Kind::refused:
      return to_response(refused(outcome.refusals));
    case PostOutcome::Kind::no_room:
      return to_response(no_room());
    case PostOutcome::Kind::storage_failed:
      return to_response(storage_failed());
  }
  std::abort();
}

}  // namespace bonboek
