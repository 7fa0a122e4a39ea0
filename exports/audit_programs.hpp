// The programs that go into an auditor's pack: the files of their names here, as they stand.
#pragma once

#include <string_view>

namespace bonboek {

extern const std::string_view root_program;          // root.py
extern const std::string_view check_trails_program;  // check_trails.py

}  // namespace bonboek
