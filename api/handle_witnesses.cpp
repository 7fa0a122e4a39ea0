// Who watches the log from outside, and what they saw.
#include <fmt/format.h>

#include <boost/json.hpp>
#include <cstdlib>

#include "api/handlers.hpp"
#include "api/problem.hpp"
#include "api/reading.hpp"
#include "ledger/base64.hpp"

namespace bonboek {
namespace {

constexpr std::size_t max_note_bytes = 10'000;
constexpr std::uint64_t max_seconds_ahead = 300;  // of a witness's clock
constexpr std::uint64_t micros_a_second = 1'000'000;

json::value size_or_null(std::uint64_t size) {
  return size == 0 ? json::value(nullptr) : json::value(size);
}

Fault no_witness_key() {
  return bad_note("you have no witness key here: post it to /v1/log/witnesses first");
}

json::object witness_value(const Witness& witness) {
  json::array former_keys;
  for (const NoteVerifier& former : witness.former_keys) former_keys.push_back(json::string(former.key()));
  return {{"principal", witness.principal},
          {"key", witness.verifier.key()},
          {"formerKeys", std::move(former_keys)},
          {"cosignedSize", size_or_null(witness.cosigned_size)}};
}

/// 201 for what is new, 200 for what was there already.
Response kept(bool is_new, json::object body) {
  body["isNew"] = is_new;
  return {is_new ? 201U : 200U, "application/json", {}, json::serialize(body), nullptr};
}

/// `bound` says how many of these are kept.
Fault not_kept(const Witnesses::Unkept& unkept, std::string bound) {
  switch (unkept.reason) {
    case Witnesses::Unkept::Reason::registered_by_another:
      return key_of_another(
          fmt::format("{} has registered this key, or another of its name; a witness signs with a key and a name that "
                      "are its own alone: make a new one of a name of your own",
                      unkept.principal));
    case Witnesses::Unkept::Reason::not_registered:
      return no_witness_key();
    case Witnesses::Unkept::Reason::too_many:
      return too_many_kept(std::move(bound));
    case Witnesses::Unkept::Reason::storage_failed:
      return witnesses_not_written();
  }
  std::abort();
}

/// The text that was posted without the newlines after it; a problem where it is none.
std::expected<std::string, Fault> posted_text(const Request& request) {
  const auto& type = request.content_type;
  if (type.substr(0, type.find_first_of("; ")) != "text/plain") {
    return std::unexpected(unsupported_media_type("text/plain"));
  }
  if (request.body.empty() || request.body.size() > max_note_bytes) {
    return std::unexpected(bad_note(fmt::format("the body is a text of at most {} bytes", max_note_bytes)));
  }
  return request.body;
}

/// The signature of the principal's registered key among those of a note.
std::expected<NoteSignature, Fault> cosignature_in(const Note& note, const std::optional<NoteVerifier>& verifier,
                                                   Timestamp now) {
  if (!verifier) {
    return std::unexpected(no_witness_key());
  }
  for (const NoteSignature& signature : note.signatures) {
    if (!verifier->made(signature)) continue;
    if (!verifier->verifies(note.text, signature)) {
      return std::unexpected(bad_note("the cosignature is not one of this checkpoint by your key"));
    }
    if (time_of(signature) > static_cast<std::uint64_t>(now.micros) / micros_a_second + max_seconds_ahead) {
      return std::unexpected(bad_note("the cosignature's time is still to come: set your clock"));
    }
    return signature;
  }
  return std::unexpected(bad_note(fmt::format("no signature in it is by your registered key, {}", verifier->key())));
}

/// Whether the checkpoint is what the log was at that size.
std::optional<Fault> objection_to(const Checkpoint& checkpoint, const RouteContext& context) {
  const std::string& origin = context.ledger.notary().verifier().name();
  if (checkpoint.origin != origin) {
    return bad_note(fmt::format("the checkpoint is of the log {}; this is {}", checkpoint.origin, origin));
  }
  if (checkpoint.head.size > context.ledger.log().tip().value) {
    return not_found(
        fmt::format("The log holds {} events, not {}", context.ledger.log().tip().value, checkpoint.head.size));
  }
  const TreeHead own = context.ledger.tree().head(checkpoint.head.size);
  if (own == checkpoint.head) return {};
  return other_root(
      fmt::format("At {} events this log's root is {}, and you saw {}. Keep your checkpoint and its "
                  "signature: one of the two logs was changed.",
                  own.size, to_base64(bytes_of(own.root)), to_base64(bytes_of(checkpoint.head.root))));
}

}  // namespace

void get_witnesses(Call call, const RouteContext& context, Respond respond) {
  json::array list;
  for (const Witness& witness : context.witnesses.all()) list.push_back(witness_value(witness));
  respond(in_accepted_form(accepted_by(call.request), {json::object{{"witnesses", std::move(list)}}, "witnesses"}));
}

void post_witness(Call call, const RouteContext& context, Respond respond) {
  const auto text = posted_text(call.request);
  if (!text) return respond(to_response(text.error()));
  const auto verifier = NoteVerifier::parse(std::string_view(*text).substr(0, text->find_last_not_of("\r\n") + 1));
  if (!verifier) return respond(to_response(bad_note(verifier.error())));
  if (verifier->algorithm() != NoteAlgorithm::cosignature) {
    return respond(
        to_response(bad_note("a witness's key is for cosignatures: of algorithm 4, as C2SP "
                             "tlog-cosignature says")));
  }
  if (verifier->name() == context.ledger.notary().verifier().name()) {
    return respond(to_response(bad_note("that is the name of the log's own key: give yours another")));
  }
  const auto is_new = context.witnesses.keep(call.principal.name, *verifier);
  if (!is_new) {
    return respond(to_response(not_kept(
        is_new.error(), fmt::format("at most {} keys are registered by one principal, one after the other: go on with "
                                    "the one that you have",
                                    max_witness_keys))));
  }
  respond(kept(*is_new, {{"principal", call.principal.name}, {"key", verifier->key()}}));
}

void post_cosignature(Call call, const RouteContext& context, Respond respond) {
  const auto text = posted_text(call.request);
  if (!text) return respond(to_response(text.error()));
  const auto note = parse_note(*text);
  if (!note) return respond(to_response(bad_note(fmt::format("the body is no signed note: {}", note.error()))));
  const auto checkpoint = parse_checkpoint(note->text);
  if (!checkpoint) return respond(to_response(bad_note(checkpoint.error())));
  if (note->text != checkpoint->text()) {
    return respond(to_response(bad_note("a cosignature here is of the checkpoint's three lines and no more")));
  }
  const auto verifier = context.witnesses.verifier_of(call.principal.name);
  const auto cosignature = cosignature_in(*note, verifier, context.clock());
  if (!cosignature) return respond(to_response(cosignature.error()));
  views_at(context, {}, std::make_shared<Respond>(std::move(respond)),
           [&context, checkpoint = *checkpoint, cosignature = *cosignature](const LedgerState&, Respond& answer_to) {
             if (const auto objection = objection_to(checkpoint, context)) {
               return answer_to(to_response(*objection));
             }
             const auto is_new = context.witnesses.keep(checkpoint.head.size, cosignature);
             if (!is_new) {
               return answer_to(to_response(
                   not_kept(is_new.error(), fmt::format("at most {} cosignatures of one principal are kept: keep the "
                                                        "next ones yourself",
                                                        max_cosignatures))));
             }
             answer_to(kept(*is_new, {{"treeSize", checkpoint.head.size},
                                      {"rootHash", to_base64(bytes_of(checkpoint.head.root))},
                                      {"witness", cosignature.name}}));
           });
}

}  // namespace bonboek
