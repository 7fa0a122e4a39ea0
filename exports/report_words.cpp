#include "exports/report_words.hpp"

#include <fmt/format.h>

#include <cstdlib>

#include "projections/municipalities.hpp"

namespace bonboek {
namespace {

constexpr ReportWords dutch{
    .report = "Kwartaalrapportage",
    .scheme = "Regeling",
    .origin = "Administratie",
    .quarter = "Kwartaal",
    .period = "Periode",
    .known_at = "Zoals bekend op",
    .at_sequence = "Tot en met gebeurtenis",
    .root = "Wortel van de boom",
    .version = "Versie van de berekening",
    .status = "Stand",
    .audience = "Uitgave",
    .closed_by = "afgesloten met gebeurtenis {}",
    .not_closed = "niet afgesloten",
    .to = "t/m",
    .audiences = {"volledig", "openbaar"},
    .measures = {"Bonnen aangemaakt", "Bonnen toegewezen", "Bonnen uitgegeven", "Nieuwe lidmaatschappen",
                 "Lidmaatschappen verlengd", "Bonnen vervallen", "Gefactureerd", "Gecrediteerd", "Betaald"},
    .open_items = {"Ingewisseld, uitgifte nog niet gemeld", "Uitgegeven, nog niet ingewisseld",
                   "Lidmaatschap, nog niet gefactureerd", "Lidmaatschap gefactureerd, nog niet betaald",
                   "Uitgifte, nog niet gedeclareerd", "Uitgifte gedeclareerd, nog niet betaald"},
    .fund_figures = {"Plafond", "Gestort", "Nieuwe lidmaatschappen", "Verlengingen", "Lidmaatschappen samen",
                     "Lidmaatschappen betaald", "Uitgiftes betaald", "Kosten lidmaatschappen", "Kosten uitgifte",
                     "Overige kosten", "Kosten samen", "Verschuldigd, nog niet gefactureerd",
                     "Gefactureerd, nog niet betaald", "Betaald", "Verplicht voor uitstaande bonnen", "Vrij",
                     "Verwachte verlengingen", "Prognose tot het einde van het jaar"},
    .counts = "Aantallen",
    .counts_note = "Een terugdraaiing telt als minder, in de maand van wat zij terugdraait. Bedragen zonder btw.",
    .in_quarter = "In het kwartaal",
    .since_january = "Sinds 1 januari",
    .count = "Aantal",
    .amount = "Bedrag (EUR)",
    .total = "Totaal",
    .tracks = "Naar route",
    .tracks_note =
        "Bij toewijzing is de route nog niet bekend; een inwisseling krijgt haar route zodra de uitgifte is gemeld.",
    .track = "Route",
    .no_track = "Route niet bekend",
    .plan = "Lidmaatschappen en de doelen van het plan",
    .plan_note =
        "Doelen van het plan voor het hele jaar; de aantallen zijn van 1 januari tot het einde van het kwartaal, "
        "betaald is de stand op het genoemde moment.",
    .target = "Doel van het plan",
    .reached = "Bereikt",
    .plan_new = "Nieuwe lidmaatschappen",
    .plan_all = "Lidmaatschappen, nieuw en verlengd",
    .plan_paid = "Lidmaatschappen betaald",
    .no_target = "geen",
    .municipalities = "Naar gemeente",
    .municipalities_note =
        "Toegewezen: gemeente van de intermediair. Uitgegeven: gemeente die bij de uitgifte is genoemd, anders die van "
        "de intermediair. Lidmaatschappen: gemeente waar de bibliotheek is ingeschreven.",
    .municipality = "Gemeente",
    .unknown = "Niet bekend",
    .libraries = "Naar bibliotheek",
    .library = "Bibliotheek",
    .intermediaries = "Naar intermediair",
    .intermediary = "Intermediair",
    .fund = "Lidmaatschapsfonds",
    .fund_note =
        "Naar boekjaar: een lidmaatschap hoort bij zijn kalenderjaar, wanneer het ook is gefactureerd of betaald.",
    .of_ceiling = "Van het plafond",
    .exceptions = "Wat openstaat",
    .exceptions_note = "Sinds het einde van het kwartaal of eerder, met de stand op het genoemde moment.",
    .exception = "Staat open",
    .oldest = "Oudste",
    .corrections = "Correcties op eerdere kwartalen",
    .corrections_note = "Wat over een afgesloten kwartaal later bekend werd.",
    .corrected = "Kwartaal en wat",
    .no_corrections = "Er zijn geen correcties op eerdere kwartalen.",
    .figure = "Wat",
    .withheld_note = "x: minder dan 5, of niet getoond zodat een aantal onder 5 niet te berekenen is.",
    .section = "onderdeel",
    .code = "code",
    .name = "naam",
    .text = "tekst",
};

constexpr ReportWords english{
    .report = "Quarterly report",
    .scheme = "Scheme",
    .origin = "Ledger",
    .quarter = "Quarter",
    .period = "Period",
    .known_at = "As known at",
    .at_sequence = "Up to and with event",
    .root = "Root of the tree",
    .version = "Version of the reckoning",
    .status = "Standing",
    .audience = "Version",
    .closed_by = "closed by event {}",
    .not_closed = "not closed",
    .to = "to",
    .audiences = {"full", "public"},
    .measures = {"Vouchers minted", "Vouchers allotted", "Vouchers issued", "New memberships", "Memberships continued",
                 "Vouchers voided", "Invoiced", "Credited", "Paid"},
    .open_items = {"Redeemed, issue not reported yet", "Issued, not redeemed yet", "Membership, not invoiced yet",
                   "Membership invoiced, not paid yet", "Issue, not claimed yet", "Issue claimed, not paid yet"},
    .fund_figures = {"Ceiling", "Deposited", "New memberships", "Continued memberships", "Memberships together",
                     "Memberships paid", "Issues paid", "Cost of memberships", "Cost of handling", "Other cost",
                     "Cost together", "Due, not invoiced yet", "Invoiced, not paid yet", "Paid",
                     "Committed to vouchers out", "Free", "Expected to continue", "Forecast to the end of the year"},
    .counts = "Counts",
    .counts_note = "A reversal counts as less, in the month of what it undoes. Amounts exclude VAT.",
    .in_quarter = "In the quarter",
    .since_january = "Since 1 January",
    .count = "Count",
    .amount = "Amount (EUR)",
    .total = "Total",
    .tracks = "By track",
    .tracks_note =
        "The track is not known yet when vouchers are allotted; a redemption gets its track once the issue is "
        "reported.",
    .track = "Track",
    .no_track = "Track not known",
    .plan = "Memberships and the plan's targets",
    .plan_note =
        "The plan's targets are for the whole year; counts run from 1 January to the end of the quarter, paid is as it "
        "stood at the moment named.",
    .target = "Plan's target",
    .reached = "Reached",
    .plan_new = "New memberships",
    .plan_all = "Memberships, new and continued",
    .plan_paid = "Memberships paid",
    .no_target = "none",
    .municipalities = "By municipality",
    .municipalities_note =
        "Allotted: the intermediary's municipality. Issued: the one named with the issue, else the intermediary's. "
        "Memberships: where the library is registered.",
    .municipality = "Municipality",
    .unknown = "Not known",
    .libraries = "By library",
    .library = "Library",
    .intermediaries = "By intermediary",
    .intermediary = "Intermediary",
    .fund = "Membership fund",
    .fund_note = "By business year: a membership belongs to its calendar year, whenever it is invoiced or paid.",
    .of_ceiling = "Of the ceiling",
    .exceptions = "What stands open",
    .exceptions_note = "Since the end of the quarter or before, as it stood at the moment named.",
    .exception = "Stands open",
    .oldest = "Oldest",
    .corrections = "Corrections on earlier quarters",
    .corrections_note = "What was learned about a quarter after it was closed.",
    .corrected = "Quarter and what",
    .no_corrections = "There are no corrections on earlier quarters.",
    .figure = "What",
    .withheld_note = "x: under 5, or withheld so that a count under 5 can't be computed.",
    .section = "section",
    .code = "code",
    .name = "name",
    .text = "text",
};

constexpr std::int64_t thousandths = 1'000;

}  // namespace

const ReportWords& report_words(Language language) {
  return language == Language::dutch ? dutch : english;
}

std::string date_text(Date date, Language language) {
  std::string iso = to_string(date);
  if (language == Language::english) return iso;
  return fmt::format("{}-{}-{}", iso.substr(8, 2), iso.substr(5, 2), iso.substr(0, 4));
}

std::string period_text(Quarter quarter, Language language) {
  return fmt::format("{} {} {}", date_text(first_day_of(quarter), language), report_words(language).to,
                     date_text(last_day_of(quarter), language));
}

std::string status_text(const QuarterReport& report, Language language) {
  const ReportWords& words = report_words(language);
  if (!report.closed_by) return std::string(words.not_closed);
  return fmt::format(fmt::runtime(words.closed_by), report.closed_by->value);
}

std::string municipality_text(Municipality municipality, Language language) {
  if (municipality.is_none()) return std::string(report_words(language).unknown);
  const auto name = municipality_name(municipality);
  return name.empty() ? municipality_code(municipality) : std::string(name);
}

std::string share_text(std::int64_t part, std::int64_t whole, Language language) {
  if (whole == 0) return {};
  const std::int64_t tenths = part * thousandths / whole;
  return fmt::format("{}{}{}{}%", tenths < 0 ? "-" : "", std::abs(tenths) / 10, language == Language::dutch ? "," : ".",
                     std::abs(tenths) % 10);
}

}  // namespace bonboek
