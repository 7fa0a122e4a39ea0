#include "exports/journal.hpp"

#include <fmt/format.h>

#include <iterator>
#include <map>

#include "exports/number_text.hpp"

namespace bonboek {
namespace {

std::string_view stem_of(Account account) {
  switch (account) {
    case Account::bank:
      return "assets:bank";
    case Account::subsidy:
      return "income:subsidy";
    case Account::membership_cost:
      return "expenses:membership";
    case Account::handling_cost:
      return "expenses:handling";
    case Account::other_cost:
      return "expenses:other";
    case Account::accrued:
      return "liabilities:accrued";
    case Account::payable:
      return "liabilities:payable";
  }
  std::abort();
}

class JournalWriter {
 public:
  JournalWriter(const Books& books, std::optional<Year> year)
      : books_(books), period_(year ? period_of(*year) : all_time), year_(year) {}

  std::string write(std::span<const BookEntry> entries) && {
    head();
    declarations();
    if (year_) opening();
    for (const BookEntry& entry : entries) transaction(entry);
    return std::move(out_);
  }

 private:
  void head() {
    const auto& scheme = books_.standing.registers.scheme();
    if (scheme) add("; The books of {} ({})\n", scheme->name, scheme->origin);
    if (books_.standing.next > Sequence{0}) {
      add("; as they were known after event {}, recorded {}\n", books_.standing.next.value - 1,
          to_string(books_.standing.last_recorded_at));
    }
    if (year_) add("; {}, with what stood on each account before it\n", *year_);
  }

  void declarations() {
    add("\ncommodity EUR\n  format EUR 1000.00\n\n");
    for (const Balance& balance : books_.figures.balances().over(period_)) add("account {}\n", name_of(balance.key));
  }

  void opening() {
    std::string postings;
    for (const Balance& balance : books_.figures.balances().over(period_)) {
      if (balance.opening != Cents{0}) postings += posting(balance.key, balance.opening);
    }
    if (!postings.empty()) add("\n{} * opening balances\n{}", to_string(date_of(*year_, 1, 1)), postings);
  }

  void transaction(const BookEntry& entry) {
    add("\n{} * ({}..{}) {}", to_string(entry.date), entry.first.value, entry.last.value, bonboek::name_of(entry.type));
    if (entry.type == EventType::reversed) add(" {}", bonboek::name_of(entry.effect));
    if (!entry.invoice.empty()) add(" {}", entry.invoice);
    if (!entry.document.empty()) add(" {}", entry.document);
    out_ += '\n';
    out_ += posting(entry.entry.debit, entry.entry.amount);
    out_ += posting(entry.entry.credit, -entry.entry.amount);
  }

  std::string posting(AccountKey key, Cents amount) {
    Cents& standing = standing_[key];
    standing += amount;
    constexpr std::size_t amount_column = 60;
    const std::string& name = name_of(key);
    const std::string moved = "EUR " + decimal_euros(amount);
    const std::size_t width = amount_column > name.size() + 2 ? amount_column - name.size() : 2;
    return fmt::format("    {}  {:>{}} = EUR {}\n", name, moved, width, decimal_euros(standing));
  }

  const std::string& name_of(AccountKey key) {
    std::string& name = names_[key];
    if (name.empty()) name = journal_account(books_.standing.registers, key);
    return name;
  }

  template <class... Values>
  void add(fmt::format_string<Values...> form, Values&&... values) {
    fmt::format_to(std::back_inserter(out_), form, std::forward<Values>(values)...);
  }

  const Books& books_;
  Period period_;
  std::optional<Year> year_;
  std::map<AccountKey, Cents> standing_;
  std::map<AccountKey, std::string> names_;
  std::string out_;
};

}  // namespace

std::string journal_account(const Registers& registers, AccountKey key) {
  std::string name(stem_of(key.account));
  if (key.party.is_none()) return name;
  const Party& party = registers.party(key.party);
  return fmt::format("{}:{}:{}", name, bonboek::name_of(party.kind), party.id);
}

std::string journal_text(const Books& books, std::span<const BookEntry> entries, std::optional<Year> year) {
  return JournalWriter(books, year).write(entries);
}

}  // namespace bonboek
