#include "api/document_form.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "api/negotiation.hpp"
#include "exports/html_page.hpp"

namespace bonboek {

std::expected<DocumentForm, Fault> document_form(const Request& request, std::span<const std::string_view> offered) {
  const auto type = preferred_type(request.accept, offered);
  if (!type) return std::unexpected(not_acceptable(fmt::format("{}", fmt::join(offered, ", "))));
  return DocumentForm{offered[*type], preferred_language(request.accept_language)};
}

Response document_response(const DocumentForm& form, std::string body) {
  Response response;
  response.headers.emplace_back("Vary", "Accept, Accept-Language");
  response.body = std::move(body);
  response.content_type = form.type;
  const bool is_for_people = form.type == html_document || form.type == csv_document;
  if (!is_for_people) return response;
  response.content_type += "; charset=utf-8";
  response.headers.emplace_back("Content-Language", name_of(form.language));
  if (form.type == html_document) response.headers.emplace_back("Content-Security-Policy", html_page_policy);
  return response;
}

}  // namespace bonboek
