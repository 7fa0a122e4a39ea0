// In which form and language a document for people is wanted, and the answer in it.
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

struct DocumentForm {
  std::string_view type;  // one of those above
  Language language{Language::dutch};
};

/// The form that a client wants most of those that are offered; a problem where it takes none.
[[nodiscard]] std::expected<DocumentForm, Fault> document_form(const Request& request,
                                                               std::span<const std::string_view> offered);

/// The document in its form. Caches have to know that one path has several.
[[nodiscard]] Response document_response(const DocumentForm& form, std::string body);

}  // namespace bonboek
