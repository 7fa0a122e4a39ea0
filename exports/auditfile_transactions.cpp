// The transactions of an auditfile: three journals, a transaction for each entry of the books.
#include <fmt/format.h>

#include <array>

#include "exports/auditfile_parts.hpp"
#include "exports/chart_of_accounts.hpp"
#include "exports/number_text.hpp"

namespace bonboek {
namespace {

struct JournalRow {
  std::string_view id;
  std::string_view description;
  std::string_view type;
  bool is_on_bank;
};

constexpr std::array<JournalRow, 3> journals{{
    {"BNK", "Bankboek van het fonds", "B", true},
    {"INK", "Facturen van bibliotheken en intermediairs", "P", false},
    {"MEM", "Verplichtingen: uitgegeven, ingeschreven, verlengd", "M", false},
}};

std::size_t journal_of(EventType effect) {
  switch (effect) {
    case EventType::fund_deposited:
    case EventType::fund_returned:
    case EventType::cost_booked:
    case EventType::paid:
      return 0;
    case EventType::invoiced:
    case EventType::credited:
      return 1;
    default:
      return 2;
  }
}

std::string_view dutch_name_of(EventType effect) {
  switch (effect) {
    case EventType::fund_deposited:
      return "storting";
    case EventType::fund_returned:
      return "terugbetaling aan de provincie";
    case EventType::cost_booked:
      return "overige kosten";
    case EventType::issued:
      return "uitgegeven";
    case EventType::redeemed:
      return "ingeschreven";
    case EventType::renewed:
      return "verlengd";
    case EventType::invoiced:
      return "factuur";
    case EventType::paid:
      return "betaling";
    case EventType::credited:
      return "creditering";
    default:
      std::abort();  // moves no money
  }
}

class TransactionWriter {
 public:
  TransactionWriter(XmlWriter& xml, const Registers& registers) : xml_(xml), registers_(registers) {}

  void write(const BookEntry& entry) {
    xml_.open("transaction");
    xml_.element("nr", fmt::format("{}", entry.first.value));
    xml_.element("desc", description_of(entry));
    xml_.element("periodNumber", fmt::format("{}", month_of(entry.date).value % 12 + 1));
    xml_.element("trDt", to_string(entry.date));
    xml_.element("Source", fmt::format("gebeurtenis {}..{}", entry.first.value, entry.last.value));
    xml_.element("User", entry.actor);
    write_line(entry, entry.entry.debit, "1", "D");
    write_line(entry, entry.entry.credit, "2", "C");
    xml_.close("transaction");
  }

 private:
  static std::string description_of(const BookEntry& entry) {
    const auto what = dutch_name_of(entry.effect);
    return entry.type == EventType::reversed ? fmt::format("teruggedraaid: {}", what) : std::string(what);
  }

  void write_line(const BookEntry& entry, AccountKey key, std::string_view number, std::string_view side) {
    xml_.open("trLine");
    xml_.element("nr", number);
    xml_.element("accID", chart_row(key.account).number);
    xml_.element("docRef", document_of(entry));
    xml_.element("effDate", to_string(entry.date));
    xml_.element("amnt", decimal_euros(entry.entry.amount));
    xml_.element("amntTp", side);
    if (!key.party.is_none()) xml_.element("custSupID", supplier_id(registers_, key.party));
    if (!entry.invoice.empty()) xml_.element("invRef", entry.invoice);
    xml_.close("trLine");
  }

  /// What the entry can be looked up by: the payment's reference, the invoice, or else its first event.
  static std::string document_of(const BookEntry& entry) {
    if (!entry.document.empty()) return entry.document;
    return entry.invoice.empty() ? fmt::format("{}", entry.first.value) : entry.invoice;
  }

  XmlWriter& xml_;
  const Registers& registers_;
};

void write_journal(XmlWriter& xml, const Registers& registers, std::span<const BookEntry> entries, std::size_t place) {
  const JournalRow& journal = journals.at(place);
  xml.open("journal");
  xml.element("jrnID", journal.id);
  xml.element("desc", journal.description);
  xml.element("jrnTp", journal.type);
  if (journal.is_on_bank) xml.element("offsetAccID", chart_row(Account::bank).number);
  TransactionWriter transactions(xml, registers);
  for (const BookEntry& entry : entries) {
    if (journal_of(entry.effect) == place) transactions.write(entry);
  }
  xml.close("journal");
}

}  // namespace

void write_transactions(XmlWriter& xml, const Registers& registers, std::span<const BookEntry> entries) {
  constexpr std::size_t lines_of_entry = 2;
  Cents total;
  for (const BookEntry& entry : entries) total += entry.entry.amount;
  xml.open("transactions");
  xml.element("linesCount", fmt::format("{}", lines_of_entry * entries.size()));
  xml.element("totalDebit", decimal_euros(total));
  xml.element("totalCredit", decimal_euros(total));
  for (std::size_t place = 0; place < journals.size(); ++place) write_journal(xml, registers, entries, place);
  xml.close("transactions");
}

}  // namespace bonboek
