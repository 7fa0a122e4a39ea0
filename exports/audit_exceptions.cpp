#include "exports/audit_exceptions.hpp"

#include <array>
#include <limits>

#include "exports/headings.hpp"
#include "exports/report_words.hpp"

namespace bonboek {
namespace {

constexpr std::array headings{
    Heading{"staat open", "open"}, Heading{"voucher", "voucher"}, Heading{"partij", "party"},
    Heading{"sinds", "since"},     Heading{"dagen", "days"},      Heading{"bedrag", "amount"},
};

}  // namespace

std::string exceptions_csv(const Facts& facts, Year year, Language language) {
  const Date today = facts.standing().today();
  const OpenQuestion question{{all_time.first, period_of(year).last}, today, PartyIndex::none()};
  const OpenVouchers open = open_vouchers(facts, question, std::numeric_limits<std::size_t>::max());
  CsvWriter csv(language);
  write_headings(csv, headings, language);
  for (std::size_t item = 0; item < open.size(); ++item) {
    for (const OpenVoucher& each : open.at(item)) {
      csv.text(report_words(language).open_items.at(item));
      csv.text(to_string(facts.vouchers().number(each.voucher)));
      csv.text(facts.registers().party(each.party).id);
      csv.text(to_string(each.since));
      csv.number(std::to_string(int{today.day} - int{each.since.day}));
      csv.hundredths(each.amount.value);
      csv.end_row();
    }
  }
  return std::move(csv).finish();
}

}  // namespace bonboek
