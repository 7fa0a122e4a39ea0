#include "api/answer_parts.hpp"
#include "ledger/base64.hpp"

namespace bonboek {
namespace {

json::string hash_value(const Digest& hash) {
  return json::string(to_base64(bytes_of(hash)));
}

void add_head(json::object& value, const TreeHead& head) {
  value["treeSize"] = head.size;
  value["rootHash"] = hash_value(head.root);
}

json::object receipt_value(const SubmissionReceipt& receipt) {
  json::object value{{"firstSequence", receipt.first.value},
                     {"lastSequence", receipt.last.value},
                     {"recordedAt", to_string(receipt.recorded_at)}};
  add_head(value, receipt.head);
  return value;
}

json::object event_value(const HistoryEvent& told, const Registers& registers) {
  const Event& event = told.stored.event;
  json::object value{{"sequence", event.sequence.value},
                     {"type", name_of(event.fact.type)},
                     {"occurredOn", to_string(event.fact.occurred_on)},
                     {"recordedAt", to_string(event.recorded_at)},
                     {"actor", event.actor}};
  if (!event.fact.party.is_none()) {
    const Party& party = registers.party(event.fact.party);
    value[name_of(party.kind)] = party.id;
  }
  value["line"] = told.line;
  value["receipt"] = receipt_value(told.receipt);
  value["leafHash"] = hash_value(leaf_hash(told.line));
  json::array hashes;
  for (const Digest& hash : told.proof) hashes.push_back(hash_value(hash));
  value["hashes"] = std::move(hashes);
  return value;
}

}  // namespace

Answer voucher_history_answer(const VoucherHistory& history, json::object standing) {
  const VoucherStanding& stood = history.standing;
  json::object body{
      {"atSequence", stood.next.value - 1}, {"asOf", to_string(stood.known_at)}, {"voucher", to_string(stood.number)}};
  add_head(body, history.head);
  body["checkpoint"] = history.note;
  body["standing"] = std::move(standing);
  json::array events;
  for (const HistoryEvent& event : history.events) events.push_back(event_value(event, stood.registers));
  body["events"] = std::move(events);
  return {std::move(body), ""};
}

}  // namespace bonboek
