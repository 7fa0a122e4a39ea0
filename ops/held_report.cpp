#include "ops/held_report.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "api/answers.hpp"
#include "ledger/base64.hpp"
#include "ops/exit_codes.hpp"
#include "ops/mapped_file.hpp"
#include "projections/small_counts.hpp"

namespace bonboek {
namespace {

[[noreturn]] void fail(const std::string& file, std::string_view why) {
  throw CommandFailed(ExitCode::no_input, fmt::format("{} is no report of a quarter as JSON: {}", file, why));
}

/// What tells an element of a list apart, so that a party's figures are named by it.
std::string label_of(const json::value& element, std::size_t place) {
  if (const auto* object = element.if_object()) {
    for (const char* name : {"id", "library", "intermediary", "quarter", "year"}) {
      const auto* member = object->if_contains(name);
      if (member != nullptr) return member->is_string() ? std::string(member->as_string()) : json::serialize(*member);
    }
  }
  return fmt::format("{}", place);
}

/// Walks two values side by side and tells every place where they differ.
class Comparison {
 public:
  Comparison(const HeldReport& held, Findings& findings) : held_(held), findings_(findings) {}

  void compare(const std::string& path, const json::value& told, const json::value& rebuilt) {
    if (told.is_object() && rebuilt.is_object()) return compare_objects(path, told.as_object(), rebuilt.as_object());
    if (told.is_array() && rebuilt.is_array()) return compare_lists(path, told.as_array(), rebuilt.as_array());
    if (told == rebuilt) return;
    add(path, json::serialize(told), json::serialize(rebuilt));
  }

 private:
  void compare_objects(const std::string& path, const json::object& told, const json::object& rebuilt) {
    for (const auto& [name, value] : told) {
      const auto at = path + "/" + std::string(name);
      const auto* other = rebuilt.if_contains(name);
      other == nullptr ? add(at, json::serialize(value), "nothing") : compare(at, value, *other);
    }
    for (const auto& [name, value] : rebuilt) {
      if (!told.contains(name)) add(path + "/" + std::string(name), "nothing", json::serialize(value));
    }
  }

  void compare_lists(const std::string& path, const json::array& told, const json::array& rebuilt) {
    for (std::size_t i = 0; i < std::max(told.size(), rebuilt.size()); ++i) {
      const auto at = path + "/" + label_of(i < rebuilt.size() ? rebuilt[i] : told[i], i);
      if (i >= rebuilt.size()) {
        add(at, json::serialize(told[i]), "nothing");
      } else if (i >= told.size()) {
        add(at, "nothing", json::serialize(rebuilt[i]));
      } else {
        compare(at, told[i], rebuilt[i]);
      }
    }
  }

  void add(const std::string& path, std::string_view told, std::string_view rebuilt) {
    findings_.add({held_.at, 0, Property::report,
                   fmt::format("{}: {} is {}, the log gives {}", held_.file, path, told, rebuilt)});
  }

  const HeldReport& held_;
  Findings& findings_;
};

}  // namespace

HeldReport read_held_report(const std::string& file) {
  const MappedFile mapped(file);
  boost::system::error_code fault;
  const json::value value = json::parse(json::string_view(mapped.text().data(), mapped.text().size()), fault);
  if (fault || !value.is_object()) fail(file, "it is no JSON object");
  HeldReport held{file, value.as_object(), {}, {}};
  const auto* quarter = held.body.if_contains("quarter");
  if (quarter == nullptr || !quarter->is_string()) fail(file, "it names no quarter");
  const std::string name(quarter->as_string());
  const auto parsed = parse_quarter(name);
  if (!parsed) fail(file, fmt::format("{} is no quarter", name));
  const auto* at = held.body.if_contains("atSequence");
  if (at == nullptr || !at->is_int64() || at->as_int64() < 0) fail(file, "it does not say at which event it holds");
  held.quarter = *parsed;
  held.at = Sequence{static_cast<std::uint64_t>(at->as_int64())};
  return held;
}

std::optional<QuarterReport> rebuilt_report(const HeldReport& held, const Books& books) {
  if (objection_to(held.quarter, books.standing)) return {};
  auto report = quarter_report(books, held.quarter);
  const auto* audience = held.body.if_contains("audience");
  const bool is_public = audience != nullptr && audience->is_string() &&
                         std::string_view(audience->as_string()) == name_of(Audience::everyone);
  if (is_public) withhold_small_counts(report);
  return report;
}

void compare_report(const HeldReport& held, std::optional<QuarterReport> rebuilt, const Digest& root,
                    Findings& findings) {
  if (!rebuilt) {
    return findings.add({held.at, 0, Property::report,
                         fmt::format("{}: at event {} there was no report of {} yet", held.file, held.at.value,
                                     to_string(held.quarter))});
  }
  rebuilt->moment.root = to_base64(bytes_of(root));
  // Through text, as it was told: a whole number has one type then.
  Comparison(held, findings).compare("", held.body, json::parse(json::serialize(report_answer(*rebuilt).body)));
}

}  // namespace bonboek
