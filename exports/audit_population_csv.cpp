#include <array>

#include "exports/audit_population.hpp"
#include "exports/headings.hpp"

namespace bonboek {
namespace {

constexpr std::array headings{
    Heading{"voucher", "voucher"},
    Heading{"soort", "kind"},
    Heading{"partij", "party"},
    Heading{"bedrag", "amount"},
    Heading{"factuurnummer", "invoice"},
    Heading{"betaald op", "paid on"},
    Heading{"aangemaakt: gebeurtenis", "minted: event"},
    Heading{"toegewezen: gebeurtenis", "handed out: event"},
    Heading{"uitgegeven: gebeurtenis", "issued: event"},
    Heading{"ingewisseld: gebeurtenis", "redeemed: event"},
    Heading{"verlengd: gebeurtenis", "renewed: event"},
    Heading{"gefactureerd: gebeurtenis", "invoiced: event"},
    Heading{"betaald: gebeurtenis", "paid: event"},
    Heading{"ontbreekt", "missing"},
};

constexpr std::array<Heading, missing_link_count> missing_words{{
    {"niet aangemaakt", "not minted"},
    {"niet toegewezen", "not handed out"},
    {"ingewisseld, uitgifte niet gemeld", "redeemed, issue not reported"},
    {"niet ingewisseld", "not redeemed"},
    {"niet verlengd", "not renewed"},
    {"niet gefactureerd", "not invoiced"},
    {"vaker dan eens betaald", "paid more than once"},
}};
constexpr Heading no_issue{"uitgifte niet gemeld", "issue not reported"};  // of what was not redeemed either

constexpr std::array<Heading, 2> kind_words{{{"lidmaatschap", "membership"}, {"handling", "handling"}}};

std::string missing_text(const PaidClaim& claim, Language language) {
  std::string text;
  for (const MissingLink link : claim.missing) {
    const bool is_unredeemed_issue = link == MissingLink::issue && claim.redeemed.is_none();
    if (!text.empty()) text += " + ";
    text += (is_unredeemed_issue ? no_issue : missing_words.at(static_cast<std::size_t>(link))).in(language);
  }
  return text;
}

}  // namespace

std::string population_csv(const AuditPopulation& population, const Facts& facts, Language language) {
  CsvWriter csv(language);
  write_headings(csv, headings, language);
  for (const PaidClaim& claim : population.claims) {
    csv.text(to_string(facts.vouchers().number(claim.voucher)));
    csv.text(kind_words.at(claim.kind == Kind::membership ? 0 : 1).in(language));
    csv.text(facts.registers().party(claim.party).id);
    csv.hundredths(claim.amount.value);
    csv.text(claim.invoice);
    csv.text(to_string(claim.paid_on));
    for (const Sequence event :
         {claim.minted, claim.handed_out, claim.issued, claim.redeemed, claim.renewed, claim.invoiced, claim.paid}) {
      write_sequence(csv, event);
    }
    csv.text(missing_text(claim, language));
    csv.end_row();
  }
  return std::move(csv).finish();
}

}  // namespace bonboek
