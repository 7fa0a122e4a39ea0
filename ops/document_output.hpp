// A document written to standard output, piece by piece.
#pragma once

#include <string_view>

namespace bonboek {

/// Throws CommandFailed where a piece can't be written: what was printed is not the whole document then.
class DocumentOutput {
 public:
  void write(std::string_view piece);
  /// Sees to it that nothing is left behind in memory. On a terminal, and nowhere else, a last line gets its end.
  void finish();

 private:
  bool is_line_open_{false};
};

}  // namespace bonboek
