#include "tests/exports/auditfile_objections.hpp"

#include <boost/property_tree/xml_parser.hpp>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>

namespace bonboek::test {
namespace {

struct Months {
  std::string first;
  std::string last;
};

class AuditfileCheck {
 public:
  std::vector<std::string> check(const XmlTree& document) && {
    const auto& company = document.get_child("auditfile.company");
    read_registers(company);
    const auto& header = document.get_child("auditfile.header");
    first_day_ = header.get<std::string>("startDate");
    last_day_ = header.get<std::string>("endDate");
    check_opening(company.get_child("openingBalance"));
    check_transactions(company.get_child("transactions"));
    return std::move(objections_);
  }

 private:
  void expect(bool holds, const std::string& objection) {
    if (!holds) objections_.push_back(objection);
  }

  void read_registers(const XmlTree& company) {
    for (const auto& [_, each] : company.get_child("generalLedger")) {
      const auto id = each.get<std::string>("accID");
      expect(accounts_.insert(id).second, "account " + id + " stands twice");
    }
    for (const auto& [_, each] : company.get_child("customersSuppliers")) {
      const auto id = each.get<std::string>("custSupID");
      expect(suppliers_.insert(id).second, "supplier " + id + " stands twice");
    }
    for (const auto& [_, each] : company.get_child("periods")) {
      months_[each.get<std::string>("periodNumber")] = {each.get<std::string>("startDatePeriod"),
                                                        each.get<std::string>("endDatePeriod")};
    }
    expect(months_.size() == 12, "a year has twelve months");
  }

  void check_opening(const XmlTree& opening) {
    std::int64_t debit = 0;
    std::int64_t credit = 0;
    std::size_t lines = 0;
    for (const auto& [name, line] : opening) {
      if (name != "obLine") continue;
      ++lines;
      expect(accounts_.contains(line.get<std::string>("accID")), "an opening line is of an unknown account");
      (line.get<std::string>("amntTp") == "D" ? debit : credit) += amount_cents(line, "amnt");
    }
    check_totals(opening, "opening", lines, debit, credit);
  }

  void check_transactions(const XmlTree& transactions) {
    std::int64_t debit = 0;
    std::int64_t credit = 0;
    std::size_t lines = 0;
    for (const auto& [name, journal] : transactions) {
      if (name != "journal") continue;
      expect(journals_.insert(journal.get<std::string>("jrnID")).second, "a journal stands twice");
      const auto offset = journal.get_optional<std::string>("offsetAccID");
      expect(!offset || accounts_.contains(*offset), "a journal's account is unknown");
      for (const auto& [what, transaction] : journal) {
        if (what != "transaction") continue;
        const auto [own_debit, own_credit, own_lines] = check_transaction(transaction);
        debit += own_debit;
        credit += own_credit;
        lines += own_lines;
      }
    }
    check_totals(transactions, "transactions", lines, debit, credit);
  }

  struct Sums {
    std::int64_t debit{0};
    std::int64_t credit{0};
    std::size_t lines{0};
  };

  Sums check_transaction(const XmlTree& transaction) {
    const auto number = transaction.get<std::string>("nr");
    expect(numbers_.insert(number).second, "transaction " + number + " stands twice");
    const auto day = transaction.get<std::string>("trDt");
    const auto month = months_.find(transaction.get<std::string>("periodNumber"));
    const bool fits = month != months_.end() && month->second.first <= day && day <= month->second.last;
    expect(fits && first_day_ <= day && day <= last_day_, "transaction " + number + " is not of its month");
    Sums sums;
    std::set<std::string> line_numbers;
    for (const auto& [name, line] : transaction) {
      if (name != "trLine") continue;
      ++sums.lines;
      expect(line_numbers.insert(line.get<std::string>("nr")).second, "a line of " + number + " stands twice");
      const auto account = line.get<std::string>("accID");
      expect(accounts_.contains(account), "a line of " + number + " is of an unknown account");
      const auto supplier = line.get_optional<std::string>("custSupID");
      expect(!supplier || suppliers_.contains(*supplier), "a line of " + number + " is of an unknown supplier");
      expect(supplier.has_value() == (account == "1600" || account == "1610"),
             "a line of " + number + " names no party");
      (line.get<std::string>("amntTp") == "D" ? sums.debit : sums.credit) += amount_cents(line, "amnt");
    }
    expect(sums.debit == sums.credit && sums.lines == 2, "transaction " + number + " does not balance");
    return sums;
  }

  void check_totals(const XmlTree& element, const std::string& what, std::size_t lines, std::int64_t debit,
                    std::int64_t credit) {
    expect(element.get<std::size_t>("linesCount") == lines, what + ": the count of lines is wrong");
    expect(amount_cents(element, "totalDebit") == debit, what + ": the debit total is wrong");
    expect(amount_cents(element, "totalCredit") == credit, what + ": the credit total is wrong");
    expect(debit == credit, what + ": debit is not credit");
  }

  std::set<std::string> accounts_;
  std::set<std::string> suppliers_;
  std::set<std::string> journals_;
  std::set<std::string> numbers_;
  std::map<std::string, Months> months_;
  std::string first_day_;
  std::string last_day_;
  std::vector<std::string> objections_;
};

}  // namespace

XmlTree read_xml_text(const std::string& text) {
  std::istringstream stream(text);
  XmlTree document;
  boost::property_tree::read_xml(stream, document, boost::property_tree::xml_parser::trim_whitespace);
  return document;
}

std::int64_t amount_cents(const XmlTree& element, const std::string& name) {
  auto text = element.get<std::string>(name);
  const auto point = text.find('.');
  if (point == std::string::npos || point + 3 != text.size() || text.starts_with('-')) {
    throw std::runtime_error("no amount: " + text);
  }
  return std::stoll(text.erase(point, 1));
}

std::int64_t signed_cents(const XmlTree& element, const std::string& name, const std::string& side) {
  const auto amount = amount_cents(element, name);
  return element.get<std::string>(side) == "C" ? -amount : amount;
}

std::vector<std::string> auditfile_objections(const XmlTree& document) {
  return AuditfileCheck().check(document);
}

}  // namespace bonboek::test
