#include "api/document_form.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "api/negotiation.hpp"
#include "exports/html_page.hpp"

namespace bonboek {
namespace {

std::string content_type_of(std::string_view type) {
  if (type == csv_document) return "text/csv; charset=utf-8; header=present";
  return type == html_document ? "text/html; charset=utf-8" : std::string(type);
}

}  // namespace

Accepted accepted_by(const Request& request) {
  return {request.accept, preferred_language(request.accept_language)};
}

std::expected<DocumentForm, Fault> document_form(const Accepted& accepted, std::span<const std::string_view> offered) {
  const auto type = preferred_type(accepted.media_types, offered);
  if (!type) return std::unexpected(not_acceptable(fmt::format("{}", fmt::join(offered, ", "))));
  return DocumentForm{offered[*type], accepted.language, offered.size() > 1};
}

Response document_response(const DocumentForm& form, std::string body) {
  Response response{200, content_type_of(form.type), {}, std::move(body), nullptr};
  if (form.is_one_of_several) response.headers.emplace_back("Vary", "Accept, Accept-Language");
  if (form.type == html_document || form.type == csv_document) {
    response.headers.emplace_back("Content-Language", name_of(form.language));
  }
  if (form.type == html_document) response.headers.emplace_back("Content-Security-Policy", html_page_policy);
  return response;
}

}  // namespace bonboek
