#include "exports/audit_posters.hpp"

#include <array>
#include <map>

#include "exports/headings.hpp"
#include "ledger/catalogue.hpp"
#include "ledger/log_runs.hpp"

namespace bonboek {
namespace {

constexpr std::array poster_headings{
    Heading{"gemeld door", "actor"},
    Heading{"gebeurtenis", "type"},
    Heading{"aantal", "count"},
    Heading{"eerste gebeurtenis", "first event"},
    Heading{"laatste gebeurtenis", "last event"},
};

constexpr std::array role_headings{
    Heading{"gebeurtenis", "type"},          Heading{"versie", "version"},
    Heading{"coordinator", "coordinator"},   Heading{"bibliotheek", "library"},
    Heading{"intermediair", "intermediary"}, Heading{"provincie", "province"},
    Heading{"accountant", "auditor"},
};
constexpr std::array roles{Role::coordinator, Role::library, Role::intermediary, Role::province, Role::auditor};

}  // namespace

std::vector<PosterRow> poster_matrix(const Log& log, Sequence until) {
  std::map<std::pair<std::string, EventType>, PosterRow> rows;
  read_runs(log, Sequence{0}, until, [&rows](const PlacedRun& placed) {
    const std::string actor(placed.submission.actor);
    const EventType type = placed.run.fact.type;
    PosterRow& row = rows[{actor, type}];
    if (row.count == 0) row = {actor, type, 0, placed.first + placed.from, {}};
    row.count += placed.until - placed.from;
    row.last = placed.first + (placed.until - 1);
    return true;
  });
  std::vector<PosterRow> list;
  list.reserve(rows.size());
  for (auto& [key, row] : rows) list.push_back(std::move(row));
  return list;
}

std::string posters_csv(const std::vector<PosterRow>& posters, Language language) {
  CsvWriter csv(language);
  write_headings(csv, poster_headings, language);
  for (const PosterRow& row : posters) {
    csv.text(row.actor);
    csv.text(name_of(row.type));
    csv.number(std::to_string(row.count));
    write_sequence(csv, row.first);
    write_sequence(csv, row.last);
    csv.end_row();
  }
  return std::move(csv).finish();
}

std::string roles_csv(Language language) {
  CsvWriter csv(language);
  write_headings(csv, role_headings, language);
  for (const EventRow& row : catalogue()) {
    csv.text(name_of(row.type));
    csv.number(std::to_string(row.version));
    for (const Role role : roles) csv.text(row.posters.has(role) ? "x" : "");
    csv.end_row();
  }
  return std::move(csv).finish();
}

}  // namespace bonboek
