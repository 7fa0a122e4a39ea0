// What proves the log: checkpoints, tiles, bundles of entries, proofs.
#include <fmt/format.h>

#include <boost/json.hpp>

#include "api/handlers.hpp"
#include "api/reading.hpp"
#include "ledger/base64.hpp"
#include "ledger/tile.hpp"

namespace bonboek {
namespace {

constexpr std::string_view note_type = "text/plain; charset=utf-8";
constexpr std::string_view bytes_type = "application/octet-stream";

using FromTree = std::move_only_function<std::expected<Response, Fault>(const LedgerState& state)>;

/// Answers with what is made on the ledger's thread, where lines may be read.
void answer_from_tree(const RouteContext& context, Query& query, Respond respond, FromTree build) {
  if (const auto fault = query.fault()) return respond(to_response(*fault));
  views_at(context, {}, std::make_shared<Respond>(std::move(respond)),
           [build = std::move(build)](const LedgerState& state, Respond& answer_to) mutable {
             auto response = build(state);
             answer_to(response ? std::move(*response) : to_response(response.error()));
           });
}

Response text_response(std::string_view type, std::string body) {
  return {200, std::string(type), {}, std::move(body), nullptr};
}

Fault not_so_large(std::uint64_t size, const Log& log) {
  return not_found(fmt::format("The log holds {} events, not {}", log.tip().value, size));
}

/// The size that is asked for, or the whole log's.
std::expected<std::uint64_t, Fault> size_asked(std::optional<std::uint64_t> size, const Log& log) {
  if (size && *size > log.tip().value) return std::unexpected(not_so_large(*size, log));
  return size.value_or(log.tip().value);
}

json::array hashes_value(const std::vector<Digest>& hashes) {
  json::array list;
  for (const Digest& hash : hashes) list.push_back(json::string(to_base64(bytes_of(hash))));
  return list;
}

Response json_response(const json::object& body) {
  return text_response("application/json", json::serialize(body));
}

void add_head(json::object& body, const SignedHead& head) {
  body["treeSize"] = head.checkpoint.head.size;
  body["rootHash"] = to_base64(bytes_of(head.checkpoint.head.root));
  body["checkpoint"] = head.note;
}

/// Full tiles never change.
Response tile_response(std::string bytes, const TilePlace& place) {
  auto response = text_response(bytes_type, std::move(bytes));
  if (place.width == full_tile_width) {
    response.headers.emplace_back("Cache-Control", "private, max-age=31536000, immutable");
  }
  return response;
}

void refuse_place(Query& query, std::string_view part) {
  query.refuse(RequestFaultCode::bad_path, part,
               "a tile is written <level>/<index> and a bundle <index>, as C2SP tlog-tiles says, like "
               "0/x001/x234/067 or 067.p/12");
}

std::optional<Fault> objection_to(const TilePlace& place, const Log& log) {
  if (place.leaves_needed() <= log.tip().value) return {};
  return not_found(fmt::format("The log holds {} events; that tile needs {}", log.tip().value, place.leaves_needed()));
}

}  // namespace

void get_checkpoint(Call call, const RouteContext& context, Respond respond) {
  Query query(call);
  auto asked = query.whole(QueryKey::tree_size);
  if (query.flag(QueryKey::cosigned)) {
    if (asked) {
      query.refuse(RequestFaultCode::excluded_parameter, QueryKey::tree_size,
                   "ask with cosigned or with treeSize, not with both");
    }
    if (const auto fault = query.fault()) return respond(to_response(*fault));
    asked = context.witnesses.newest_cosigned();
    if (!asked) return respond(to_response(not_found("No witness has cosigned a checkpoint yet")));
  }
  answer_from_tree(context, query, std::move(respond),
                   [asked, &context](const LedgerState& state) -> std::expected<Response, Fault> {
                     const auto size = size_asked(asked, state.log);
                     if (!size) return std::unexpected(size.error());
                     auto note = context.ledger.notary().at(*size)->note;
                     return text_response(note_type, note + context.witnesses.lines_of(*size));
                   });
}

void get_log_key(Call, const RouteContext& context, Respond respond) {
  respond(text_response(note_type, context.ledger.notary().verifier().key() + "\n"));
}

void get_tile(Call call, const RouteContext& context, Respond respond) {
  Query query(call);
  const auto asked = parse_tile_place(call.parameters.at(0));
  if (!asked) refuse_place(query, "tile");
  answer_from_tree(
      context, query, std::move(respond),
      [place = asked.value_or(TilePlace{}), &context](const LedgerState& state) -> std::expected<Response, Fault> {
        if (const auto objection = objection_to(place, state.log)) return std::unexpected(*objection);
        const TreeNode first{place.level * tile_height, place.index * full_tile_width};
        std::string bytes;
        for (const Digest& hash : context.ledger.tree().hashes(first, place.width)) {
          bytes += bytes_of(hash);
        }
        return tile_response(std::move(bytes), place);
      });
}

void get_entries(Call call, const RouteContext& context, Respond respond) {
  Query query(call);
  const auto asked = parse_bundle_place(call.parameters.at(0));
  if (!asked) refuse_place(query, "bundle");
  answer_from_tree(
      context, query, std::move(respond),
      [place = asked.value_or(TilePlace{}), &context](const LedgerState& state) -> std::expected<Response, Fault> {
        if (const auto objection = objection_to(place, state.log)) return std::unexpected(*objection);
        const Sequence first{place.index * full_tile_width};
        std::string bytes;
        for (const std::string& line : context.ledger.tree().lines(first, first + place.width)) {
          bytes += static_cast<char>(line.size() >> 8U);
          bytes += static_cast<char>(line.size() & 0xffU);
          bytes += line;
        }
        return tile_response(std::move(bytes), place);
      });
}

void get_inclusion_proof(Call call, const RouteContext& context, Respond respond) {
  Query query(call);
  const Sequence sequence{query.whole(QueryKey::sequence).value_or(0)};
  const auto asked = query.whole(QueryKey::tree_size);
  answer_from_tree(
      context, query, std::move(respond),
      [sequence, asked, &context,
       principal = call.principal](const LedgerState& state) -> std::expected<Response, Fault> {
        const auto size = size_asked(asked, state.log);
        if (!size) return std::unexpected(size.error());
        if (sequence.value >= *size) {
          return std::unexpected(not_found(fmt::format("Event {} is not among the first {}", sequence.value, *size)));
        }
        const auto own = own_party(state.views.books(), principal);
        if (!own) return std::unexpected(own.error());
        if (!own->is_none() && state.log.event(sequence)->event.fact.party != *own) {
          return std::unexpected(not_yours("this event is about another party"));
        }
        const LogTree& tree = context.ledger.tree();
        json::object body{{"sequence", sequence.value}};
        body["leafHash"] = to_base64(bytes_of(tree.hashes({0, sequence.value}, 1).front()));
        body["hashes"] = hashes_value(tree.inclusion(sequence.value, *size));
        add_head(body, *context.ledger.notary().at(*size));
        return json_response(body);
      });
}

void get_consistency_proof(Call call, const RouteContext& context, Respond respond) {
  Query query(call);
  const auto from = query.whole(QueryKey::from_size).value_or(1);
  const auto asked = query.whole(QueryKey::tree_size);
  answer_from_tree(context, query, std::move(respond),
                   [from, asked, &context](const LedgerState& state) -> std::expected<Response, Fault> {
                     const auto size = size_asked(asked, state.log);
                     if (!size) return std::unexpected(size.error());
                     if (from > state.log.tip().value) return std::unexpected(not_so_large(from, state.log));
                     if (from > *size) {
                       return std::unexpected(bad_query(RequestFaultCode::bad_parameter, QueryKey::from_size,
                                                        "fromSize is the smaller of the two; treeSize the larger"));
                     }
                     json::object body{{"fromSize", from}};
                     body["fromRootHash"] = to_base64(bytes_of(context.ledger.tree().head(from).root));
                     body["hashes"] = hashes_value(context.ledger.tree().consistency(from, *size));
                     add_head(body, *context.ledger.notary().at(*size));
                     return json_response(body);
                   });
}

}  // namespace bonboek
