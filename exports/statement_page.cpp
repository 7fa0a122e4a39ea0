#include "exports/statement_page.hpp"

#include <fmt/format.h>

#include "exports/event_words.hpp"
#include "exports/html_page.hpp"
#include "exports/number_text.hpp"
#include "exports/report_words.hpp"
#include "exports/statement_words.hpp"

namespace bonboek {
namespace {

using Row = std::vector<std::string>;

std::string deed_of(const StatementEvent& event, Language language) {
  if (!event.undoes) return std::string(deed_text(event.type, language));
  return fmt::format("{}: {}", deed_text(event.type, language), deed_text(event.effect, language));
}

class StatementPage {
 public:
  StatementPage(const Statement& statement, Language language)
      : statement_(statement),
        language_(language),
        words_(statement_words(language)),
        page_(language, fmt::format(fmt::runtime(words_.title), statement.name, to_string(statement.quarter)),
              statement.scheme) {}

  std::string run() && {
    add_moment();
    add_due();
    add_totals();
    add_proof();
    add_invoices();
    add_events();
    return std::move(page_).finish();
  }

 private:
  [[nodiscard]] std::string number(std::int64_t count) const { return grouped_text(count, language_); }
  [[nodiscard]] std::string number(Cents amount) const { return grouped_text(amount, language_); }
  static std::string text(std::string_view word) { return std::string(word); }

  void add_moment() {
    const bool is_library = statement_.kind == PartyKind::library;
    std::vector<std::pair<std::string, std::string>> terms{
        {text(is_library ? words_.library : words_.intermediary),
         fmt::format("{} ({})", statement_.name, statement_.id)},
        {text(words_.period), period_text(statement_.quarter, language_)},
        {text(words_.known_at), to_string(statement_.moment.known_at)},
        {text(words_.at_sequence), fmt::format("{}", statement_.moment.at_sequence.value)}};
    if (statement_.moment.root) terms.emplace_back(words_.root, *statement_.moment.root);
    terms.emplace_back(words_.origin, statement_.origin);
    page_.add_terms(terms);
  }

  void add_due() {
    const auto row = [&](std::string_view name, const StatementAccount& account) {
      return Row{text(name), number(account.opening), number(account.increase), number(account.decrease),
                 number(account.closing())};
    };
    page_.add_heading(words_.due);
    page_.add_table({text(words_.due),
                     {text(words_.account), text(words_.opening), text(words_.increase), text(words_.decrease),
                      text(words_.closing)},
                     {row(words_.accrued, statement_.accrued), row(words_.payable, statement_.payable)},
                     text(words_.due_note)});
  }

  void add_totals() {
    HtmlTable table{text(words_.totals),
                    {text(words_.what), text(words_.count), text(words_.amount)},
                    {},
                    text(words_.totals_note)};
    for (const StatementTotal& total : statement_.totals) {
      table.rows.push_back({text(deed_text(total.type, language_)), number(total.count), number(total.amount)});
    }
    page_.add_heading(words_.totals);
    page_.add_table(table);
  }

  void add_proof() {
    page_.add_heading(words_.proof);
    page_.add_terms({{text(words_.event_count), fmt::format("{}", statement_.events.size())},
                     {text(words_.digest), hex_text(statement_.digest)}});
    page_.add_text(words_.proof_note);
    const std::string_view file = language_ == Language::dutch ? "eigen.ndjson" : "own.ndjson";
    page_.add_block(fmt::format("{} {} | sha256sum\n# {} {}", statement_filter(statement_), file, words_.file_note,
                                statement_.moment.at_sequence.value));
  }

  void add_invoices() {
    if (statement_.invoices.empty()) return;
    HtmlTable table{text(words_.invoices),
                    {text(words_.invoice), text(words_.invoiced_on), text(words_.lines), text(words_.invoiced),
                     text(words_.credited), text(words_.paid)},
                    {},
                    {}};
    for (const StatementInvoice& invoice : statement_.invoices) {
      table.rows.push_back({invoice.number, invoice.invoiced_on ? date_text(*invoice.invoiced_on, language_) : "",
                            number(invoice.line_count), number(invoice.invoiced), number(invoice.credited),
                            number(invoice.paid)});
    }
    page_.add_heading(words_.invoices);
    page_.add_table(table);
  }

  void add_events() {
    HtmlTable table{text(words_.events),
                    {text(words_.event), text(words_.counts_on), text(words_.what), text(words_.voucher),
                     text(words_.invoice), text(words_.year), text(words_.amount), text(words_.recorded_at)},
                    {},
                    {}};
    for (const StatementEvent& event : statement_.events) {
      table.rows.push_back({fmt::format("{}", event.sequence.value), date_text(event.counts_on, language_),
                            deed_of(event, language_), event.voucher, event.invoice,
                            event.year == 0 ? std::string() : fmt::format("{}", event.year), number(event.amount),
                            to_string(event.recorded_at)});
    }
    page_.add_heading(words_.events);
    page_.add_table(table);
  }

  const Statement& statement_;
  Language language_;
  const StatementWords& words_;
  HtmlPage page_;
};

}  // namespace

std::string statement_page(const Statement& statement, Language language) {
  return StatementPage(statement, language).run();
}

std::string hex_text(const Digest& digest) {
  std::string text;
  for (const std::uint8_t byte : digest) text += fmt::format("{:02x}", byte);
  return text;
}

}  // namespace bonboek
