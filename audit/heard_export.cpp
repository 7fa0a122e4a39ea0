#include "audit/heard_export.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "audit/line_reader.hpp"
#include "audit/lines_before.hpp"
#include "ledger/canonical_line.hpp"

namespace bonboek {
namespace {

constexpr std::uint64_t bytes_between_progress = 4U << 20U;

}  // namespace

class HeardExport::Hearing {
 public:
  Hearing(std::string_view text, Retrial::Terms terms, std::vector<std::uint64_t> sizes, Findings& findings)
      : text_(text),
        findings_(findings),
        past_(text),
        retrial_(past_, findings, std::move(terms)),
        heads_(std::move(sizes)) {
    past_.use(retrial_.views().facts());
  }

  void hear(const std::function<void(std::uint64_t bytes)>& progress) {
    std::uint64_t told = 0;
    while (at_ < text_.size()) {
      const auto end = text_.find('\n', at_);
      ++line_number_;
      if (end == std::string_view::npos) {
        find(Property::canonical_line, "the export ends within a line: it is cut off");
        break;
      }
      const auto line = text_.substr(at_, end - at_);
      heads_.add(leaf_hash(line));
      next_ = end + 1;
      take(line);
      at_ = next_;
      if (at_ - told < bytes_between_progress) continue;
      told = at_;
      progress(told);
    }
    finish_run();
    if (is_open_) retrial_.end();
  }

  [[nodiscard]] const Views& views() const { return retrial_.views(); }
  [[nodiscard]] const TreeHeads& heads() const { return heads_; }
  [[nodiscard]] std::uint64_t read_count() const { return read_count_; }

 private:
  void find(Broken broken, std::string what) { findings_.add({expected_, line_number_, broken, std::move(what)}); }

  void take(std::string_view line) {
    if (goes_on_run(line)) return;
    finish_run();
    auto read = read_line(line, texts_);
    if (!read) {
      find(read.error().code, read.error().what);
      leave_place(1);
      return;
    }
    ++read_count_;
    if (!has_place(*read)) return;
    enter_submission(*read);
    name_parties(*read, views().facts().registers());
    begin_run(line, *read);
  }

  /// Whether the line says of another voucher what the run says that is under way.
  bool goes_on_run(std::string_view line) {
    if (!lines_ || told_.numbers.empty()) return false;
    const auto place = lines_->read(line);
    if (!place || place->sequence != expected_ || !place->voucher) return false;
    if (place->previous.is_none() != told_.previous.back().is_none()) return false;
    told_.numbers.push_back(*place->voucher);
    told_.previous.push_back(place->previous);
    ++read_count_;
    take_place();
    return true;
  }

  void take_place() {
    past_.note(expected_, at_);
    expected_ = expected_ + 1;
  }

  void leave_place(std::uint64_t count) {
    finish_run();
    retrial_.hear_waiting();
    retrial_.pass_over(count);
    expected_ = expected_ + count;
  }

  /// Where the line's sequence is not the one that follows: the next line tells whether it is wrong, or others are
  /// missing. False where the line is out of its place, and is not heard.
  bool has_place(ReadLine& read) {
    const Sequence said = read.sequence;
    if (said == expected_) return true;
    const auto next = next_ < text_.size() ? sequence_of(line_at(text_, next_)) : std::nullopt;
    const bool is_beyond = said > expected_ && said.value - expected_.value > text_.size();
    const bool is_wrong_number = next == expected_ + 1 || is_beyond;
    if (said < expected_ && !is_wrong_number) {
      find(Property::sequence,
           fmt::format("the line of event {} stands where that of event {} follows", said.value, expected_.value));
      return false;
    }
    if (is_wrong_number) {
      find(Property::sequence,
           fmt::format("the line says that it is event {}, and event {} follows", said.value, expected_.value));
      read.sequence = expected_;
      return true;
    }
    const std::uint64_t missing = said.value - expected_.value;
    find(Property::sequence, missing == 1
                                 ? fmt::format("event {} is missing", expected_.value)
                                 : fmt::format("events {} to {} are missing", expected_.value, said.value - 1));
    leave_place(missing);
    return true;
  }

  void enter_submission(const ReadLine& read) {
    const bool is_first = read.submission == expected_;
    if (!is_first && is_open_) {
      if (read.submission != submission_.first) {
        find(Property::submission, fmt::format("it says that submission {} posted it, within submission {}",
                                               read.submission.value, submission_.first.value));
      } else if (read.actor != submission_.actor || read.recorded_at != submission_.recorded_at) {
        find(Property::submission,
             fmt::format("it is posted by {} at {}, its submission by {} at {}", read.actor,
                         to_string(read.recorded_at), submission_.actor, to_string(submission_.recorded_at)));
      }
      return;
    }
    if (!is_first) {
      find(Property::submission,
           fmt::format("it says that submission {} posted it, which does not begin the log", read.submission.value));
    }
    if (is_open_) retrial_.end();
    is_open_ = true;
    submission_ = {};
    submission_.first = expected_;
    submission_.recorded_at = read.recorded_at;
    submission_.actor = read.actor;
    retrial_.begin(submission_, line_number_);
  }

  void begin_run(std::string_view line, const ReadLine& read) {
    told_ = {expected_, line_number_, read.fact, read.present, read.library, read.intermediary, {}, {}};
    if (read.voucher) {
      told_.numbers.push_back(*read.voucher);
      told_.previous.push_back(read.previous);
    }
    Submission submission;  // as the line says it
    submission.first = read.submission;
    submission.recorded_at = read.recorded_at;
    submission.actor = read.actor;
    lines_.emplace(submission, read.fact, line_names(views().facts()));
    check_canonical(line, read);
    take_place();
  }

  void check_canonical(std::string_view line, const ReadLine& read) {
    if (lines_->read(line)) return;
    const bool is_of_unknown = !(read.library.empty() && read.intermediary.empty()) && read.fact.party.is_none();
    if (is_of_unknown) return;  // which is found by its rule
    lines_.reset();
    find(Property::canonical_line, "the line is not, byte for byte, what the event that it says is written as");
  }

  void finish_run() {
    lines_.reset();
    if (told_.fact.type == EventType::none) return;
    retrial_.take(told_);
    told_ = {};
  }

  std::string_view text_;
  Findings& findings_;
  LinesBefore past_;
  Retrial retrial_;
  TreeHeads heads_;
  UnescapedTexts texts_;  // of all lines that have any: those of the submission are still needed

  std::uint64_t at_{0};    // where the line begins
  std::uint64_t next_{0};  // and the one after it
  std::uint64_t line_number_{0};
  std::uint64_t read_count_{0};
  Sequence expected_{0};
  bool is_open_{false};
  Submission submission_;          // that the lines belong to
  ToldRun told_;                   // that is under way
  std::optional<RunLines> lines_;  // its lines
};

HeardExport::HeardExport(std::string_view text, Retrial::Terms terms, std::vector<std::uint64_t> sizes,
                         Findings& findings)
    : hearing_(std::make_unique<Hearing>(text, std::move(terms), std::move(sizes), findings)) {}

HeardExport::~HeardExport() = default;

void HeardExport::hear(const std::function<void(std::uint64_t bytes)>& progress) {
  hearing_->hear(progress);
}

const Views& HeardExport::views() const {
  return hearing_->views();
}

const TreeHeads& HeardExport::heads() const {
  return hearing_->heads();
}

std::uint64_t HeardExport::read_count() const {
  return hearing_->read_count();
}

}  // namespace bonboek
