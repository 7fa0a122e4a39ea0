#include "api/line_decoder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "api/event_reader.hpp"
#include "api/json_reader.hpp"

namespace bonboek {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view white_space = " \t\r";

std::size_t size_without_white_end(std::string_view text) {
  return text.find_last_not_of(white_space) + 1;
}

/// The line of an event about one voucher, cut where its number stands: a line that is the same around another number
/// needs no reading as JSON.
class LinePattern {
 public:
  /// Keeps a line that was read as an event about one voucher, where it is certain at which bytes the number stands.
  void keep(std::string_view line);
  void forget() { is_kept_ = false; }
  /// The number in a line that is the kept one but for that; nothing where it is not.
  [[nodiscard]] std::optional<VoucherNumber> number_in(std::string_view line) const;

 private:
  bool is_kept_{false};
  std::string before_;
  std::string after_;
};

void LinePattern::keep(std::string_view line) {
  constexpr std::string_view name = R"("vouchers")";
  constexpr std::string_view between = " \t\r:[";
  // Without escapes every text stands there as it is, and with one such text it is the member's name.
  const auto member = line.find(name);
  is_kept_ = member != std::string_view::npos && line.find(name, member + 1) == std::string_view::npos &&
             line.find('\\') == std::string_view::npos;
  if (!is_kept_) return;
  const auto quote = line.find_first_not_of(between, member + name.size());
  const auto end = line.find('"', quote + 1);
  before_ = line.substr(0, quote + 1);
  after_ = line.substr(end);
}

std::optional<VoucherNumber> LinePattern::number_in(std::string_view line) const {
  if (!is_kept_ || line.size() < before_.size() + after_.size()) return {};
  if (!line.starts_with(before_) || !line.ends_with(after_)) return {};
  const auto number = parse_voucher_number(line.substr(before_.size(), line.size() - before_.size() - after_.size()));
  return number ? std::optional(*number) : std::nullopt;
}

}  // namespace

class LineDecoder::Reader {
 public:
  Reader() : events_(posted_) {}

  bool take(std::string_view piece);
  Posted finish();
  [[nodiscard]] std::size_t held_bytes() const;

 private:
  void put_off(std::string_view part);
  bool end_line(std::string_view line, std::size_t size, std::size_t readable_after);
  bool read_event(std::string_view line, std::size_t size, std::size_t readable_after);
  void refuse_body(RefusalCode code, std::string detail);

  Posted posted_;
  JsonReader json_;
  EventReader events_;
  LinePattern pattern_;
  EventPlace place_;
  bool is_refused_{false};

  // Of the line that has begun and not ended: its first bytes, how many came, and up to where it is not white space.
  std::string begun_;
  std::size_t begun_length_{0};
  std::size_t begun_size_{0};
};

bool LineDecoder::Reader::take(std::string_view piece) {
  while (!piece.empty() && !is_refused_) {
    const auto end = piece.find('\n');
    const auto part = piece.substr(0, end);
    if (end == std::string_view::npos) {
      put_off(part);
      break;
    }
    piece.remove_prefix(end + 1);
    if (begun_length_ == 0) {
      const std::size_t size = size_without_white_end(part);
      is_refused_ = !end_line(part.substr(0, size), size, part.size() - size + 1 + piece.size());
    } else {
      put_off(part);
      is_refused_ = !end_line(std::string_view(begun_).substr(0, begun_size_), begun_size_, 0);
      begun_.clear();
      begun_length_ = begun_size_ = 0;
    }
  }
  return !is_refused_;
}

Posted LineDecoder::Reader::finish() {
  if (begun_length_ > 0 && !is_refused_) {
    is_refused_ = !end_line(std::string_view(begun_).substr(0, begun_size_), begun_size_, 0);
  }
  if (place_.event == 0 && !is_refused_) refuse_body(RefusalCode::no_events, "the body holds no event");
  if (is_refused_) {
    posted_.items.clear();
    posted_.places.clear();
    posted_.joined.clear();
  }
  return std::move(posted_);
}

std::size_t LineDecoder::Reader::held_bytes() const {
  constexpr std::size_t text_bytes = 128;  // a string's own, its list's, and more than most texts have
  return begun_.capacity() + posted_.texts.size() * text_bytes + posted_.items.size() * sizeof(Item) +
         events_.event_count() * sizeof(VoucherRange) + posted_.refusals.list.size() * sizeof(Refusal);
}

/// Of a line that becomes too long only the first bytes are kept; how long it is in the end is told when it is refused.
void LineDecoder::Reader::put_off(std::string_view part) {
  const std::size_t size = size_without_white_end(part);
  if (size > 0) begun_size_ = begun_length_ + size;
  begun_length_ += part.size();
  begun_.append(part.substr(0, max_line_bytes - std::min(begun_.size(), max_line_bytes)));
}

/// A line of so many bytes without the white space at its end; `line` has the first of them. False where nothing more
/// is to be read.
bool LineDecoder::Reader::end_line(std::string_view line, std::size_t size, std::size_t readable_after) {
  ++place_.line;
  if (place_.line == 1 && line.starts_with(byte_order_mark)) {
    refuse_body(RefusalCode::malformed_json,
                "the body begins with a byte order mark (bytes EF BB BF), which JSON does not allow: send it without");
    return false;
  }
  if (size == 0) return true;
  const bool goes_on = read_event(line, size, readable_after);
  ++place_.event;
  return goes_on;
}

bool LineDecoder::Reader::read_event(std::string_view line, std::size_t size, std::size_t readable_after) {
  if (size <= max_line_bytes) {
    if (const auto voucher = pattern_.number_in(line)) return events_.read_again(place_, *voucher);
  }
  pattern_.forget();
  if (size > max_line_bytes) {
    return events_.refuse(place_, RefusalCode::line_too_long,
                          fmt::format("the line has {} bytes, at most {} are read", size, max_line_bytes));
  }
  const auto document = json_.read(line, readable_after);
  if (!document) return events_.refuse(place_, RefusalCode::malformed_json, document.error());
  const bool goes_on = events_.read(place_, *document);
  if (events_.is_joinable()) pattern_.keep(line);
  return goes_on;
}

void LineDecoder::Reader::refuse_body(RefusalCode code, std::string detail) {
  is_refused_ = true;
  posted_.refusals.add({code, Refusal::whole_submission, "", Refusal::whole_event, std::move(detail)});
}

LineDecoder::LineDecoder() : reader_(std::make_unique<Reader>()) {}

LineDecoder::~LineDecoder() = default;

bool LineDecoder::take(std::string_view piece) {
  return reader_->take(piece);
}

Posted LineDecoder::finish() {
  return reader_->finish();
}

std::size_t LineDecoder::held_bytes() const {
  return reader_->held_bytes();
}

}  // namespace bonboek
