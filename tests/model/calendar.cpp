#include "tests/model/calendar.hpp"

#include <fmt/format.h>

#include "ledger/time.hpp"
#include "ledger/voucher_number.hpp"

namespace bonboek::model {
namespace {

int month_number(const std::string& date) {
  return std::stoi(date.substr(5, 2));
}

bool is_leap(int year) {
  return year % 4 == 0;  // of 2000 to 2099
}

int days_in(int year, int month) {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

}  // namespace

std::string date_text(int year, int month, int day) {
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

int year_of(const std::string& date) {
  return std::stoi(date.substr(0, 4));
}

std::string month_of(const std::string& date) {
  return date.substr(0, 7);
}

std::string quarter_of(const std::string& date) {
  return fmt::format("{}-Q{}", year_of(date), (month_number(date) + 2) / 3);
}

std::string quarter_after(const std::string& quarter) {
  const int number = quarter.back() - '0';
  return number == 4 ? fmt::format("{}-Q1", year_of(quarter) + 1) : fmt::format("{}-Q{}", year_of(quarter), number + 1);
}

std::string last_day_of(const std::string& quarter) {
  const int month = 3 * (quarter.back() - '0');
  return date_text(year_of(quarter), month, days_in(year_of(quarter), month));
}

int day_number(const std::string& date) {
  int days = std::stoi(date.substr(8, 2)) - 1;
  for (int year = 2000; year < year_of(date); ++year) days += is_leap(year) ? 366 : 365;
  for (int month = 1; month < month_number(date); ++month) days += days_in(year_of(date), month);
  return days;
}

std::string date_of_day(int day_number) {
  int year = 2000;
  for (; day_number >= (is_leap(year) ? 366 : 365); ++year) day_number -= is_leap(year) ? 366 : 365;
  int month = 1;
  for (; day_number >= days_in(year, month); ++month) day_number -= days_in(year, month);
  return date_text(year, month, day_number + 1);
}

std::string add_days(const std::string& date, int days) {
  return date_of_day(day_number(date) + days);
}

std::string date_at(Micros at, bool in_amsterdam) {
  return to_string(local_date(Timestamp{at}, in_amsterdam ? "Europe/Amsterdam" : "UTC"));
}

std::string print(const Number& number) {
  return to_string(VoucherNumber{static_cast<Year>(number.year), static_cast<std::uint32_t>(number.serial)});
}

}  // namespace bonboek::model
