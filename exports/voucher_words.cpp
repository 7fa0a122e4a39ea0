#include "exports/voucher_words.hpp"

namespace bonboek {
namespace {

constexpr VoucherWords dutch{
    .title = "Bon {}",
    .place = "Stand",
    .minted_on = "Aangemaakt op",
    .intermediary = "Intermediair",
    .held_since = "Bij de intermediair sinds",
    .issued_on = "Uitgegeven op",
    .track = "Route",
    .handling = "Vergoeding voor de uitgifte",
    .municipality = "Gemeente van uitgifte",
    .redeemed_on = "Ingewisseld op",
    .void_reason = "Reden van vervallen",
    .known_at = "Zoals bekend op",
    .at_sequence = "Tot en met gebeurtenis",
    .tree_size = "Gebeurtenissen in de boom",
    .root = "Wortel van de boom",
    .origin = "Administratie",
    .memberships = "Lidmaatschappen",
    .year = "Jaar",
    .library = "Bibliotheek",
    .since = "Vanaf",
    .renewed = "Verlenging",
    .amount = "Bedrag (EUR)",
    .stage = "Stand",
    .yes = "ja",
    .no = "nee",
    .checkpoint = "IJkpunt",
    .checkpoint_note =
        "De omvang en de wortel van de boom op dit moment, getekend met de sleutel van de administratie. Naar deze "
        "wortel leidt het bewijs van elke gebeurtenis op deze pagina.",
    .events = "Gebeurtenissen, de oudste eerst",
    .event = "gebeurtenis {}",
    .occurred_on = "Datum",
    .recorded_at = "Vastgelegd op",
    .by = "Ingediend door",
    .invoice = "Factuur",
    .membership_year = "Lidmaatschapsjaar",
    .reference = "Kenmerk",
    .reason = "Reden",
    .undoes = "Draait terug",
    .receipt = "Ontvangstbewijs",
    .receipt_text = "gebeurtenissen {} t/m {}, vastgelegd op {}; boom van {} met wortel {}",
    .check_note =
        "Onder elke gebeurtenis staat haar canonieke regel, en daarna de hashes van het bewijs dat zij in de boom "
        "staat (RFC 9162). Hoe een programma deze pagina nakijkt, staat in exports/README.md.",
};

constexpr VoucherWords english{
    .title = "Voucher {}",
    .place = "Stands",
    .minted_on = "Minted on",
    .intermediary = "Intermediary",
    .held_since = "With the intermediary since",
    .issued_on = "Issued on",
    .track = "Track",
    .handling = "Handling of the issue",
    .municipality = "Municipality of the issue",
    .redeemed_on = "Redeemed on",
    .void_reason = "Voided because",
    .known_at = "As known at",
    .at_sequence = "Up to and with event",
    .tree_size = "Events in the tree",
    .root = "Root of the tree",
    .origin = "Ledger",
    .memberships = "Memberships",
    .year = "Year",
    .library = "Library",
    .since = "Since",
    .renewed = "Renewal",
    .amount = "Amount (EUR)",
    .stage = "Stands",
    .yes = "yes",
    .no = "no",
    .checkpoint = "Checkpoint",
    .checkpoint_note =
        "The size and the root of the tree at this moment, signed with the ledger's key. The proof of each event on "
        "this page leads to this root.",
    .events = "Events, the oldest first",
    .event = "event {}",
    .occurred_on = "Date",
    .recorded_at = "Recorded at",
    .by = "Posted by",
    .invoice = "Invoice",
    .membership_year = "Membership year",
    .reference = "Reference",
    .reason = "Reason",
    .undoes = "Undoes",
    .receipt = "Receipt",
    .receipt_text = "events {} to {}, recorded at {}; a tree of {} with root {}",
    .check_note =
        "Below each event stands its canonical line, and then the hashes that prove that it is in the tree (RFC "
        "9162). How a program checks this page is told in exports/README.md.",
};

}  // namespace

const VoucherWords& voucher_words(Language language) {
  return language == Language::dutch ? dutch : english;
}

}  // namespace bonboek
