#include "api/json_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <new>

#include "api/decode.hpp"
#include "ledger/utf8.hpp"

namespace bonboek {
namespace {

namespace dom = simdjson::dom;

constexpr std::size_t parser_depth = max_depth + 1;  // simdjson stops at the depth it is given, it does not reach it
constexpr std::size_t most_readable_digits = 18;

void allocate(dom::parser& parser, std::size_t capacity) {
  if (parser.allocate(capacity, parser_depth) != simdjson::SUCCESS) throw std::bad_alloc();
}

dom::parser make_kept_parser() {
  dom::parser parser(kept_parser_bytes);
  allocate(parser, kept_parser_bytes);
  return parser;
}

/// Where a text stops being JSON: simdjson says what is wrong and not where. Empty where nothing is found wrong.
std::string place_of_fault(std::string_view text) {
  boost::json::parse_options options;
  options.max_depth = max_depth + 1;
  boost::json::stream_parser parser({}, options);
  boost::system::error_code fault;
  const std::size_t at = parser.write_some(text.data(), text.size(), fault);
  if (!fault) parser.finish(fault);
  if (!fault && at == text.size()) return {};
  const auto before = text.substr(0, at);
  const auto line = 1 + std::ranges::count(before, '\n');
  const auto column = at - (before.rfind('\n') + 1);
  return fmt::format("; it stops being JSON at line {}, byte {} of it", line, column + 1);
}

std::string reason(simdjson::error_code error, std::string_view text) {
  switch (error) {
    case simdjson::MEMALLOC:
      throw std::bad_alloc();
    case simdjson::EMPTY:
      return "there is nothing in it";
    case simdjson::DEPTH_ERROR:
      return fmt::format("it is nested deeper than {} levels", max_depth);
    case simdjson::UTF8_ERROR:
      return fmt::format("byte {} is not UTF-8", valid_utf8_size(text));
    default:
      return fmt::format("{}{}", simdjson::error_message(error), place_of_fault(text));
  }
}

/// Takes the digits that a text begins with off it, and says how many they were.
std::size_t take_digits(std::string_view& text) {
  const auto count = std::min(text.find_first_not_of("0123456789"), text.size());
  text.remove_prefix(count);
  return count;
}

/// Whether the text is a number of RFC 8259 that simdjson may find too large.
bool may_be_unreadable(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const bool is_zero_first = text.starts_with('0');
  const auto whole = take_digits(text);
  if (whole == 0 || (is_zero_first && whole > 1)) return false;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    if (take_digits(text) == 0) return false;
  }
  if (text.empty()) return whole > most_readable_digits;
  if (text[0] != 'e' && text[0] != 'E') return false;
  text.remove_prefix(1);
  if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
  return take_digits(text) > 0 && text.empty();
}

/// The document with `unreadable_number` in the place of every number that may have failed it.
std::string without_unreadable_numbers(std::string_view text) {
  std::string out(text);
  bool in_string = false;
  for (std::size_t at = 0; at < out.size(); ++at) {
    if (in_string && out[at] == '\\') {
      ++at;
    } else if (out[at] == '"') {
      in_string = !in_string;
    } else if (!in_string && (out[at] == '-' || (out[at] >= '0' && out[at] <= '9'))) {
      const auto size = std::min(text.find_first_not_of("0123456789+-.eE", at), text.size()) - at;
      if (may_be_unreadable(text.substr(at, size))) {
        out.replace(at, size, size, ' ').replace(at, unreadable_number.size(), unreadable_number);
      }
      at += size - 1;
    }
  }
  return out;
}

}  // namespace

dom::parser& JsonReader::parser_for(std::size_t size) {
  thread_local dom::parser kept = make_kept_parser();
  if (size <= kept_parser_bytes) return kept;
  if (large_.capacity() < size) allocate(large_, size);
  return large_;
}

std::expected<dom::element, std::string> JsonReader::read(std::string_view text, std::size_t readable_after) {
  dom::parser& parser = parser_for(text.size());
  dom::element document;
  auto error = parser.parse(text.data(), text.size(), readable_after < simdjson::SIMDJSON_PADDING).get(document);
  if (error == simdjson::NUMBER_ERROR) {
    const auto readable = without_unreadable_numbers(text);
    error = parser.parse(readable.data(), readable.size(), true).get(document);
  }
  if (error != simdjson::SUCCESS) return std::unexpected(reason(error, text));
  return document;
}

}  // namespace bonboek
