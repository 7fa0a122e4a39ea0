// Schemas of the answers about vouchers: answers_vouchers.cpp, and the number series of answers_fund.cpp.
#include "api/openapi_answers.hpp"
#include "ledger/fact.hpp"
#include "ledger/voucher.hpp"
#include "projections/reconciliation.hpp"

namespace bonboek {
namespace {

json::array stages() {
  return {"accrued", "invoiced", "paid"};
}

json::object voucher_answer_schema() {
  return answer_schema(
      "One voucher as it stands.",
      {{"voucher", voucher_schema("its number")},
       {"place", names_schema("where it is", names_in(Names<Place>::list))},
       {"mintedOn", date_schema("when it was made")},
       {"lastSequence", whole_schema("its newest event")},
       {"intermediary", slug_schema("who holds it, or issued it"), optional_member},
       {"heldSince", date_schema("since when"), optional_member},
       {"issuedOn", date_schema("when it was handed to a recipient"), optional_member},
       {"track", whole_schema("the route by which the recipient was reached", 1, last_track), optional_member},
       {"handlingCents", whole_schema("due for its issue"), optional_member},
       {"handlingStage", names_schema("how far that has come", stages()), optional_member},
       {"municipality", text_schema("of its issue", municipality_pattern), optional_member},
       {"redeemedOn", date_schema("when its recipient was enrolled"), optional_member},
       {"voidReason", text_schema("why it can no longer be used", "^[a-z]+$"), optional_member},
       {"memberships", list_schema("by calendar year", reference_to("Membership"))}});
}

json::object membership_schema() {
  return object_schema("The membership that a voucher pays in one calendar year.",
                       {{"year", year_schema("calendar year")},
                        {"library", slug_schema("where")},
                        {"since", date_schema("the day of the redemption or renewal")},
                        {"isRenewal", flag_schema("whether it continues an earlier one")},
                        {"amountCents", whole_schema("due for it")},
                        {"stage", names_schema("how far that has come", stages())}});
}

json::object open_sum_schema(std::string_view meaning) {
  auto ages =
      list_schema("the count by age: up to each bound of `ageBoundsDays`, and beyond the last", whole_schema(""));
  ages["minItems"] = age_count;
  ages["maxItems"] = age_count;
  return object_schema(meaning, {{"count", whole_schema("how many stand open")},
                                 {"amountCents", whole_schema("what they come to")},
                                 {"byAge", std::move(ages)},
                                 {"oldest", or_null(date_schema("since when the oldest stands open"))}});
}

json::object open_group_schema() {
  auto schema = open_sum_schema("What stands open because a counterpart is not in yet.");
  add_member(schema, {"parties", list_schema("the same by party", reference_to("OpenSum"))});
  add_member(schema, {"vouchers", list_schema("the first of them, in order of minting", reference_to("OpenVoucher")),
                      optional_member});
  return schema;
}

void add_party(json::object& schema) {
  add_member(schema, {"library", slug_schema("with whom"), optional_member});
  add_member(schema, {"intermediary", slug_schema("with whom"), optional_member});
}

json::object series_schema() {
  auto places = object_schema("how many numbers are where", {});
  for (std::string_view name : Names<Place>::list) add_member(places, {name, whole_schema("")});
  auto reasons = object_schema("how many were voided, by reason", {});
  for (std::string_view name : Names<Reason>::list) {
    if (is_void_reason(*parse_name<Reason>(name))) add_member(reasons, {name, whole_schema("")});
  }
  return object_schema(
      "The numbers of one mint year: each is in exactly one place.",
      {{"year", year_schema("mint year")},
       {"minted", whole_schema("how many there are")},
       {"places", std::move(places)},
       {"voidedByReason", std::move(reasons)},
       {"withIntermediaries", list_schema("not issued yet", reference_to("HolderCount"))},
       {"issuedByIntermediaries", list_schema("issued, not redeemed", reference_to("HolderCount"))},
       {"unaccounted", cents_schema("minted and in no place: zero, always")},
       {"next", text_schema("the next numbers to mint, in the form that `minted` takes", written_vouchers)}});
}

json::object root_schema() {
  return text_schema("the root of the log's tree at that size", "^[A-Za-z0-9+/]{43}=$");
}

void add_history_schemas(json::object& schemas) {
  schemas["EventReceipt"] = object_schema(
      "What was answered to a submission, but for the checkpoint in it, which is that of "
      "`treeSize`: /log/checkpoint signs it again in the same bytes.",
      {{"firstSequence", whole_schema("of the submission")},
       {"lastSequence", whole_schema("of the submission")},
       {"recordedAt", moment_schema("when the ledger learned it")},
       {"treeSize", whole_schema("of the log when it was on disk", 1)},
       {"rootHash", root_schema()}});
  auto event = object_schema("An event of a voucher with what proves it.",
                             {{"sequence", whole_schema("its place in the log")},
                              {"type", names_schema("what happened", names_in(Names<EventType>::list))},
                              {"occurredOn", date_schema("when it happened")},
                              {"recordedAt", moment_schema("when the ledger learned it")},
                              {"actor", text_schema("who posted it")},
                              {"library", slug_schema("the library that it is about"), optional_member},
                              {"intermediary", slug_schema("the intermediary that it is about"), optional_member},
                              {"line", text_schema("its canonical line")},
                              {"receipt", reference_to("EventReceipt")},
                              {"leafHash", text_schema("SHA-256 of a zero byte and the line", "^[A-Za-z0-9+/]{43}=$")},
                              {"hashes", list_schema("the path to the root of the history, the event's neighbour first",
                                                     text_schema("a subtree's hash", "^[A-Za-z0-9+/]{43}=$"))}});
  schemas["HistoryEvent"] = std::move(event);
  schemas["VoucherHistory"] =
      answer_schema("A voucher's whole life with what proves it.",
                    {{"voucher", voucher_schema("its number")},
                     {"treeSize", whole_schema("the size of the log that each event is proved for", 1)},
                     {"rootHash", root_schema()},
                     {"checkpoint", text_schema("both as a note that the ledger signed, without cosignatures: with the "
                                                "log's key it shows the root that every proof here leads to")},
                     {"standing", reference_to("Voucher")},
                     {"events", list_schema("oldest first", reference_to("HistoryEvent"))}});
}

}  // namespace

void add_voucher_schemas(json::object& schemas) {
  schemas["Voucher"] = voucher_answer_schema();
  schemas["Membership"] = membership_schema();
  schemas["VoucherEvents"] = answer_schema("Everything that happened to one voucher.",
                                           {{"voucher", voucher_schema("its number")},
                                            {"events", list_schema("oldest first", reference_to("RecordedEvent"))}});
  add_history_schemas(schemas);
  schemas["OpenSum"] = open_sum_schema("What stands open with one party.");
  add_party(schemas["OpenSum"].as_object());
  schemas["OpenVoucher"] = object_schema("One voucher that stands open.",
                                         {{"voucher", voucher_schema("its number")},
                                          {"since", date_schema("the day of its redemption, renewal or issue")},
                                          {"amountCents", whole_schema("what it comes to")}});
  add_party(schemas["OpenVoucher"].as_object());
  schemas["OpenGroup"] = open_group_schema();
  auto bounds = list_schema("ages are told up to each of these", whole_schema(""));
  auto reconciliation = answer_schema("What stands open because a counterpart is not in yet.",
                                      {{"period", period_schema()}, {"ageBoundsDays", std::move(bounds)}});
  for (std::string_view name : Names<OpenItem>::list) add_member(reconciliation, {name, reference_to("OpenGroup")});
  schemas["Reconciliation"] = std::move(reconciliation);
  schemas["HolderCount"] = object_schema("How many vouchers one intermediary has.",
                                         {{"intermediary", slug_schema("who")}, {"count", cents_schema("how many")}});
  schemas["Series"] = series_schema();
  schemas["NumberSeries"] = answer_schema("Where every number is, by mint year.",
                                          {{"series", list_schema("ascending", reference_to("Series"))}});
}

}  // namespace bonboek
