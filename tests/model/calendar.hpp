// The model's calendar: arithmetic on ISO texts.
#pragma once

#include <string>

#include "tests/model/words.hpp"

namespace bonboek::model {

[[nodiscard]] std::string date_text(int year, int month, int day);
[[nodiscard]] int year_of(const std::string& date);             // 2026
[[nodiscard]] std::string month_of(const std::string& date);    // 2026-08
[[nodiscard]] std::string quarter_of(const std::string& date);  // 2026-Q3
[[nodiscard]] std::string quarter_after(const std::string& quarter);
[[nodiscard]] std::string last_day_of(const std::string& quarter);
[[nodiscard]] int day_number(const std::string& date);  // of consecutive days
[[nodiscard]] std::string date_of_day(int day_number);
[[nodiscard]] std::string add_days(const std::string& date, int days);

/// The date in the scheme's zone, or in UTC.
[[nodiscard]] std::string date_at(Micros at, bool in_amsterdam);

[[nodiscard]] std::string print(const Number& number);

}  // namespace bonboek::model
