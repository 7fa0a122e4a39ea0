// CSV (RFC 4180): lines that end in CR LF; a cell that holds the separator, a quote or a line's end stands in quotes,
// with its own quotes doubled.
//
//   Dutch     ; between cells, a comma in amounts: what a Dutch spreadsheet opens without being asked anything
//   English   , between cells, a point in amounts
//
// No text runs in a spreadsheet: one that begins with = + - @ a tab or a carriage return would be taken for a formula,
// quotes or not, and names are typed by people. It gets an apostrophe before it, which spreadsheets take for "text
// follows"; so that it can be taken off again, a text that begins with an apostrophe gets another one. Numbers are
// written by us and stay as they are, also below zero.
#pragma once

#include <string>
#include <string_view>

#include "exports/language.hpp"
#include "ledger/money.hpp"

namespace bonboek {

class CsvWriter {
 public:
  explicit CsvWriter(Language language);

  void text(std::string_view text);
  /// Digits, and a sign before them where they are below zero.
  void number(std::string_view digits);
  /// Hundredths, of a euro or a percent, with two decimals.
  void hundredths(std::int64_t value);
  void end_row();

  [[nodiscard]] std::string finish() && { return std::move(out_); }

 private:
  void cell(std::string_view content);

  char separator_;
  char decimal_mark_;
  bool is_row_begun_{false};
  std::string out_;
};

}  // namespace bonboek
