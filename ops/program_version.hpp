// The program's version, as the build file names it.
#pragma once

namespace bonboek {

extern const char* const program_version;

}  // namespace bonboek
