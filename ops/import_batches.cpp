#include "ops/import_batches.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "api/keys.hpp"

namespace bonboek {
namespace {

constexpr std::size_t key_digest_bytes = 16;  // enough of the file's SHA-256 to tell any two files apart

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

/// Whether a body is more than one submission takes.
bool is_too_long(std::string_view body) {
  const Posted posted = decode(body, BodyForm::ndjson);
  return std::ranges::any_of(posted.refusals.list,
                             [](const Refusal& each) { return each.code == RefusalCode::too_many_events; });
}

}  // namespace

BodyForm form_of(std::string_view file_name) {
  return file_name.ends_with(".json") ? BodyForm::json : BodyForm::ndjson;
}

ImportBatches::ImportBatches(std::string_view text, BodyForm form, std::size_t most_lines)
    : text_(text), form_(form), most_lines_(most_lines), lines_tried_(most_lines) {
  const auto digest = digest_of(text);
  file_key_ = fmt::format("import-{:02x}", fmt::join(digest.begin(), digest.begin() + key_digest_bytes, ""));
}

std::vector<ImportBatches::Line> ImportBatches::lines_ahead() const {
  std::vector<Line> lines;
  std::size_t number = lines_read_;
  for (std::size_t at = at_; at < text_.size() && lines.size() < lines_tried_;) {
    const std::size_t end = std::min(text_.find('\n', at), text_.size());
    const auto line = text_.substr(at, end - at);
    ++number;
    at = std::min(end + 1, text_.size());
    if (!is_blank(line)) lines.push_back({line, number, at});
  }
  return lines;
}

std::optional<ImportBatch> ImportBatches::next() {
  ImportBatch batch;
  batch.form = form_;
  batch.number = ++batches_made_;
  batch.key = fmt::format("{}-{}", file_key_, batch.number);
  if (form_ == BodyForm::json) {
    if (batch.number > 1) return {};
    batch.body = text_;
    return batch;
  }
  auto lines = lines_ahead();
  if (lines.empty()) return {};
  while (true) {
    batch.body.clear();
    for (const Line& line : lines) batch.body.append(line.text).push_back('\n');
    if (lines.size() == 1 || !is_too_long(batch.body)) break;
    lines.resize((lines.size() + 1) / 2);
  }
  for (const Line& line : lines) batch.lines.push_back(line.number);
  at_ = lines.back().end;
  lines_read_ = batch.last_line = lines.back().number;
  lines_tried_ = std::min(most_lines_, 2 * lines.size());
  return batch;
}

}  // namespace bonboek
