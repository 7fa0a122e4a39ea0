#include "api/answers.hpp"
#include "exports/list_csv.hpp"

namespace bonboek {
namespace {

std::string_view table_of(const Answer& answer) {
  return answer.table.empty() ? answer.list : answer.table;
}

}  // namespace

bool is_told_as_csv(const Answer& answer) {
  return has_list_csv(table_of(answer));
}

std::string csv_of(const Answer& answer, Language language) {
  return list_csv(table_of(answer), answer.list, answer.body, language);
}

}  // namespace bonboek
