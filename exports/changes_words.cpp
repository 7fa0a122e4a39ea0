#include "exports/changes_words.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <vector>

#include "exports/report_words.hpp"
#include "ledger/identifiers.hpp"
#include "projections/municipalities.hpp"

namespace bonboek {
namespace {

constexpr ChangesWords dutch{
    .title = "Wijzigingen in de kwartaalrapportage {}",
    .before_at = "Gerapporteerd tot en met gebeurtenis",
    .before_known_at = "Gerapporteerd zoals bekend op",
    .before_root = "Wortel van de boom bij de rapportage",
    .figures = "Cijfers die anders zijn",
    .figures_note =
        "Was, gebeurtenissen en tijd zijn samen wat het cijfer nu is. Tijd: een tarief van de dag telt mee, en wat "
        "openstaat wordt ouder.",
    .figure = "Cijfer",
    .path = "Pad",
    .was = "Was",
    .is = "Is",
    .by_events = "Door gebeurtenissen",
    .by_time = "Door de tijd",
    .event_count = "Aantal gebeurtenissen",
    .no_changes = "Er is sinds de rapportage geen cijfer gewijzigd.",
    .events = "Gebeurtenissen",
    .event = "Gebeurtenis",
    .done = "Wat er gebeurde",
    .library = "Bibliotheek",
    .intermediary = "Intermediair",
    .voucher = "Bon",
    .difference = "Verschil",
    .then = "Daarna",
    .more = "Er zijn er meer: vraag figure={} en afterSequence={}.",
    .section = "Onderdeel",
    .text = "Tekst",
};

constexpr ChangesWords english{
    .title = "Changes in the quarterly report {}",
    .before_at = "Reported up to and with event",
    .before_known_at = "Reported as known at",
    .before_root = "Root of the tree when reported",
    .figures = "Figures that moved",
    .figures_note =
        "Was, events and time together are what the figure is now. Time: a tariff of the day is in it, and what stands "
        "open grows older.",
    .figure = "Figure",
    .path = "Path",
    .was = "Was",
    .is = "Is",
    .by_events = "By events",
    .by_time = "By time",
    .event_count = "Number of events",
    .no_changes = "No figure has moved since the report.",
    .events = "Events",
    .event = "Event",
    .done = "What happened",
    .library = "Library",
    .intermediary = "Intermediary",
    .voucher = "Voucher",
    .difference = "Difference",
    .then = "Then",
    .more = "There are more: ask for figure={} and afterSequence={}.",
    .section = "Section",
    .text = "Text",
};

using Steps = std::vector<std::string_view>;

Steps steps_of(std::string_view path) {
  Steps steps;
  while (path.starts_with('/')) {
    path.remove_prefix(1);
    steps.push_back(path.substr(0, path.find('/')));
    path.remove_prefix(steps.back().size());
  }
  return steps;
}

std::optional<std::size_t> place_of(std::string_view digits) {
  std::size_t place = 0;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), place);
  if (fault != std::errc{} || end != digits.data() + digits.size()) return {};
  return place;
}

/// Says in words what one path names; nothing where it names none.
class Wording {
 public:
  Wording(std::string_view path, Language language)
      : language_(language), words_(report_words(language)), steps_(steps_of(path)) {}

  [[nodiscard]] std::optional<std::string> text() const {
    const auto first = step(0);
    if (first == "counts") return of_measure(words_.in_quarter, 1);
    if (first == "countsSinceJanuary") return of_measure(words_.since_january, 1);
    if (first == "memberships") return plan();
    if (first == "municipalities") return of_measure(municipality(), 2);
    if (first == "libraries") return of_measure(fmt::format("{} {}", words_.library, step(1)), 3);
    if (first == "intermediaries") return of_measure(fmt::format("{} {}", words_.intermediary, step(1)), 3);
    if (first == "corrections") return of_measure(fmt::format("{}, {}", words_.corrections, step(1)), 2);
    if (first == "fund") return fund();
    return first == "exceptions" ? open_item() : std::nullopt;
  }

 private:
  [[nodiscard]] std::string_view step(std::size_t place) const {
    return place < steps_.size() ? steps_[place] : std::string_view{};
  }

  [[nodiscard]] std::string municipality() const {
    const auto found = parse_municipality(step(1));
    return fmt::format("{}: {}", words_.municipality,
                       municipality_text(found.value_or(Municipality::none()), language_));
  }

  /// The measure at a step, and what of it the steps after it name.
  [[nodiscard]] std::optional<std::string> of_measure(std::string_view of, std::size_t place) const {
    const auto measure = parse_name<Measure>(step(place));
    const auto part = part_at(place + 1);
    if (!measure || !part) return {};
    return fmt::format("{}: {}{}", of, words_.measures.at(static_cast<std::size_t>(*measure)), *part);
  }

  [[nodiscard]] std::optional<std::string> part_at(std::size_t place) const {
    const auto part = step(place);
    if (part == "count") return "";
    if (part == "amountCents") return fmt::format(", {}", words_.amount);
    if (part == "oldest") return fmt::format(", {}", words_.oldest);
    const auto at = place_of(step(place + 1));
    if (!at) return {};
    if (part == "byAge") return fmt::format(", {}", age_text(*at));
    if (part != "byTrack") return {};
    return *at == 0 ? fmt::format(", {}", words_.no_track) : fmt::format(", {} {}", words_.track, *at);
  }

  [[nodiscard]] std::string age_text(std::size_t age) const {
    const std::string_view days = language_ == Language::dutch ? "dagen" : "days";
    if (age >= age_bounds.size()) return fmt::format("> {} {}", age_bounds.back(), days);
    return fmt::format("{}-{} {}", age == 0 ? 0 : age_bounds.at(age - 1) + 1, age_bounds.at(age), days);
  }

  [[nodiscard]] std::optional<std::string> plan() const {
    const auto part = step(1);
    if (part == "newMemberships") return fmt::format("{}: {}", words_.plan, words_.plan_new);
    if (part == "memberships") return fmt::format("{}: {}", words_.plan, words_.plan_all);
    if (part == "membershipsPaid") return std::string(words_.plan_paid);
    return {};
  }

  [[nodiscard]] std::optional<std::string> fund() const {
    const auto name = step(1);
    const std::string_view share = "BasisPoints";
    const auto stem = name.ends_with(share) ? name.substr(0, name.size() - share.size()) : std::string_view{};
    const auto figures = fund_figures({});
    for (std::size_t i = 0; i < figures.size(); ++i) {
      std::string figure = fmt::format("{}: {}", words_.fund, words_.fund_figures.at(i));
      if (figures.at(i).name == name) return figure;
      if (!stem.empty() && figures.at(i).name == fmt::format("{}Cents", stem)) {
        return fmt::format("{}, {} (%)", figure, words_.of_ceiling);
      }
    }
    return {};
  }

  [[nodiscard]] std::optional<std::string> open_item() const {
    const auto item = parse_name<OpenItem>(step(1));
    const bool is_of_party = step(2) == "parties";
    const auto part = part_at(is_of_party ? 4 : 2);
    if (!item || !part) return {};
    return fmt::format("{}{}{}: {}{}", words_.exceptions, is_of_party ? ", " : "", is_of_party ? step(3) : "",
                       words_.open_items.at(static_cast<std::size_t>(*item)), *part);
  }

  Language language_;
  const ReportWords& words_;
  Steps steps_;
};

}  // namespace

const ChangesWords& changes_words(Language language) {
  return language == Language::dutch ? dutch : english;
}

std::string figure_text(std::string_view path, Language language) {
  return Wording(path, language).text().value_or(std::string(path));
}

}  // namespace bonboek
