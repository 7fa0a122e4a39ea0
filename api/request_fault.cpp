#include "api/request_fault.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace bonboek {
namespace {

using enum RequestFaultCode;

constexpr std::array rows{
    RequestFaultRow{unknown_parameter, "unknown-parameter", "A query holds the parameters of its path and no others."},
    RequestFaultRow{repeated_parameter, "repeated-parameter", "A parameter stands in a query once."},
    RequestFaultRow{missing_parameter, "missing-parameter", "A query holds every parameter that the question needs."},
    RequestFaultRow{bad_parameter, "bad-parameter", "A parameter's value has its form and lies within its bounds."},
    RequestFaultRow{excluded_parameter, "excluded-parameter", "A parameter is not given with what excludes it."},
    RequestFaultRow{bad_path, "bad-path", "Each part of a path has the form that the path gives it."},
    RequestFaultRow{bad_header, "bad-header", "A header that is needed is sent, and each has its form."},
    RequestFaultRow{bad_body, "bad-body", "A body is what is posted to its path."},
    RequestFaultRow{too_much_asked, "too-much-asked", "A question asks for no more than one answer may hold."},
};

}  // namespace

const RequestFaultRow& row_of(RequestFaultCode code) {
  const auto row = std::ranges::find(rows, code, &RequestFaultRow::code);
  if (row == rows.end()) std::abort();
  return *row;
}

std::span<const RequestFaultRow> request_fault_list() {
  return rows;
}

}  // namespace bonboek
