// How answers are collected, and the model's by family.
#pragma once

#include "tests/model/known.hpp"

namespace bonboek::model {

/// Collects answers: figures of one name add up, and those that come to zero are left out.
class Collected {
 public:
  void add(const std::string& name, std::int64_t figure) { figures_[name] += figure; }
  void tell(const std::string& name, const std::string& text) { texts_[name] = text; }
  [[nodiscard]] Answers all() const;

 private:
  std::map<std::string, std::int64_t> figures_;
  Answers texts_;
};

void tell_vouchers(const Known& known, Collected& answers);
void tell_open_items(const Known& known, Collected& answers);
void tell_invoices(const Known& known, Collected& answers);

}  // namespace bonboek::model
