// How every read is answered: from the books or the views as they are, or at a past moment, in the form that the
// client takes.
#pragma once

#include <expected>
#include <functional>

#include "api/answers.hpp"
#include "api/document_form.hpp"
#include "api/problem.hpp"
#include "api/query.hpp"
#include "api/routes.hpp"

namespace bonboek {

using FromBooks = std::move_only_function<std::expected<Answer, Fault>(const Books& books)>;
using FromViews = std::move_only_function<std::expected<Answer, Fault>(const Views& views)>;

/// Answers with what is made of the books at a moment: of any, within milliseconds. A moment in the future or before
/// the ledger is a problem. `query` has been read whole: what is wrong with it is answered first.
void answer_from_books(const Call& call, const RouteContext& context, Query& query, const Moment& moment,
                       Respond respond, FromBooks build);
/// The same of the views, where single vouchers or invoices are told: those of a past moment are replayed.
void answer_from_views(const Call& call, const RouteContext& context, Query& query, const Moment& moment,
                       Respond respond, FromViews build);

/// Calls `use` with the books at a moment, or responds with what is wrong with the moment.
void books_at(const RouteContext& context, const Moment& moment, std::shared_ptr<Respond> respond,
              std::move_only_function<void(const Books&, Respond&)> use);
/// The same with the views.
void views_at(const RouteContext& context, const Moment& moment, std::shared_ptr<Respond> respond,
              std::move_only_function<void(const LedgerState&, Respond&)> use);

/// What is asked of the log, once the views of now say that it can be; or what is wrong with it.
using AskOfLog = std::move_only_function<std::expected<PastThread::AboutLog, Fault>(const Views& now)>;
/// Has a question that reads the log itself answered beside the ledger's thread. A moment that has not been is a
/// problem.
void log_at(const RouteContext& context, const Moment& moment, std::shared_ptr<Respond> respond, AskOfLog prepare);

/// Has what reads the log done by the thread that answers about the past: for what was begun on the ledger's thread and
/// would hold up clerks there.
void beside(const RouteContext& context, const std::shared_ptr<Respond>& respond, PastThread::AboutLog question);

/// The same with the books, by the thread that answers about the past even where the moment is now: for documents that
/// take seconds to make, and read the log for it. A moment at which nothing is recorded is a problem.
void books_beside_at(const RouteContext& context, const Moment& moment, std::shared_ptr<Respond> respond,
                     std::move_only_function<void(const Books&, Respond&)> use);

/// The answer as JSON, or a list as NDJSON or CSV, whichever the client wants most; a problem where it takes none.
[[nodiscard]] Response in_accepted_form(const Accepted& accepted, const Answer& answer);

/// The party that the principal speaks for; none for a role that speaks for no party. A problem where it is not
/// registered at that moment.
[[nodiscard]] std::expected<PartyIndex, Fault> own_party(const Books& books, const Principal& principal);

/// Whether the principal may read what is one party's. A library and an intermediary may have the same id.
[[nodiscard]] bool may_read(const Principal& principal, PartyKind kind, std::string_view id);
/// Whose key it is, for telling that it may not.
[[nodiscard]] std::string whose(const Principal& principal);

}  // namespace bonboek
