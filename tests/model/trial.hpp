// One story told to the model and to a real ledger, on a real log in a folder of its own.
#pragma once

#include <filesystem>
#include <memory>

#include "api/spine.hpp"
#include "tests/model/generator.hpp"

namespace bonboek::model {

/// A folder of its own that goes when this goes.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

class Trial {
 public:
  Trial();

  /// Takes one step on both sides. Tells what differs; empty where nothing does. Answers are compared where asked.
  [[nodiscard]] std::string take(const Step& step, bool compares_answers);

  /// Compares everything at the end: the log event by event, every voucher's chain, and the ledger opened anew; then
  /// answers at moments of the past, chosen by `dice`.
  [[nodiscard]] std::string finish(Dice& dice);

  [[nodiscard]] const Scheme& scheme() const { return scheme_; }
  [[nodiscard]] std::size_t refused() const { return refused_; }
  [[nodiscard]] std::size_t recorded() const { return recorded_; }

 private:
  void open(Log::Mode mode);
  void close();
  [[nodiscard]] std::string post(const std::vector<Submission>& group);
  [[nodiscard]] std::string compare_answers() const;
  [[nodiscard]] std::string compare_log() const;
  [[nodiscard]] std::string compare_chains() const;
  [[nodiscard]] std::string compare_audits() const;
  [[nodiscard]] std::string compare_past(Dice& dice) const;
  [[nodiscard]] std::string compare_changes(Dice& dice) const;

  Folder folder_;
  Micros clock_{0};
  Scheme scheme_;
  std::size_t refused_{0};
  std::size_t recorded_{0};
  std::unique_ptr<Log> log_;
  std::unique_ptr<Spine> spine_;
};

}  // namespace bonboek::model
