#include "ops/document_output.hpp"

#include <cstdio>

#include "ops/exit_codes.hpp"

namespace bonboek {
namespace {

void check(bool is_written) {
  if (!is_written) throw CommandFailed(ExitCode::storage_failed, "the document can't be written whole");
}

}  // namespace

void DocumentOutput::write(std::string_view piece) {
  check(std::fwrite(piece.data(), 1, piece.size(), stdout) == piece.size());
}

void DocumentOutput::finish() {
  check(std::fflush(stdout) == 0);
}

}  // namespace bonboek
