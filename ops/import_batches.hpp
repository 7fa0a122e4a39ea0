// A file of events in batches, each of which one submission takes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/decode.hpp"

namespace bonboek {

struct ImportBatch {
  std::size_t number{0};  // from 1
  std::string key;        // its idempotency key
  std::string body;
  BodyForm form{BodyForm::json};
  std::vector<std::size_t> lines;  // of each event its line in the file, from 1; empty where the body is one JSON value
  std::size_t last_line{0};        // up to here the file has been read
};

/// Cuts a file up, always at the same places: importing it again posts the same bodies under the same keys, so nothing
/// is recorded twice. A name that ends in .json means one JSON value, in one batch; any other an event a line.
class ImportBatches {
 public:
  /// `text` must outlive this. `most_lines` is the most that one batch holds; it holds fewer where they would become
  /// more events than one submission takes.
  ImportBatches(std::string_view text, BodyForm form, std::size_t most_lines);

  [[nodiscard]] std::optional<ImportBatch> next();

 private:
  struct Line {
    std::string_view text;
    std::size_t number{0};
    std::size_t end{0};  // where the next one begins
  };
  [[nodiscard]] std::vector<Line> lines_ahead() const;

  std::string_view text_;
  BodyForm form_;
  std::size_t most_lines_;
  std::string file_key_;
  std::size_t at_{0};
  std::size_t lines_read_{0};
  std::size_t batches_made_{0};
  std::size_t lines_tried_;  // the batch before this one tells how many to try
};

[[nodiscard]] BodyForm form_of(std::string_view file_name);

}  // namespace bonboek
