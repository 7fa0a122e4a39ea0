#include "tests/exports/tools.hpp"

#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

namespace bonboek::test {

ToolEnd run_tool(const std::string& command) {
  std::FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("no shell for " + command);
  ToolEnd end;
  std::array<char, 65'536> piece{};
  for (std::size_t count = 0; (count = std::fread(piece.data(), 1, piece.size(), pipe)) > 0;) {
    end.out.append(piece.data(), count);
  }
  const int status = pclose(pipe);
  end.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return end;
}

bool has_tool(const std::string& name) {
  return run_tool("command -v " + name).code == 0;
}

std::optional<std::filesystem::path> standard_file(const std::string& name) {
  const char* given = std::getenv("BONBOEK_STANDARDS");
  const std::filesystem::path folder = given != nullptr ? std::filesystem::path(given) : BONBOEK_BESIDE_TREE;
  const auto file = folder / name;
  if (!std::filesystem::exists(file)) return {};
  return file;
}

}  // namespace bonboek::test
