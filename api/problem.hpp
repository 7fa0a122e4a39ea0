// Problem details (RFC 9457) of what a request can be refused for beyond the transport's own bounds.
#pragma once

#include <string>
#include <string_view>

#include "api/fault.hpp"
#include "api/query_keys.hpp"
#include "api/request_fault.hpp"
#include "ledger/refusal.hpp"
#include "ledger/role.hpp"

namespace bonboek {

/// How long a client is asked to wait where the service can't take more, in seconds.
inline constexpr unsigned busy_retry_s = 1;
inline constexpr unsigned storage_retry_s = 30;

/// All refusals of a submission: 403 where the poster lacks a right and all else is right, 400 where the input is to be
/// mended, 409 where it conflicts with what is recorded.
[[nodiscard]] Fault refused(const Refusals& refusals);

/// All that is wrong with a request, at least one thing. The problem is named for the first.
[[nodiscard]] Fault bad_request(const RequestFaults& faults);
/// What is wrong with one key of the query.
[[nodiscard]] Fault bad_query(RequestFaultCode code, QueryKey key, std::string detail);
/// What is wrong with a posted text.
[[nodiscard]] Fault bad_note(std::string detail);

[[nodiscard]] Fault no_key();
[[nodiscard]] Fault unknown_key();
[[nodiscard]] Fault role_may_not_ask(Role role);
[[nodiscard]] Fault not_yours(std::string_view what);
[[nodiscard]] Fault not_found(std::string_view what);
/// Of a client that goes on after an event which the log, of so many events, does not hold.
[[nodiscard]] Fault not_followed(Sequence after, Sequence event_count);
[[nodiscard]] Fault no_such_path();
[[nodiscard]] Fault method_not_allowed(std::string_view allowed);
[[nodiscard]] Fault other_root(std::string detail);
[[nodiscard]] Fault key_of_another(std::string detail);
[[nodiscard]] Fault too_many_kept(std::string detail);
[[nodiscard]] Fault witnesses_not_written();
[[nodiscard]] Fault unsupported_media_type(std::string_view supported);
[[nodiscard]] Fault not_acceptable(std::string_view offered);
[[nodiscard]] Fault busy();
[[nodiscard]] Fault no_room();
[[nodiscard]] Fault storage_failed();

}  // namespace bonboek
