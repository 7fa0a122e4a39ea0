#include "ops/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace bonboek {
namespace {

constexpr std::chrono::milliseconds quiet_at_first{700};
constexpr std::chrono::milliseconds between_bars{100};
constexpr std::chrono::seconds between_lines{10};
constexpr std::size_t bar_width = 30;

double part_of(std::uint64_t done, std::uint64_t total) {
  return total == 0 ? 0.0 : std::min(1.0, static_cast<double>(done) / static_cast<double>(total));
}

/// "4 s", "2 min 5 s", "1 h 3 min".
std::string duration(std::uint64_t seconds) {
  constexpr std::uint64_t minute = 60;
  constexpr std::uint64_t hour = 60 * minute;
  if (seconds < minute) return fmt::format("{} s", seconds);
  if (seconds < hour) return fmt::format("{} min {} s", seconds / minute, seconds % minute);
  return fmt::format("{} h {} min", seconds / hour, seconds % hour / minute);
}

}  // namespace

Progress::Progress(std::string what, std::uint64_t total, std::string unit)
    : what_(std::move(what)), unit_(std::move(unit)), total_(total), is_terminal_(isatty(STDERR_FILENO) == 1) {
  next_ = start_ + (is_terminal_ ? Clock::duration{quiet_at_first} : Clock::duration{between_lines});
}

Progress::~Progress() {
  clear();
}

void Progress::clear() {
  if (!is_drawn_) return;
  fmt::print(stderr, "\r\x1b[K");
  std::fflush(stderr);
  is_drawn_ = false;
}

void Progress::at(std::uint64_t done) {
  done_ = done;
  const auto now = Clock::now();
  if (now < next_) return;
  next_ = now + (is_terminal_ ? Clock::duration{between_bars} : Clock::duration{between_lines});
  draw(now);
}

void Progress::draw(Clock::time_point now) {
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const double part = part_of(done_, total_);
  const auto figures = progress_figures(what_, done_, total_, unit_, seconds);
  if (is_terminal_) {
    const auto filled = static_cast<std::size_t>(part * static_cast<double>(bar_width));
    fmt::print(stderr, "\r\x1b[K[{:#<{}}{:.<{}}] {}", "", filled, "", bar_width - filled, figures);
    is_drawn_ = true;
  } else {
    fmt::print(stderr, "{}\n", figures);
  }
  std::fflush(stderr);
}

std::string progress_figures(const std::string& what, std::uint64_t done, std::uint64_t total, const std::string& unit,
                             double seconds) {
  const double rate = static_cast<double>(done) / seconds;
  auto figures = fmt::format("{} {} of {} {} ({:.0f}%), {}/s", what, grouped(done), grouped(total), unit,
                             part_of(done, total) * 100, grouped(static_cast<std::uint64_t>(rate)));
  if (done > 0 && done <= total) {
    const double left = std::ceil(static_cast<double>(total - done) / rate);
    figures += fmt::format(", {} left", duration(static_cast<std::uint64_t>(left)));
  }
  return figures;
}

std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (auto place = static_cast<std::ptrdiff_t>(text.size()) - 3; place > 0; place -= 3) {
    text.insert(static_cast<std::size_t>(place), 1, '.');
  }
  return text;
}

}  // namespace bonboek
