// In which form and language an answer is wanted that has several: decided in one place for lists and documents alike.
#pragma once

#include <expected>
#include <span>
#include <string>
#include <string_view>

#include "api/http.hpp"
#include "api/problem.hpp"
#include "exports/language.hpp"

namespace bonboek {

inline constexpr std::string_view json_document = "application/json";
inline constexpr std::string_view html_document = "text/html";
inline constexpr std::string_view csv_document = "text/csv";
inline constexpr std::string_view lines_document = "application/x-ndjson";
inline constexpr std::string_view live_document = "text/event-stream";

/// What a client takes, apart from its request.
struct Accepted {
  std::string media_types;  // its Accept header
  Language language{Language::dutch};
};
[[nodiscard]] Accepted accepted_by(const Request& request);

struct DocumentForm {
  std::string_view type;  // one of those that were offered
  Language language{Language::dutch};
  bool is_one_of_several{false};
};

/// The form that a client wants most of those that are offered; a problem where it takes none.
[[nodiscard]] std::expected<DocumentForm, Fault> document_form(const Accepted& accepted,
                                                               std::span<const std::string_view> offered);

/// The document in its form. Caches have to know where one path has several.
[[nodiscard]] Response document_response(const DocumentForm& form, std::string body);

}  // namespace bonboek
