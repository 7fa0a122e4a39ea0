#include "exports/audit_readme.hpp"

#include <fmt/format.h>

#include "exports/hashed_archive.hpp"
#include "exports/number_text.hpp"
#include "ledger/base64.hpp"

namespace bonboek {
namespace {

constexpr std::string_view dutch_head = R"(ACCOUNTANTSDOSSIER {year}            (English below)

Regeling                 {scheme}
Administratie            {origin}
Stand                    na gebeurtenis {last}, vastgelegd op {known_at}
Boom over de gebeurtenissen: {size} regels, wortel {root_hex}
                         (in base64, zoals in checkpoint.txt: {root})
Lidmaatschappen betaald  {memberships} (volgens de boeken {booked_memberships})
Handling betaald         {handlings} (volgens de boeken {booked_handlings})
Steekproef               {sample} bonnen, getrokken met {seed}
                         ({seed_note})
Kwartaalrapportages      {quarters}

Een lidmaatschap hoort bij zijn kalenderjaar en handling bij het jaar van uitgifte, wanneer er ook betaald is. Wat is
teruggedraaid of gecrediteerd telt niet mee. Over wie een bon kreeg wordt niets vastgelegd.

)";

constexpr std::string_view dutch_files = R"(WAT ER IN ZIT
population.csv      elk betaald lidmaatschap en elke betaalde handling van het jaar, met de volgnummers van de
                    gebeurtenissen die ertoe leidden; de kolom 'ontbreekt' noemt elke schakel die er niet is
sample.csv          de steekproef, in de volgorde waarin zij getrokken is
sample/NUMMER.ndjson        alle gebeurtenissen van een bon, elk als de regel die in de boom staat
sample/NUMMER.proofs.json   het bewijs dat elke regel in de boom van checkpoint.txt staat (RFC 9162, 2.1.3)
number-series.csv   alle nummers naar jaar en plaats; 'niet verantwoord' moet 0 zijn
numbers.csv         dezelfde nummers zelf, in aaneengesloten reeksen: elk nummer staat er eenmaal in
exceptions.csv      wat openstaat omdat een tegenhanger nog niet gemeld is, bon voor bon
roles.csv           wie welke gebeurtenis mag melden; een partij alleen wat van haar is
posters.csv         wie wat gemeld heeft, over alle gebeurtenissen tot de stand
books.journal       de boeken van het jaar voor ledger en hledger
balances.csv        de balans en de resultaten van het jaar
auditfile.xml       XML Auditfile Financieel 4.0 van het jaar
report-JAAR-KWARTAAL.html, .json   de kwartaalrapportages
checkpoint.txt      omvang en wortel van de boom, ondertekend door de administratie (C2SP tlog-checkpoint) en door wie
                    als getuige meetekende toen dit dossier gemaakt werd (C2SP tlog-cosignature)
key.txt             de openbare sleutel daarbij: vergelijk hem met de sleutel die eerder gegeven is
check_trails.py, root.py    de controles hieronder, met Python alleen
manifest.sha256     de SHA-256 van elk ander bestand

)";

constexpr std::string_view dutch_checks = R"(HOE TE CONTROLEREN
1. Is het dossier heel?         sha256sum -c manifest.sha256
2. Kloppen de boeken?           ledger --strict --pedantic -f books.journal balance
                                hledger check --strict -f books.journal
3. De steekproef zelf trekken:
{recipe}
4. Staan de regels in de boom?  python3 check_trails.py
                                Het blad van een regel is SHA-256 van een nulbyte en de regel zonder regeleinde; met de
                                hashes uit proofs.json komt men uit op de wortel in checkpoint.txt (RFC 9162, 2.1.3.2).
                                Ook dat er van elke bon in sample.csv zoveel regels zijn als daar staat, en geen andere.
5. Klopt de hele administratie? Vraag de uitvoer op, tot en met de stand hierboven
                                ('bonboek export events --at-sequence {last}' > log.ndjson).
                                python3 root.py < log.ndjson       (aantal en wortel)
   Of de steekproef van elke bon alle regels heeft (er mag niets uit komen):
{trails_recipe}
   Met het programma zelf, dat elke regel opnieuw toepast, de boeken opnieuw telt en ook de ondertekening controleert:
                                bonboek verify log.ndjson --key @key.txt --checkpoint checkpoint.txt{reports}
   Wie een ouder checkpoint bewaard heeft, kan daarmee ook vaststellen dat er nadien niets veranderd is.

)";

constexpr std::string_view english_head = R"(AUDITOR'S PACK {year}

Scheme                   {scheme}
Ledger                   {origin}
Moment                   after event {last}, recorded at {known_at}
Tree over the events:    {size} lines, root {root_hex}
                         (in base64, as in checkpoint.txt: {root})
Memberships paid         {memberships} (by the books {booked_memberships})
Handlings paid           {handlings} (by the books {booked_handlings})
Sample                   {sample} vouchers, drawn with {seed}
                         ({seed_note})
Quarterly reports        {quarters}

A membership belongs to its calendar year and a handling to the year of its issue, whenever it was paid. What was
reversed or credited does not count. Nothing is recorded about who received a voucher.

)";

constexpr std::string_view english_files = R"(WHAT IS IN IT
population.csv      every paid membership and every paid handling of the year, with the sequences of the events that led
                    to it; the last column names every link that is not there
sample.csv          the sample, in the order in which it was drawn
sample/NUMBER.ndjson        all events of a voucher, each as the line that stands in the tree
sample/NUMBER.proofs.json   the proof that each line is in the tree of checkpoint.txt (RFC 9162, 2.1.3)
number-series.csv   all numbers by year and place; what is unaccounted for has to be 0
numbers.csv         the same numbers themselves, in stretches without gaps: each number stands there once
exceptions.csv      what stands open because a counterpart is not reported yet, voucher by voucher
roles.csv           who may post which event; a party only what is its own
posters.csv         who posted what, of all events up to the moment
books.journal       the year's books for ledger and hledger
balances.csv        the year's balance sheet and results
auditfile.xml       XML Auditfile Financieel 4.0 of the year
report-YEAR-QUARTER.html, .json    the quarterly reports
checkpoint.txt      size and root of the tree, signed by the ledger (C2SP tlog-checkpoint) and by the witnesses who had
                    cosigned it when this pack was made (C2SP tlog-cosignature)
key.txt             the public key that checks it: compare it with the one that was given before
check_trails.py, root.py    the checks below, with Python alone
manifest.sha256     the SHA-256 of every other file

)";

constexpr std::string_view english_checks = R"(HOW TO CHECK
1. Is the pack whole?           sha256sum -c manifest.sha256
2. Do the books add up?         ledger --strict --pedantic -f books.journal balance
                                hledger check --strict -f books.journal
3. To draw the sample again:
{recipe}
4. Are the lines in the tree?   python3 check_trails.py
                                A line's leaf is the SHA-256 of a zero byte and the line without its newline; with the
                                hashes in proofs.json it leads to the root in checkpoint.txt (RFC 9162, 2.1.3.2).
                                Also that there are as many lines of each voucher in sample.csv as it says, and no others.
5. Does all of the ledger hold? Ask for the export, as far as the moment above
                                ('bonboek export events --at-sequence {last}' > log.ndjson).
                                python3 root.py < log.ndjson       (number and root)
   Whether the sample has all lines of each voucher (nothing may come out):
{trails_recipe}
   With the program itself, which applies every rule again, adds the books up again and checks the signature too:
                                bonboek verify log.ndjson --key @key.txt --checkpoint checkpoint.txt{reports}
   Who kept an older checkpoint can also establish with it that nothing was changed since.
)";

/// Prints the numbers of the sampled vouchers in the order of sample.csv: quick, for one sha256sum hashes them all.
std::string sample_recipe(const AuditReadme& told) {
  return fmt::format(
      "   mkdir numbers\n"
      "   tail -n +2 population.csv | cut -d'{}' -f1 | sort -u | while read -r number; do\n"
      "     printf '%s%s' '{}' \"$number\" > \"numbers/$number\"\n"
      "   done\n"
      "   (cd numbers && ls | xargs sha256sum) | LC_ALL=C sort | head -n {} | cut -d' ' -f3; rm -r numbers",
      told.tables == Language::dutch ? ';' : ',', told.seed, told.sample_count);
}

/// In one pass over the log, however long that is.
std::string trails_recipe(const AuditReadme& told) {
  return fmt::format(
      "   ls sample/*.ndjson | sed 's|.*/\\(.*\\)\\.ndjson|\"voucher\":\"\\1\"|' > sampled.tmp\n"
      "   LC_ALL=C sort sample/*.ndjson > trails.tmp\n"
      "   head -n {} log.ndjson | grep -F -f sampled.tmp | LC_ALL=C sort | diff - trails.tmp; rm sampled.tmp "
      "trails.tmp",
      told.head.size);
}

std::string quarters_text(const AuditReadme& told) {
  std::string text;
  for (const Quarter quarter : told.quarters) text.append(text.empty() ? "" : " ").append(to_string(quarter));
  return text;
}

/// The reports as words of a command, each on a line of its own.
std::string report_options(const AuditReadme& told) {
  std::string text;
  for (const Quarter quarter : told.quarters) {
    text += fmt::format(" \\\n                                  --report report-{}.json", to_string(quarter));
  }
  return text;
}

std::string paid_text(const PaidSum& paid, Language language) {
  return fmt::format("{}, EUR {}", grouped_text(paid.count, language), grouped_text(paid.amount, language));
}

/// The words with what they are about filled in.
std::string filled(std::string_view words, const AuditReadme& told, Language language, std::string_view seed_note) {
  using fmt::arg;
  return fmt::format(
      fmt::runtime(words), arg("year", told.year), arg("scheme", told.scheme), arg("origin", told.origin),
      arg("last", told.head.size - 1), arg("known_at", to_string(told.known_at)), arg("size", told.head.size),
      arg("root_hex", hex_of(told.head.root)), arg("root", to_base64(bytes_of(told.head.root))),
      arg("memberships", paid_text(told.memberships, language)), arg("handlings", paid_text(told.handlings, language)),
      arg("booked_memberships", paid_text(told.booked_memberships, language)),
      arg("booked_handlings", paid_text(told.booked_handlings, language)), arg("sample", told.sample_count),
      arg("seed", told.seed), arg("seed_note", seed_note), arg("quarters", quarters_text(told)),
      arg("recipe", sample_recipe(told)), arg("trails_recipe", trails_recipe(told)),
      arg("reports", report_options(told)));
}

}  // namespace

std::string audit_readme(const AuditReadme& told) {
  const std::string_view dutch_note = told.is_seed_given
                                          ? "een opgegeven zaad: wie het opgaf kon het kiezen"
                                          : "de wortel van de boom; wie het pakket maakt kiest het moment, dus geef "
                                            "liever zelf een seed als de checkpoint vaststaat";
  const std::string_view english_note = told.is_seed_given
                                            ? "a seed that was given: whoever gave it could choose it"
                                            : "the root of the tree; who makes the pack chooses the moment, so better "
                                              "give a seed once the checkpoint is fixed";
  std::string text;
  for (const std::string_view words : {dutch_head, dutch_files, dutch_checks}) {
    text += filled(words, told, Language::dutch, dutch_note);
  }
  for (const std::string_view words : {english_head, english_files, english_checks}) {
    text += filled(words, told, Language::english, english_note);
  }
  return text;
}

}  // namespace bonboek
