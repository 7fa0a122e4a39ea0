// The schemas of the API's description.
#pragma once

#include <boost/json/object.hpp>

namespace bonboek {

/// The document's components.schemas: the events from the catalogue, the refusals from their list, and the answers.
[[nodiscard]] boost::json::object openapi_schemas();

}  // namespace bonboek
