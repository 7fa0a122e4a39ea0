#include <fmt/format.h>

#include "exports/csv.hpp"
#include "exports/event_words.hpp"
#include "exports/report_words.hpp"
#include "exports/statement_page.hpp"
#include "exports/statement_words.hpp"

namespace bonboek {
namespace {

/// One row; what it does not tell stays empty.
struct Cells {
  std::string_view section;
  std::string code{};  // a sequence, an invoice's number
  std::string what{};
  std::string counts_on{};
  std::string voucher{};
  std::string invoice{};
  std::string year{};
  std::optional<std::int64_t> count{};
  std::optional<Cents> amount{};
  std::string text{};
};

class StatementRows {
 public:
  StatementRows(const Statement& statement, Language language)
      : statement_(statement), language_(language), words_(statement_words(language)), csv_(language) {}

  std::string run() && {
    for (const auto word : {words_.section, words_.code, words_.what, words_.counts_on, words_.voucher, words_.invoice,
                            words_.year, words_.count, words_.amount, words_.text}) {
      csv_.text(word);
    }
    csv_.end_row();
    add_moment();
    add_account(words_.accrued, statement_.accrued);
    add_account(words_.payable, statement_.payable);
    for (const StatementTotal& total : statement_.totals) {
      add({.section = words_.totals,
           .what = std::string(deed_text(total.type, language_)),
           .count = total.count,
           .amount = total.amount});
    }
    add_proof();
    for (const StatementInvoice& invoice : statement_.invoices) add_invoice(invoice);
    for (const StatementEvent& event : statement_.events) add_event(event);
    return std::move(csv_).finish();
  }

 private:
  void add(const Cells& cells) {
    for (const std::string_view text :
         {cells.section, std::string_view(cells.code), std::string_view(cells.what), std::string_view(cells.counts_on),
          std::string_view(cells.voucher), std::string_view(cells.invoice), std::string_view(cells.year)}) {
      csv_.text(text);
    }
    csv_.number(cells.count ? fmt::format("{}", *cells.count) : std::string());
    cells.amount ? csv_.hundredths(cells.amount->value) : csv_.number("");
    csv_.text(cells.text);
    csv_.end_row();
  }

  void add_moment() {
    const auto term = [&](std::string_view what, std::string text) {
      add({.section = words_.period, .what = std::string(what), .text = std::move(text)});
    };
    term(words_.scheme, statement_.scheme);
    term(words_.origin, statement_.origin);
    term(statement_.kind == PartyKind::library ? words_.library : words_.intermediary,
         fmt::format("{} ({})", statement_.name, statement_.id));
    term(words_.quarter, to_string(statement_.quarter));
    term(words_.period, period_text(statement_.quarter, language_));
    term(words_.known_at, to_string(statement_.moment.known_at));
    term(words_.at_sequence, fmt::format("{}", statement_.moment.at_sequence.value));
    if (statement_.moment.root) term(words_.root, *statement_.moment.root);
  }

  void add_account(std::string_view name, const StatementAccount& account) {
    const auto figure = [&](std::string_view what, Cents amount) {
      add({.section = words_.due, .code = std::string(name), .what = std::string(what), .amount = amount});
    };
    figure(words_.opening, account.opening);
    figure(words_.increase, account.increase);
    figure(words_.decrease, account.decrease);
    figure(words_.closing, account.closing());
  }

  void add_proof() {
    add({.section = words_.proof,
         .what = std::string(words_.event_count),
         .count = static_cast<std::int64_t>(statement_.events.size())});
    add({.section = words_.proof, .what = std::string(words_.digest), .text = hex_text(statement_.digest)});
    add({.section = words_.proof, .text = statement_filter(statement_)});
  }

  void add_invoice(const StatementInvoice& invoice) {
    const auto figure = [&](std::string_view what, Cents amount, std::optional<std::int64_t> count = {}) {
      add({.section = words_.invoices,
           .what = std::string(what),
           .counts_on = invoice.invoiced_on ? date_text(*invoice.invoiced_on, language_) : "",
           .invoice = invoice.number,
           .count = count,
           .amount = amount});
    };
    figure(words_.invoiced, invoice.invoiced, invoice.line_count);
    figure(words_.credited, invoice.credited);
    figure(words_.paid, invoice.paid);
  }

  void add_event(const StatementEvent& event) {
    const std::string done(deed_text(event.effect, language_));
    add({.section = words_.events,
         .code = fmt::format("{}", event.sequence.value),
         .what = event.undoes ? fmt::format("{}: {}", deed_text(event.type, language_), done) : done,
         .counts_on = date_text(event.counts_on, language_),
         .voucher = event.voucher,
         .invoice = event.invoice,
         .year = event.year == 0 ? std::string() : fmt::format("{}", event.year),
         .count = event.undoes ? -1 : 1,
         .amount = event.amount,
         .text = to_string(event.recorded_at)});
  }

  const Statement& statement_;
  Language language_;
  const StatementWords& words_;
  CsvWriter csv_;
};

}  // namespace

std::string statement_csv(const Statement& statement, Language language) {
  return StatementRows(statement, language).run();
}

}  // namespace bonboek
