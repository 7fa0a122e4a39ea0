// Programs that are not ours, run on what we export, and where the published schemas lie.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace bonboek::test {

/// How a program ended and what it printed, errors too.
struct ToolEnd {
  int code{-1};
  std::string out;
};

/// Runs a command of the shell. Its words are constants of the tests, and files that they made.
[[nodiscard]] ToolEnd run_tool(const std::string& command);

[[nodiscard]] bool has_tool(const std::string& name);

/// A file of the published schemas, in $BONBOEK_STANDARDS or else beside the tree; nothing where it is not there.
[[nodiscard]] std::optional<std::filesystem::path> standard_file(const std::string& name);

}  // namespace bonboek::test
