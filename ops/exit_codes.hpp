// How every command ends. The numbers are those of sysexits.h, so that scripts and service managers can tell what to do
// next; they are published and never given another meaning.
#pragma once

#include <array>
#include <stdexcept>
#include <string_view>

namespace bonboek {

enum class ExitCode : int {
  done = 0,
  refused = 1,
  usage = 64,
  damaged = 65,
  no_input = 66,
  unavailable = 69,
  defect = 70,
  cannot_create = 73,
  storage_failed = 74,
};

struct ExitCodeRow {
  ExitCode code;
  std::string_view meaning;
};

inline constexpr std::array<ExitCodeRow, 9> exit_codes{{
    {ExitCode::done, "done"},
    {ExitCode::refused, "something was refused, or a figure does not agree"},
    {ExitCode::usage, "the command line or the config file is wrong"},
    {ExitCode::damaged, "the log is damaged; the message names the place"},
    {ExitCode::no_input, "a file that was given, or a voucher that was asked for, is not there"},
    {ExitCode::unavailable,
     "there is no ledger, it is in use, its address is taken, or a service can't be reached or believed"},
    {ExitCode::defect, "a defect of the program"},
    {ExitCode::cannot_create, "the ledger or a file of it can't be made"},
    {ExitCode::storage_failed, "writing failed; what is on disk is whole"},
}};

/// A command can't go on: the message is for whoever called it.
class CommandFailed : public std::runtime_error {
 public:
  CommandFailed(ExitCode code, const std::string& what) : std::runtime_error(what), code_(code) {}
  [[nodiscard]] ExitCode code() const { return code_; }

 private:
  ExitCode code_;
};

}  // namespace bonboek
