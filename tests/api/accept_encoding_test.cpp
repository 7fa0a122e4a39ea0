// Whether a log is exported compressed.
#include "api/negotiation.hpp"

#include <gtest/gtest.h>

#include <array>

namespace bonboek::test {
namespace {

TEST(AcceptEncoding, AsksForGzipOrNot) {
  struct Row {
    std::string_view accept_encoding;
    bool takes;
  };
  constexpr std::array rows{
      Row{"", false},
      Row{"gzip", true},
      Row{"br, GZIP;q=0.1", true},
      Row{"deflate, gzip ; q=1.0", true},
      Row{"gzip;q=0", false},
      Row{"gzip;q=0.000", false},
      Row{"*", true},
      Row{"*;q=0", false},
      Row{"gzip;q=0, *", false},
      Row{"identity", false},
      Row{"xgzip", false},
      Row{"gzip;q=nonsense", false},
      Row{",,gzip", true},
  };
  for (const Row& row : rows) EXPECT_EQ(takes_gzip(row.accept_encoding), row.takes) << row.accept_encoding;
}

}  // namespace
}  // namespace bonboek::test
