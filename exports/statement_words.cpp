#include "exports/statement_words.hpp"

namespace bonboek {
namespace {

constexpr StatementWords dutch{
    .title = "{}: overzicht {}",
    .scheme = "Regeling",
    .origin = "Administratie",
    .party = "Partij",
    .library = "Bibliotheek",
    .intermediary = "Intermediair",
    .quarter = "Kwartaal",
    .period = "Periode",
    .known_at = "Zoals bekend op",
    .at_sequence = "Tot en met gebeurtenis",
    .root = "Wortel van de boom",
    .due = "Tegoed",
    .due_note =
        "Een lidmaatschap of uitgifte geeft een tegoed, een factuur maakt daar een vordering van, een betaling "
        "lost die af. Bedragen in euro zonder btw.",
    .account = "Rekening",
    .opening = "Beginstand",
    .increase = "Erbij",
    .decrease = "Eraf",
    .closing = "Eindstand",
    .accrued = "Nog niet gefactureerd",
    .payable = "Gefactureerd, nog niet betaald",
    .totals = "Totalen",
    .totals_note = "Een terugdraaiing telt als minder, op de dag van wat zij terugdraait.",
    .what = "Wat",
    .count = "Aantal",
    .amount = "Bedrag (EUR)",
    .invoices = "Facturen",
    .invoice = "Factuur",
    .invoiced_on = "Factuurdatum in dit kwartaal",
    .lines = "Regels",
    .invoiced = "Gefactureerd",
    .credited = "Gecrediteerd",
    .paid = "Betaald",
    .events = "Gebeurtenissen",
    .event = "Gebeurtenis",
    .counts_on = "Telt op",
    .recorded_at = "Vastgelegd op",
    .voucher = "Bon",
    .year = "Jaar",
    .proof = "Volledigheid",
    .proof_note =
        "Dit overzicht bevat elke gebeurtenis tot en met de genoemde die deze partij noemt, van een van de soorten "
        "onder Totalen is of er een terugdraait, en in het kwartaal telt: op de dag waarop zij gebeurde, of van een "
        "terugdraaiing op de dag van wat zij terugdraait. Andere bevat het niet. Wie de eigen gebeurtenissen bewaart "
        "(GET /v1/events als NDJSON), rekent aantal en hash zelf na: de SHA-256 van hun canonieke regels in volgorde, "
        "elk met een regeleinde.",
    .event_count = "Aantal gebeurtenissen",
    .digest = "SHA-256",
    .file_note = "in eigen.ndjson staan de eigen gebeurtenissen, of alle, tot en met gebeurtenis",
    .section = "onderdeel",
    .code = "code",
    .text = "tekst",
};

constexpr StatementWords english{
    .title = "{}: statement of {}",
    .scheme = "Scheme",
    .origin = "Ledger",
    .party = "Party",
    .library = "Library",
    .intermediary = "Intermediary",
    .quarter = "Quarter",
    .period = "Period",
    .known_at = "As known at",
    .at_sequence = "Up to and with event",
    .root = "Root of the tree",
    .due = "What is due",
    .due_note =
        "A membership or an issue makes an amount due, an invoice makes it payable, a payment settles it. Amounts "
        "in euros without VAT.",
    .account = "Account",
    .opening = "Opening",
    .increase = "Added",
    .decrease = "Taken off",
    .closing = "Closing",
    .accrued = "Not invoiced yet",
    .payable = "Invoiced, not paid yet",
    .totals = "Totals",
    .totals_note = "A reversal counts as less, on the day of what it undoes.",
    .what = "What",
    .count = "Count",
    .amount = "Amount (EUR)",
    .invoices = "Invoices",
    .invoice = "Invoice",
    .invoiced_on = "Invoiced in this quarter on",
    .lines = "Lines",
    .invoiced = "Invoiced",
    .credited = "Credited",
    .paid = "Paid",
    .events = "Events",
    .event = "Event",
    .counts_on = "Counts on",
    .recorded_at = "Recorded at",
    .voucher = "Voucher",
    .year = "Year",
    .proof = "Completeness",
    .proof_note =
        "This statement holds every event up to the one named that names this party, is of one of the types under "
        "Totals or undoes one, and counts in the quarter: on the day on which it happened, or of a reversal on the day "
        "of what it undoes. It holds no other. Whoever keeps the party's own events (GET /v1/events as NDJSON) "
        "computes "
        "count and hash alone: the SHA-256 of their canonical lines in order, each with a newline.",
    .event_count = "Number of events",
    .digest = "SHA-256",
    .file_note = "own.ndjson holds the party's own events, or all, up to and with event",
    .section = "section",
    .code = "code",
    .text = "text",
};

}  // namespace

const StatementWords& statement_words(Language language) {
  return language == Language::dutch ? dutch : english;
}

}  // namespace bonboek
