// Schemas of the answers about parties, of receipts and of pages of events.
#include "api/openapi_answers.hpp"

#include "ledger/identifiers.hpp"
#include "ledger/time.hpp"
#include "projections/party_counts.hpp"

namespace bonboek {
namespace {

json::object hash_schema(std::string_view meaning) {
  return text_schema(meaning, "^[A-Za-z0-9+/]{43}=$");
}

void add_tally_schemas(json::object& schemas) {
  auto tracks = list_schema("the count by track, the first where the track is not known", cents_schema(""));
  tracks["minItems"] = last_track + 1;
  tracks["maxItems"] = last_track + 1;
  schemas["MeasureCount"] =
      object_schema("How often something was done. A reversal counts as less, in the month of what it undoes.",
                    {{"count", cents_schema("how often")},
                     {"amountCents", cents_schema("what it came to, where money is due for it")},
                     {"byTrack", std::move(tracks)}});
  auto tally = object_schema("What was done in a period.", {});
  for (std::string_view name : Names<Measure>::list) add_member(tally, {name, reference_to("MeasureCount")});
  schemas["Counts"] = std::move(tally);
}

json::object party_schema(std::string_view meaning) {
  return object_schema(meaning,
                       {{"id", slug_schema("its id")},
                        {"name", text_schema("its name")},
                        {"municipality", text_schema("where it is", municipality_pattern), optional_member},
                        {"iban", text_schema("account that payments go to"), optional_member},
                        {"kvk", text_schema("number in the Dutch business register"), optional_member},
                        {"takesPart", list_schema("from when until when, both included", reference_to("Span"))},
                        {"counts", reference_to("Counts")}});
}

void add_party_schemas(json::object& schemas) {
  schemas["Span"] = object_schema(
      "A stretch of days.",
      {{"from", date_schema("first day")}, {"until", or_null(date_schema("last day; null while it has not ended"))}});
  auto library = party_schema("A library that takes part.");
  add_member(library, {"isil", text_schema("its ISIL (ISO 15511)"), optional_member});
  schemas["Library"] = std::move(library);
  auto intermediary = party_schema("An intermediary that hands out vouchers.");
  add_member(intermediary, {"tracks", list_schema("for which it is accredited", whole_schema("", 1, last_track))});
  schemas["Intermediary"] = std::move(intermediary);
  schemas["LibraryAnswer"] =
      answer_schema("One library.", {{"period", period_schema()}, {"library", reference_to("Library")}});
  schemas["LibraryList"] =
      answer_schema("Libraries, in the order in which they were registered.",
                    {{"period", period_schema()}, {"libraries", list_schema("", reference_to("Library"))}});
  schemas["IntermediaryAnswer"] =
      answer_schema("One intermediary.", {{"period", period_schema()}, {"intermediary", reference_to("Intermediary")}});
  schemas["IntermediaryList"] =
      answer_schema("Intermediaries, in the order in which they were accredited.",
                    {{"period", period_schema()}, {"intermediaries", list_schema("", reference_to("Intermediary"))}});
}

void add_submission_schemas(json::object& schemas) {
  schemas["Receipt"] = object_schema(
      "What was recorded. The same idempotency key and body get the same receipt, byte for byte, for ever.",
      {{"firstSequence", whole_schema("of the submission")},
       {"lastSequence", whole_schema("of the submission")},
       {"eventCount", whole_schema("how many events were recorded, one for each voucher", 1)},
       {"recordedAt", moment_schema("when the ledger learned it")},
       {"treeSize", whole_schema("of the log when it was on disk", 1)},
       {"rootHash", hash_schema("the root of the log's tree at that size")},
       {"checkpoint", text_schema("both as a signed note; it proves that the ledger took the submission")},
       {"refusals", list_schema("what was left out of a submission in parts", reference_to("Refusal")),
        optional_member}});
  schemas["InclusionProof"] = object_schema(
      "That an event is in the log (RFC 9162, 2.1.3).",
      {{"sequence", whole_schema("the event")},
       {"leafHash", hash_schema("SHA-256 of a zero byte and the event's canonical line")},
       {"hashes", list_schema("the path to the root, the event's neighbour first", hash_schema("a subtree's hash"))},
       {"treeSize", whole_schema("the size of the log that it is proved for", 1)},
       {"rootHash", hash_schema("the root at that size")},
       {"checkpoint", text_schema("both as a signed note")}});
  schemas["ConsistencyProof"] =
      object_schema("That the log of one size goes on from that of a smaller one (RFC 9162, 2.1.4).",
                    {{"fromSize", whole_schema("the smaller size", 1)},
                     {"fromRootHash", hash_schema("the root at that size")},
                     {"hashes", list_schema("the proof", hash_schema("a subtree's hash"))},
                     {"treeSize", whole_schema("the larger size", 1)},
                     {"rootHash", hash_schema("the root at that size")},
                     {"checkpoint", text_schema("both as a signed note")}});
  schemas["Witness"] =
      object_schema("Who cosigns checkpoints.",
                    {{"principal", text_schema("whose key it is")},
                     {"key", text_schema("the verifier's key, its newest")},
                     {"formerKeys", list_schema("those that it had before, the oldest first: what they cosigned is "
                                                "still served",
                                                text_schema("a verifier's key"))},
                     {"cosignedSize", or_null(whole_schema("of the largest log it cosigned with any key", 1))}});
  schemas["Witnesses"] =
      object_schema("All witnesses.", {{"witnesses", list_schema("by principal", reference_to("Witness"))}});
  schemas["RegisteredWitness"] =
      object_schema("Whose key is kept.", {{"principal", text_schema("whose key it is")},
                                           {"key", text_schema("the verifier's key")},
                                           {"isNew", flag_schema("whether it was not the principal's already")}});
  schemas["Cosignature"] = object_schema(
      "What is kept.", {{"treeSize", whole_schema("of the checkpoint")},
                        {"rootHash", hash_schema("of the checkpoint")},
                        {"witness", text_schema("the name of the key")},
                        {"isNew", flag_schema("whether none of the key's was kept that is as late or later")}});
  schemas["DryRun"] =
      object_schema("What would have been recorded. Nothing was.",
                    {{"dryRun", json::object{{"type", "boolean"}, {"enum", {true}}}},
                     {"eventCount", whole_schema("how many events it would become", 1)},
                     {"refusals", list_schema("what would be left out in parts", reference_to("Refusal"))}});
  schemas["EventPage"] = answer_schema(
      "A page of the log.",
      {{"nextAfterSequence", or_null(whole_schema("`afterSequence` of the next page; null where nothing was read"))},
       {"isLast", flag_schema("whether nothing follows yet")},
       {"events", list_schema("those that concern you", reference_to("RecordedEvent"))}});
  schemas["Health"] = object_schema("", {{"status", names_schema("", {"alive"})}});
  schemas["Readiness"] = object_schema("", {{"status", names_schema("", {"ready"})}});
}

}  // namespace

json::object answer_schema(std::string_view meaning, std::initializer_list<Member> members) {
  auto schema = object_schema(
      meaning, {{"atSequence", or_null(whole_schema("the last event that counts; null where there is none"))},
                {"asOf", or_null(moment_schema("when that event was recorded"))}});
  for (const Member& member : members) add_member(schema, member);
  return schema;
}

json::object period_schema() {
  return text_schema("the period that is told about", period_pattern);
}

json::object year_schema(std::string_view meaning) {
  return whole_schema(meaning, first_year, last_year);
}

json::object slug_schema(std::string_view meaning) {
  auto schema = text_schema(meaning, slug_pattern);
  schema["maxLength"] = max_slug_length;
  return schema;
}

json::object voucher_schema(std::string_view meaning) {
  return text_schema(meaning, written_voucher);
}

void add_answer_schemas(json::object& schemas) {
  add_submission_schemas(schemas);
  add_tally_schemas(schemas);
  add_party_schemas(schemas);
}

}  // namespace bonboek
