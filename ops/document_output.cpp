#include "ops/document_output.hpp"

#include <unistd.h>

#include <cstdio>

#include "ops/exit_codes.hpp"

namespace bonboek {
namespace {

void check(bool is_written) {
  if (!is_written) throw CommandFailed(ExitCode::storage_failed, "the document can't be written whole");
}

}  // namespace

void DocumentOutput::write(std::string_view piece) {
  if (piece.empty()) return;
  check(std::fwrite(piece.data(), 1, piece.size(), stdout) == piece.size());
  is_line_open_ = piece.back() != '\n';
}

void DocumentOutput::finish() {
  if (is_line_open_ && isatty(STDOUT_FILENO) == 1) write("\n");
  check(std::fflush(stdout) == 0);
}

}  // namespace bonboek
