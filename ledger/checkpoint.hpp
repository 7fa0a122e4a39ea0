// Checkpoints as C2SP tlog-checkpoint defines them: what the log was at a size, in three lines that are signed as a
// note.
//
//   <origin>
//   <size, decimal>
//   <root, base64>
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "ledger/merkle.hpp"

namespace bonboek {

struct Checkpoint {
  std::string origin;  // the log's name
  TreeHead head;

  /// The text that is signed. Ends with a newline.
  [[nodiscard]] std::string text() const;
};

/// Says what is wrong with the text. Lines after the third are passed over, as the format says.
[[nodiscard]] std::expected<Checkpoint, std::string> parse_checkpoint(std::string_view text);

}  // namespace bonboek
