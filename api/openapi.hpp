// The API's own description (OpenAPI 3.0), made from the same tables that serve it: the routes, the catalogue of events
// and the list of refusals.
#pragma once

#include <string>

namespace bonboek {

/// The description as JSON text. Made once, on first use; callable from any thread.
[[nodiscard]] const std::string& openapi_text();

}  // namespace bonboek
