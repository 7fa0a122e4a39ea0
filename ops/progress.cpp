#include "ops/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace bonboek {
namespace {

constexpr std::chrono::milliseconds quiet_at_first{700};
constexpr std::chrono::milliseconds between_bars{100};
constexpr std::chrono::seconds between_lines{10};
constexpr std::size_t bar_width = 30;

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
  const auto rate = static_cast<std::uint64_t>(static_cast<double>(done_) / seconds);
  const double part = total_ == 0 ? 0.0 : std::min(1.0, static_cast<double>(done_) / static_cast<double>(total_));
  const auto figures = fmt::format("{} {} of {} {} ({:.0f}%), {}/s", what_, grouped(done_), grouped(total_), unit_,
                                   part * 100, grouped(rate));
  if (is_terminal_) {
    const auto filled = static_cast<std::size_t>(part * static_cast<double>(bar_width));
    fmt::print(stderr, "\r\x1b[K[{:#<{}}{:.<{}}] {}", "", filled, "", bar_width - filled, figures);
    is_drawn_ = true;
  } else {
    fmt::print(stderr, "{}\n", figures);
  }
  std::fflush(stderr);
}

std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (auto place = static_cast<std::ptrdiff_t>(text.size()) - 3; place > 0; place -= 3) {
    text.insert(static_cast<std::size_t>(place), 1, '.');
  }
  return text;
}

}  // namespace bonboek
