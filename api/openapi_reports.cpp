// Schemas of the province's report and of what moved in it: answers_report.cpp.
#include "api/openapi_answers.hpp"
#include "ledger/identifiers.hpp"
#include "projections/report_changes.hpp"
#include "projections/small_counts.hpp"

namespace bonboek {
namespace {

json::object correction_schema() {
  auto schema = object_schema("What was learned about a quarter after it was closed.",
                              {{"quarter", text_schema("the closed quarter", quarter_pattern)}});
  const auto change = object_schema(
      "", {{"count", cents_schema("how many more, or less")}, {"amountCents", cents_schema("what that comes to")}});
  for (std::string_view name : Names<Measure>::list) add_member(schema, {name, change, optional_member});
  return schema;
}

json::object tracks_schema() {
  auto tracks = list_schema("the count by track, the first where the track is not known", cents_schema(""));
  tracks["minItems"] = last_track + 1;
  tracks["maxItems"] = last_track + 1;
  return tracks;
}

json::object code_schema(std::string_view meaning) {
  return or_null(text_schema(meaning, municipality_pattern));
}

json::object municipality_schema(std::string_view meaning, std::string_view count) {
  auto schema =
      object_schema(meaning, {{"municipality", code_schema("its code by Statistics Netherlands; null: not known")},
                              {"name", or_null(text_schema("its name; null for one outside Limburg"))}});
  for (const Measure measure : municipal_measures) add_member(schema, {name_of(measure), reference_to(count)});
  return schema;
}

json::object party_schema(std::string_view meaning, json::object counts) {
  return object_schema(meaning, {{"id", slug_schema("its id")},
                                 {"name", text_schema("its name")},
                                 {"municipality", code_schema("where it is registered")},
                                 {"counts", std::move(counts)}});
}

json::object plan_schema() {
  const auto target = [](std::string_view meaning) { return or_null(whole_schema(meaning)); };
  return object_schema("Memberships from January to the end of the quarter, beside what the plan wants of the year.",
                       {{"year", year_schema("the quarter's")},
                        {"newMemberships", cents_schema("vouchers redeemed")},
                        {"newMembershipsTarget", target("the plan's, of the whole year; null where it has none")},
                        {"memberships", cents_schema("new ones, and those that continue")},
                        {"membershipsTarget", target("likewise: how many the plan's budget pays")},
                        {"membershipsPaid", cents_schema("of the whole year, at the moment")}});
}

void add_open_schemas(json::object& schemas) {
  auto exceptions = object_schema("What stands open since the end of the quarter or before.", {});
  auto sums = exceptions;
  for (std::string_view name : Names<OpenItem>::list) {
    add_member(exceptions, {name, reference_to("OpenGroup")});
    add_member(sums, {name, reference_to("PublicOpenSum")});
  }
  schemas["Exceptions"] = std::move(exceptions);
  schemas["ExceptionSums"] = std::move(sums);
}

json::object root_schema() {
  return text_schema("of the log's tree up to that event, as the checkpoint of that size has it",
                     "^[A-Za-z0-9+/]{43}=$");
}

/// The schema of a part of the report in one of its versions.
std::string schema_for(std::string_view part, Audience audience) {
  return audience == Audience::full ? std::string(part) : "Public" + std::string(part);
}

/// Lets every number of a schema, and every day, be withheld.
void let_be_withheld(json::object& schema) {
  const auto* type = schema.if_contains("type");
  // Copied: a member that is added moves the others.
  const std::string name = type == nullptr ? std::string{} : std::string(type->as_string());
  if (name == "integer" || name == "string") schema["nullable"] = true;
  if (name == "array") let_be_withheld(schema.at("items").as_object());
  if (name != "object") return;
  for (auto& member : schema.at("properties").as_object()) let_be_withheld(member.value().as_object());
}

/// The same schemas as in the full report, of what is null where it is withheld.
void add_withheld_schemas(json::object& schemas) {
  const auto add = [&](std::string_view of) -> json::object& {
    json::object schema = schemas.at(of).as_object();
    auto& added = schemas[schema_for(of, Audience::everyone)];
    added = std::move(schema);
    return added.as_object();
  };
  let_be_withheld(add("MeasureCount"));
  let_be_withheld(add("OpenSum"));
  for (auto& measure : add("Counts").at("properties").as_object()) measure.value() = reference_to("PublicMeasureCount");
  auto& plan = add("PlanProgress").at("properties").as_object();
  for (const char* name : {"newMemberships", "memberships", "membershipsPaid"})
    let_be_withheld(plan.at(name).as_object());
  auto& correction = add("Correction").at("properties").as_object();
  for (std::string_view name : Names<Measure>::list) let_be_withheld(correction.at(name).as_object());
  auto& fund = add("FundYear").at("properties").as_object();
  for (const char* name : {"newMemberships", "renewals", "memberships", "membershipsPaid", "handlingsPaid"}) {
    let_be_withheld(fund.at(name).as_object());
  }
}

/// What both versions of the report tell.
json::object report_schema(std::string_view meaning, Audience audience) {
  return answer_schema(
      meaning,
      {{"knownAt", moment_schema("the same as asOf: any later moment until the next event gives the same report")},
       {"root", root_schema()},
       {"projectionVersion", whole_schema("of the program's reckoning: within one version nothing ever differs", 1)},
       {"audience", names_schema("whom it is for", {name_of(audience)})},
       {"quarter", text_schema("the quarter", quarter_pattern)},
       {"from", date_schema("its first day")},
       {"until", date_schema("its last day")},
       {"scheme", text_schema("the scheme's name")},
       {"origin", text_schema("the name of this log")},
       {"closedBySequence", or_null(whole_schema("the event that closed the quarter; null while it is open"))},
       {"counts", reference_to(schema_for("Counts", audience))},
       {"countsSinceJanuary", reference_to(schema_for("Counts", audience))},
       {"memberships", reference_to(schema_for("PlanProgress", audience))},
       {"fund", reference_to(schema_for("FundYear", audience))},
       {"corrections",
        list_schema("late facts about quarters closed before", reference_to(schema_for("Correction", audience)))}});
}

void add_full_report(json::object& schemas) {
  schemas["MunicipalCount"] = object_schema("", {{"count", whole_schema("how often")}, {"byTrack", tracks_schema()}});
  schemas["ReportMunicipality"] = municipality_schema(
      "What counts in one municipality: issues where the recipient lives, as far as that is told, else where the "
      "intermediary is; the rest where the party is registered.",
      "MunicipalCount");
  schemas["ReportParty"] =
      party_schema("What a library or an intermediary did in the quarter.", reference_to("Counts"));
  auto full = report_schema("The report with all that it tells.", Audience::full);
  add_member(full, {"municipalities", list_schema("by code, the last: not known", reference_to("ReportMunicipality"))});
  add_member(full, {"libraries", list_schema("as registered", reference_to("ReportParty"))});
  add_member(full, {"intermediaries", list_schema("as accredited", reference_to("ReportParty"))});
  add_member(full, {"exceptions", reference_to("Exceptions")});
  schemas["FullReport"] = std::move(full);
}

void add_public_report(json::object& schemas) {
  add_withheld_schemas(schemas);
  schemas["PublicCount"] = object_schema("", {{"count", or_null(whole_schema("how often; null: withheld"))}});
  schemas["PublicMunicipality"] = municipality_schema("What counts in one municipality.", "PublicCount");
  auto counts = object_schema("", {});
  for (const Measure measure : public_library_measures) {
    add_member(counts, {name_of(measure), reference_to("PublicCount")});
  }
  schemas["PublicLibrary"] = party_schema("What a library did in the quarter.", std::move(counts));
  auto report = report_schema(
      "The report without any count under five, of a municipality, of a library or of the whole scheme, and without "
      "what "
      "one of a municipality or a library could be reckoned from. Null: withheld. The fund's amounts are told.",
      Audience::everyone);
  add_member(report,
             {"municipalities", list_schema("by code, the last: not known", reference_to("PublicMunicipality"))});
  add_member(report, {"libraries", list_schema("as registered", reference_to("PublicLibrary"))});
  add_member(report, {"withheldCount", whole_schema("how many counts of municipalities and libraries are withheld")});
  add_member(report, {"exceptions", reference_to("ExceptionSums")});
  schemas["PublicReport"] = std::move(report);
}

json::object change_event_schema(std::string_view meaning) {
  return object_schema(meaning, {{"sequence", whole_schema("its place in the log")},
                                 {"type", names_schema("its type", names_in(Names<EventType>::list))},
                                 {"library", slug_schema("that it is about"), optional_member},
                                 {"intermediary", slug_schema("that it is about"), optional_member},
                                 {"voucher", voucher_schema("that it is about"), optional_member}});
}

json::object change_schema(std::string_view meaning, std::string_view event) {
  auto events = list_schema("the first of them, or those after afterSequence, in order", reference_to(event));
  events["maxItems"] = max_figure_events;
  return object_schema(
      meaning,
      {{"figure",
        text_schema("its path in the report; an element of a list by its name, not its place", figure_pattern)},
       {"eventCount", whole_schema("how many events moved it")},
       {"events", std::move(events)},
       {"next", or_null(whole_schema("where there are more events: the afterSequence that they come after"))}});
}

void add_change_schemas(json::object& schemas) {
  auto numbers = change_event_schema("An event that moved a figure. Party and voucher are left out for the province.");
  add_member(numbers, {"delta", cents_schema("by how much")});
  add_member(numbers, {"after", cents_schema("what the figure was then")});
  schemas["ChangeEvent"] = std::move(numbers);
  auto days = change_event_schema("An event that moved a day. Party and voucher are left out for the province.");
  add_member(days, {"after", or_null(date_schema("what the day was then; null: nothing stood open"))});
  schemas["DayChangeEvent"] = std::move(days);

  auto change = change_schema("A figure that moved: before + byEvents + byTime = after.", "ChangeEvent");
  add_member(change, {"before", cents_schema("as it was")});
  add_member(change, {"after", cents_schema("as it is")});
  add_member(change, {"byEvents", cents_schema("what all its events come to")});
  add_member(change, {"byTime", cents_schema("what a later day came to: a tariff of the day is in it, or an age")});
  schemas["NumberChange"] = std::move(change);
  auto day_change =
      change_schema("A day that moved: since when the oldest of what stands open does.", "DayChangeEvent");
  add_member(day_change, {"before", or_null(date_schema("as it was; null: nothing stood open"))});
  add_member(day_change, {"after", or_null(date_schema("as it is; null: nothing stands open"))});
  schemas["DayChange"] = std::move(day_change);
  schemas["Change"] = json::object{{"description", "A figure that moved, or a day."},
                                   {"oneOf", {reference_to("NumberChange"), reference_to("DayChange")}}};

  schemas["ChangesSince"] =
      object_schema("The report that moved.", {{"atSequence", whole_schema("the last event that counted")},
                                               {"knownAt", moment_schema("when that was recorded")},
                                               {"root", root_schema()},
                                               {"treeSize", whole_schema("how many events the tree had", 1)}});
  schemas["ReportChanges"] = answer_schema(
      "What moved in a report since.",
      {{"knownAt", moment_schema("the same as asOf")},
       {"root", root_schema()},
       {"treeSize", whole_schema("how many events the tree had", 1)},
       {"projectionVersion", whole_schema("of the program's reckoning", 1)},
       {"quarter", text_schema("the quarter", quarter_pattern)},
       {"sinceSequence", whole_schema("the last event that counted before")},
       {"since", reference_to("ChangesSince")},
       {"changes",
        list_schema("by path, what moved; of one that is asked for, that one, moved or not", reference_to("Change"))}});
}

}  // namespace

void add_report_schemas(json::object& schemas) {
  add_open_schemas(schemas);
  schemas["Correction"] = correction_schema();
  schemas["PlanProgress"] = plan_schema();
  add_full_report(schemas);
  add_public_report(schemas);
  schemas["Report"] = json::object{
      {"description", "The province's report of a quarter."},
      {"oneOf", {reference_to("FullReport"), reference_to("PublicReport")}},
      {"discriminator",
       {{"propertyName", "audience"},
        {"mapping", {{"full", "#/components/schemas/FullReport"}, {"public", "#/components/schemas/PublicReport"}}}}}};
  add_change_schemas(schemas);
}

}  // namespace bonboek
