#include "api/routes.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "api/handlers.hpp"
#include "api/problem.hpp"
#include "api/query.hpp"

namespace bonboek {
namespace {

constexpr Roles all{Role::coordinator, Role::library, Role::intermediary, Role::province, Role::auditor};
constexpr Roles readers{Role::coordinator, Role::province, Role::auditor};
constexpr Roles book_readers{Role::coordinator, Role::auditor};
constexpr Roles all_but_province{Role::coordinator, Role::library, Role::intermediary, Role::auditor};
constexpr Roles log_readers{Role::coordinator, Role::auditor};
constexpr Roles posters{Role::coordinator, Role::library, Role::intermediary};

using K = QueryKey;
constexpr QueryKeys none{};
constexpr QueryKeys post_terms{K::dry_run, K::mode};
constexpr QueryKeys page{K::after_sequence, K::page_limit, K::known_at, K::at_sequence};
constexpr QueryKeys moment{K::known_at, K::at_sequence};
constexpr QueryKeys period{K::period, K::known_at, K::at_sequence};
constexpr QueryKeys named{K::period, K::named_limit, K::known_at, K::at_sequence};
constexpr QueryKeys year{K::year, K::known_at, K::at_sequence};
constexpr QueryKeys report{K::audience, K::known_at, K::at_sequence};
constexpr QueryKeys journal{K::journal_year, K::known_at, K::at_sequence};
constexpr QueryKeys auditfile{K::auditfile_year, K::known_at, K::at_sequence};
constexpr QueryKeys lines{K::after_sequence, K::known_at, K::at_sequence};
constexpr QueryKeys changes{K::since, K::figure, K::after_sequence, K::figure_limit, K::known_at, K::at_sequence};
constexpr QueryKeys one_invoice{K::kind, K::known_at, K::at_sequence};
constexpr QueryKeys checkpoint{K::cosigned, K::tree_size};
constexpr QueryKeys one_leaf{K::sequence, K::tree_size};
constexpr QueryKeys two_sizes{K::from_size, K::tree_size};
constexpr QueryKeys next{K::next_count, K::known_at, K::at_sequence};

constexpr std::array table{
    Route{Method::post, "/v1/events", false, posters, post_terms, post_events, take_events},
    Route{Method::get, "/v1/events", false, all_but_province, page, get_events},
    Route{Method::get, "/v1/vouchers/{number}", false, all_but_province, moment, get_voucher},
    Route{Method::get, "/v1/vouchers/{number}/events", false, all_but_province, moment, get_voucher_events},
    Route{Method::get, "/v1/vouchers/{number}/history", false, all_but_province, moment, get_voucher_history},
    Route{Method::get, "/v1/libraries", false, all, period, get_libraries},
    Route{Method::get, "/v1/libraries/{id}", false, all, period, get_library},
    Route{Method::get, "/v1/intermediaries", false, all, period, get_intermediaries},
    Route{Method::get, "/v1/intermediaries/{id}", false, all, period, get_intermediary},
    Route{Method::get, "/v1/libraries/{id}/statements/{quarter}", false, all_but_province, moment,
          get_library_statement},
    Route{Method::get, "/v1/intermediaries/{id}/statements/{quarter}", false, all_but_province, moment,
          get_intermediary_statement},
    Route{Method::get, "/v1/balances", false, readers, period, get_balances},
    Route{Method::get, "/v1/fund", false, readers, year, get_fund},
    Route{Method::get, "/v1/reports/{quarter}", false, readers, report, get_report},
    Route{Method::get, "/v1/reports/{quarter}/changes", false, readers, changes, get_report_changes},
    Route{Method::get, "/v1/reconciliation", false, all, named, get_reconciliation},
    Route{Method::get, "/v1/number-series", false, readers, next, get_number_series},
    Route{Method::get, "/v1/invoices", false, all_but_province, period, get_invoices},
    Route{Method::get, "/v1/invoices/{party}/{invoice}", false, all_but_province, one_invoice, get_invoice},
    Route{Method::get, "/v1/log/checkpoint", true, all, checkpoint, get_checkpoint},
    Route{Method::get, "/v1/log/key", true, all, none, get_log_key},
    Route{Method::get, "/v1/log/tile/entries/{bundle}", false, log_readers, none, get_entries},
    Route{Method::get, "/v1/log/tile/{tile}", false, log_readers, none, get_tile},
    Route{Method::get, "/v1/log/proofs/inclusion", false, all_but_province, one_leaf, get_inclusion_proof},
    Route{Method::get, "/v1/log/proofs/consistency", false, all, two_sizes, get_consistency_proof},
    Route{Method::get, "/v1/log/witnesses", false, all, none, get_witnesses},
    Route{Method::post, "/v1/log/witnesses", false, all, none, post_witness},
    Route{Method::post, "/v1/log/cosignatures", false, all, none, post_cosignature},
    Route{Method::get, "/v1/exports/journal", false, book_readers, journal, get_export_journal},
    Route{Method::get, "/v1/exports/auditfile", false, book_readers, auditfile, get_export_auditfile},
    Route{Method::get, "/v1/exports/events", false, book_readers, lines, get_export_events},
    Route{Method::get, "/v1/openapi.json", true, all, none, get_openapi},
    Route{Method::get, "/healthz", true, all, none, get_health},
    Route{Method::get, "/readyz", true, all, none, get_readiness},
    Route{Method::get, "/metrics", true, all, none, get_metrics},
};

/// The next segment of a path, which is taken off it; paths begin with a slash.
std::string_view take_segment(std::string_view& path) {
  path.remove_prefix(1);
  const auto segment = path.substr(0, path.find('/'));
  path.remove_prefix(segment.size());
  return segment;
}

/// Parameters that are the last of their path, and may hold slashes.
constexpr std::array with_slashes{std::string_view("{invoice}"), std::string_view("{tile}"),
                                  std::string_view("{bundle}")};

/// The parameters of a path where it is of the pattern.
std::optional<std::vector<std::string>> match(std::string_view pattern, std::string_view path) {
  std::vector<std::string> parameters;
  while (!pattern.empty()) {
    if (path.empty() || path.front() != '/') return {};
    const auto wanted = take_segment(pattern);
    if (std::ranges::find(with_slashes, wanted) != with_slashes.end() && path.size() > 1) {
      parameters.emplace_back(path.substr(1));
      return parameters;
    }
    const auto found = take_segment(path);
    if (!wanted.starts_with('{')) {
      if (found != wanted) return {};
    } else if (found.empty()) {
      return {};
    } else {
      parameters.emplace_back(found);
    }
  }
  if (!path.empty()) return {};
  return parameters;
}

struct Found {
  const Route* route{nullptr};
  std::vector<std::string> parameters;
  std::string allowed;  // methods of the path where none of its routes takes this one
};

Found find_route(const Request& request) {
  Found found;
  const Method method = request.method == Method::head ? Method::get : request.method;
  for (const Route& route : table) {
    auto parameters = match(route.path, request.path);
    if (!parameters) continue;
    if (route.method == method) return {&route, std::move(*parameters), {}};
    const std::string_view methods = route.method == Method::get ? "GET, HEAD" : "POST";
    if (found.allowed.contains(methods)) continue;
    if (!found.allowed.empty()) found.allowed += ", ";
    found.allowed += methods;
  }
  return found;
}

Response not_found_response(const Found& found) {
  if (found.allowed.empty()) return to_response(no_such_path());
  auto response = to_response(method_not_allowed(found.allowed));
  response.headers.emplace_back("Allow", found.allowed);
  return response;
}

/// Who may call: the principal of the key, or why not.
std::expected<Principal, Fault> principal_of(const Request& request, const Route& route, const RouteContext& context) {
  if (route.is_open) return Principal{};
  if (request.authorization.empty()) return std::unexpected(no_key());
  const auto ring = context.keys();
  const Principal* principal = ring->find(request.authorization);
  if (principal == nullptr) return std::unexpected(unknown_key());
  if (!route.roles.has(principal->role)) return std::unexpected(role_may_not_ask(principal->role));
  return *principal;
}

Respond counted(Respond respond, std::string_view path, Metrics& metrics) {
  const auto begun = std::chrono::steady_clock::now();
  return [respond = std::move(respond), path, begun, &metrics](Response response) mutable {
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun;
    metrics.count_request(path, response.status, taken.count());
    respond(std::move(response));
  };
}

}  // namespace

std::span<const Route> routes() {
  return table;
}

Handler make_handler(RouteContext context) {
  const auto shared = std::make_shared<const RouteContext>(std::move(context));  // shared: by every copy of the handler
  return [shared](Request request, Respond respond) {
    auto found = find_route(request);
    if (found.route == nullptr) return counted(std::move(respond), "other", shared->metrics)(not_found_response(found));
    const Route& route = *found.route;
    auto answer_to = counted(std::move(respond), route.path, shared->metrics);
    auto principal = principal_of(request, route, *shared);
    if (!principal) {
      auto response = to_response(principal.error());
      if (response.status == 401) response.headers.emplace_back("WWW-Authenticate", "Bearer");
      return answer_to(std::move(response));
    }
    Call call{std::move(request), std::move(*principal), std::move(found.parameters), route.query_keys};
    // Who reads a query or the path's parameters tells this together with what else is wrong.
    if (route.query_keys.bits == 0 && call.parameters.empty()) {
      if (const auto fault = Query(call).fault()) return answer_to(to_response(*fault));
    }
    route.handle(std::move(call), *shared, std::move(answer_to));
  };
}

MakeSink make_sinks(RouteContext context) {
  return [context = std::move(context)](const Request& request) -> std::unique_ptr<BodySink> {
    if (request.method != Method::post) return nullptr;
    const auto found = find_route(request);
    if (found.route == nullptr || found.route->make_sink == nullptr) return nullptr;
    if (!principal_of(request, *found.route, context)) return nullptr;
    return found.route->make_sink(request);
  };
}

}  // namespace bonboek
