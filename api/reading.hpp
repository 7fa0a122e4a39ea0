// How every read is answered: from the views as they are, or rebuilt at a past moment, in the form that the client
// takes.
#pragma once

#include <expected>
#include <functional>

#include "api/answers.hpp"
#include "api/problem.hpp"
#include "api/query.hpp"
#include "api/routes.hpp"

namespace bonboek {

using Build = std::move_only_function<std::expected<Answer, Fault>(const Views& views)>;

/// Answers with what `build` makes of the views at a moment. A moment in the future or before the ledger is a problem.
/// `query` has been read whole: what is wrong with it is answered first.
void answer_read(const Call& call, const RouteContext& context, Query& query, const Moment& moment, Respond respond,
                 Build build);

/// Calls `use` with the views at a moment, or responds with what is wrong with the moment.
void at_moment(const RouteContext& context, const Moment& moment, std::shared_ptr<Respond> respond,
               std::move_only_function<void(const LedgerState&, Respond&)> use);

/// The answer as JSON, or a list as NDJSON, whichever the Accept header takes; a problem where it takes neither.
[[nodiscard]] Response in_accepted_form(const std::string& accept, const Answer& answer);

/// The party that the principal speaks for; none for a role that speaks for no party. A problem where it is not
/// registered at that moment.
[[nodiscard]] std::expected<PartyIndex, Fault> own_party(const Views& views, const Principal& principal);

/// Whether a media type is among those that an Accept header takes; an absent header takes all.
[[nodiscard]] bool accepts(std::string_view accept, std::string_view media_type);

}  // namespace bonboek
