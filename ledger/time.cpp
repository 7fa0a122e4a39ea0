#include "ledger/time.hpp"

#include <date/tz.h>
#include <fmt/compile.h>
#include <fmt/format.h>

#include <chrono>

namespace bonboek {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr sys_days epoch{std::chrono::year{first_year} / 1 / 1};

year_month_day calendar(Date date) {
  return year_month_day{epoch + days{date.day}};
}

Date date_at(sys_days day) {
  return Date{static_cast<std::uint16_t>((day - epoch).count())};
}

std::optional<unsigned> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return {};
  unsigned value = 0;
  for (char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return {};
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  return value;
}

std::optional<Year> parse_year(std::string_view text) {
  const auto year = digits(text, 0, 4);
  if (!year || *year < first_year || *year > last_year) return {};
  return static_cast<Year>(*year);
}

std::optional<Period> parse_one_period(std::string_view text) {
  if (const auto quarter = parse_quarter(text)) return period_of(*quarter);
  const auto year = parse_year(text);
  if (!year) return {};
  if (text.size() == 4) return period_of(*year);
  const auto month = digits(text, 5, 2);
  if (text.size() != 7 || text[4] != '-' || !month || *month < 1 || *month > 12) return {};
  const Month only{static_cast<std::uint16_t>((*year - first_year) * 12 + static_cast<int>(*month) - 1)};
  return Period{only, only};
}

/// Microseconds of a fraction such as ".5"; nothing where it is not a dot and one to six digits.
std::optional<std::int64_t> parse_fraction(std::string_view text) {
  if (text.empty()) return 0;
  if (text[0] != '.' || text.size() < 2 || text.size() > 7) return {};
  const auto value = digits(text, 1, text.size() - 1);
  if (!value) return {};
  std::int64_t micros = *value;
  for (std::size_t i = text.size(); i < 7; ++i) micros *= 10;
  return micros;
}

}  // namespace

Date date_of(Year year, unsigned month, unsigned day) {
  return date_at(sys_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}});
}

Month month_of(Date date) {
  const auto ymd = calendar(date);
  return Month{static_cast<std::uint16_t>((static_cast<int>(ymd.year()) - first_year) * 12 +
                                          static_cast<int>(static_cast<unsigned>(ymd.month())) - 1)};
}

Quarter quarter_of(Date date) {
  return Quarter{static_cast<std::uint16_t>(month_of(date).value / 3)};
}

Date first_day_of(Quarter quarter) {
  return date_of(static_cast<Year>(first_year + quarter.value / 4), unsigned{quarter.value} % 4 * 3 + 1, 1);
}

Date last_day_of(Quarter quarter) {
  const std::chrono::year year{first_year + quarter.value / 4};
  const std::chrono::month month{static_cast<unsigned>(quarter.value % 4) * 3 + 3};
  return date_at(sys_days{year / month / std::chrono::last});
}

Date date_in_year(Year year, unsigned ordinal) {
  return Date{static_cast<std::uint16_t>(date_of(year, 1, 1).day + ordinal)};
}

Period period_of(Year year) {
  const auto first = static_cast<std::uint16_t>((year - first_year) * 12);
  return Period{Month{first}, Month{static_cast<std::uint16_t>(first + 11)}};
}

Period period_of(Quarter quarter) {
  const auto first = static_cast<std::uint16_t>(quarter.value * 3);
  return Period{Month{first}, Month{static_cast<std::uint16_t>(first + 2)}};
}

std::string to_string(Date date) {
  const auto ymd = calendar(date);
  return fmt::format(FMT_COMPILE("{:04}-{:02}-{:02}"), static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                     static_cast<unsigned>(ymd.day()));
}

std::string to_string(Quarter quarter) {
  return fmt::format("{}-Q{}", first_year + quarter.value / 4, quarter.value % 4 + 1);
}

std::string to_string(Month month) {
  return fmt::format("{}-{:02}", first_year + month.value / 12, month.value % 12 + 1);
}

std::string to_string(Period period) {
  const int first = period.first.value;
  const int length = period.last.value - first + 1;
  if (length == 12 && first % 12 == 0) return fmt::format("{}", first_year + first / 12);
  if (length == 3 && first % 3 == 0) return to_string(Quarter{static_cast<std::uint16_t>(first / 3)});
  if (length == 1) return to_string(period.first);
  return to_string(period.first) + ".." + to_string(period.last);
}

std::string to_string(Timestamp at) {
  const std::chrono::sys_time<std::chrono::microseconds> time{std::chrono::microseconds{at.micros}};
  const auto day = std::chrono::floor<days>(time);
  const year_month_day ymd{day};
  const auto of_day = (time - day).count();
  return fmt::format(FMT_COMPILE("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:06}Z"), static_cast<int>(ymd.year()),
                     static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()), of_day / 3'600'000'000,
                     of_day / 60'000'000 % 60, of_day / 1'000'000 % 60, of_day % 1'000'000);
}

std::optional<Date> parse_date(std::string_view text) {
  const auto year = parse_year(text);
  const auto month = digits(text, 5, 2);
  const auto day = digits(text, 8, 2);
  if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !year || !month || !day) return {};
  const year_month_day ymd{std::chrono::year{*year}, std::chrono::month{*month}, std::chrono::day{*day}};
  if (!ymd.ok()) return {};
  return date_at(sys_days{ymd});
}

std::optional<Quarter> parse_quarter(std::string_view text) {
  const auto year = parse_year(text);
  if (!year || text.size() != 7 || text.substr(4, 2) != "-Q" || text[6] < '1' || text[6] > '4') return {};
  return Quarter{static_cast<std::uint16_t>((*year - first_year) * 4 + (text[6] - '1'))};
}

std::optional<Timestamp> parse_timestamp(std::string_view text) {
  if (text.size() < 20 || text.back() != 'Z' || text[10] != 'T' || text[13] != ':' || text[16] != ':') return {};
  const auto date = parse_date(text.substr(0, 10));
  const auto hour = digits(text, 11, 2);
  const auto minute = digits(text, 14, 2);
  const auto second = digits(text, 17, 2);
  const auto fraction = parse_fraction(text.substr(19, text.size() - 20));
  if (!date || !hour || !minute || !second || !fraction || *hour > 23 || *minute > 59 || *second > 59) return {};
  const auto midnight =
      std::chrono::duration_cast<std::chrono::microseconds>((epoch + days{date->day}).time_since_epoch());
  return Timestamp{midnight.count() + ((*hour * 60 + *minute) * 60LL + *second) * 1'000'000 + *fraction};
}

std::optional<Period> parse_period(std::string_view text) {
  const auto dots = text.find("..");
  if (dots == std::string_view::npos) return parse_one_period(text);
  const auto first = parse_one_period(text.substr(0, dots));
  const auto last = parse_one_period(text.substr(dots + 2));
  if (!first || !last || last->last < first->first) return {};
  return Period{first->first, last->last};
}

Date local_date(Timestamp at, std::string_view time_zone) {
  const std::chrono::sys_time<std::chrono::microseconds> time{std::chrono::microseconds{at.micros}};
  const auto local = ::date::locate_zone(std::string(time_zone))->to_local(time);
  const auto day = std::chrono::floor<days>(local.time_since_epoch());
  return date_at(sys_days{day});
}

bool is_time_zone(std::string_view name) {
  try {
    return ::date::locate_zone(std::string(name)) != nullptr;
  } catch (const std::runtime_error&) {
    return false;
  }
}

}  // namespace bonboek
