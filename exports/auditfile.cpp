#include "exports/auditfile.hpp"

#include <fmt/format.h>

#include "exports/auditfile_parts.hpp"
#include "exports/chart_of_accounts.hpp"

namespace bonboek {
namespace {

constexpr std::string_view schema_namespace =
    R"(xmlns="http://www.odb.belastingdienst.nl/Belastingdienst/BCPP/1.1/structures/XmlauditfileXAF_4.0")";

/// Of this form of the document, not of the program: the same question gives the same bytes after an update too.
constexpr std::string_view form_version = "1";

constexpr std::size_t max_company_name_characters = 255;

void write_header(XmlWriter& xml, const Books& books, Year year) {
  xml.open("header");
  xml.element("fiscalYear", fmt::format("{}", year));
  xml.element("startDate", to_string(date_of(year, 1, 1)));
  xml.element("endDate", to_string(date_of(year, 12, 31)));
  xml.element("curCode", books.standing.registers.scheme()->currency);
  xml.element("dateCreated", to_string(books.standing.today()));
  xml.element("softwareDesc", "Bonboek");
  xml.element("softwareVersion", form_version);
  xml.element("RGSVersion", rgs_version);
  xml.close("header");
}

}  // namespace

std::string auditfile_text(const Books& books, std::span<const BookEntry> entries, Year year) {
  const Registers& registers = books.standing.registers;
  const auto balances = books.figures.balances().over(period_of(year));
  XmlWriter xml;
  xml.open("auditfile", schema_namespace);
  write_header(xml, books, year);
  xml.open("company");
  xml.element("companyName", first_characters(registers.scheme()->name, max_company_name_characters));
  xml.element("taxRegistrationCountry", "NL");
  xml.element("taxRegIdent", "");  // the log does not know one
  write_suppliers(xml, registers, balances);
  write_accounts(xml);
  write_months(xml, year);
  write_opening(xml, balances);
  write_transactions(xml, registers, entries);
  xml.close("company");
  xml.close("auditfile");
  return std::move(xml).finish();
}

}  // namespace bonboek
