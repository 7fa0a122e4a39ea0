#include "tests/model/trial.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <rocksdb/db.h>
#include <stdlib.h>

#include "audit/heard_export.hpp"
#include "audit/heard_log.hpp"
#include "ledger/canonical_line.hpp"
#include "projections/books_keeper.hpp"
#include "tests/model/answers.hpp"
#include "tests/model/changes.hpp"
#include "tests/model/post.hpp"
#include "tests/model/wire.hpp"
#include "tests/projections/books_text.hpp"

namespace bonboek::model {
namespace {

/// Takes all that is derived out of a closed ledger's folder.
void drop_derived(const std::filesystem::path& folder) {
  rocksdb::DB* opened = nullptr;
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  const std::vector<rocksdb::ColumnFamilyDescriptor> families{{rocksdb::kDefaultColumnFamilyName, {}}, {"keys", {}}};
  auto status = rocksdb::DB::Open({}, folder.string(), families, &handles, &opened);
  if (!status.ok()) throw std::runtime_error(status.ToString());
  const std::unique_ptr<rocksdb::DB> db(opened);
  status = db->DropColumnFamily(handles.at(1));
  for (auto* handle : handles) db->DestroyColumnFamilyHandle(handle);
  if (!status.ok()) throw std::runtime_error(status.ToString());
  std::filesystem::remove_all(folder / "derived");
}

std::string told(const Reply& reply) {
  constexpr std::array kinds{"recorded", "would record", "refused"};
  return fmt::format("{} {}+{} at {} [{}]", kinds.at(static_cast<std::size_t>(reply.kind)), reply.first, reply.count,
                     reply.at, fmt::join(reply.refusals, " "));
}

}  // namespace

Folder::Folder() {
  auto pattern = (std::filesystem::temp_directory_path() / "bonboek-model-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no folder for the trial");
  path_ = pattern;
}

Folder::~Folder() {
  std::filesystem::remove_all(path_);
}

Trial::Trial() {
  open(Log::Mode::create);
}

void Trial::open(Log::Mode mode) {
  log_ = std::make_unique<Log>(folder_.path(), mode);
  spine_ = std::make_unique<Spine>(*log_, replay(*log_, {}), [this] { return Timestamp{clock_}; });
}

void Trial::close() {
  spine_.reset();
  log_.reset();
}

std::string Trial::take(const Step& step, bool compares_answers) {
  clock_ = step.clock;
  if (step.kind == Step::Kind::post) {
    if (auto difference = post(step.group); !difference.empty()) return difference;
  } else {
    close();
    if (step.kind == Step::Kind::lose_keys) drop_derived(folder_.path());
    open(Log::Mode::write);
  }
  return compares_answers ? compare_answers() : "";
}

std::string Trial::post(const std::vector<Submission>& group) {
  std::vector<PostRequest> requests;
  for (const Submission& submission : group) requests.push_back(request_of(submission));
  const auto outcomes = spine_->post(requests);
  for (std::size_t i = 0; i < group.size(); ++i) {
    const Reply expected = scheme_.post(group[i], clock_);
    const auto reply = reply_of(outcomes[i]);
    if (!reply) return fmt::format("the ledger's storage failed at {}", describe(group[i]));
    (expected.kind == Reply::Kind::refused ? refused_ : recorded_) += 1;
    if (*reply != expected) {
      return fmt::format("{}  model:  {}\n  ledger: {}\n", describe(group[i]), told(expected), told(*reply));
    }
  }
  return {};
}

std::string Trial::compare_answers() const {
  const Known known = scheme_.known();
  if (!known.is_opened()) return {};
  return difference(answers_of(known), answers_of(spine_->views()));
}

std::string Trial::finish(Dice& dice) {
  close();
  open(Log::Mode::write);
  if (auto difference = compare_answers(); !difference.empty()) return "opened again:\n" + difference;
  if (auto difference = compare_log(); !difference.empty()) return "in the log:\n" + difference;
  if (auto difference = compare_chains(); !difference.empty()) return "in a chain:\n" + difference;
  if (auto difference = compare_audits(); !difference.empty()) return "audited:\n" + difference;
  if (auto difference = compare_past(dice); !difference.empty()) return difference;
  return compare_changes(dice);
}

/// What a ledger recorded keeps the rules, by its blocks and by its lines, and has one tree.
std::string Trial::compare_audits() const {
  constexpr std::size_t findings_told = 1;
  Findings findings(findings_told);
  HeardLog by_blocks(*log_, {}, {}, findings);
  by_blocks.hear(log_->tip(), [](Sequence) {});
  std::string lines;
  for (Sequence at{0}; at < log_->tip(); at = at + 1) {
    append_canonical_line(lines, log_->event(at)->event, line_names(spine_->views().facts()));
    lines += '\n';
  }
  HeardExport by_lines(lines, {}, {}, findings);
  by_lines.hear([](std::uint64_t) {});
  if (findings.count() > 0) {
    const Finding& first = findings.list().front();
    return fmt::format("event {}, line {}: {}: {}", first.at.value, first.line, name_of(first.broken), first.what);
  }
  const bool is_one_tree = by_blocks.heads().root() == by_lines.heads().root() &&
                           by_lines.heads().root() == spine_->tree().head(log_->tip().value).root;
  return is_one_tree ? "" : "their trees differ";
}

std::string Trial::compare_log() const {
  const auto& events = scheme_.events();
  const Facts& facts = spine_->views().facts();
  if (log_->tip() != Sequence{events.size()}) return fmt::format("it holds {} events", log_->tip().value);
  for (const Recorded& event : events) {
    const auto stored = log_->event(Sequence{static_cast<std::uint64_t>(event.sequence)});
    const auto of_ledger = line_of(stored->event, facts);
    if (of_ledger != line_of(event)) return fmt::format("  model  {}\n  ledger {}\n", line_of(event), of_ledger);
  }
  return {};
}

std::string Trial::compare_chains() const {
  std::map<Number, std::vector<std::uint64_t>> expected;  // newest first
  for (const Recorded& event : scheme_.events()) {
    if (!event.voucher) continue;
    auto& chain = expected[*event.voucher];
    chain.insert(chain.begin(), static_cast<std::uint64_t>(event.sequence));
  }
  for (const auto& [number, sequences] : expected) {
    std::vector<std::uint64_t> chain;
    for (const auto& stored : log_->history(Sequence{sequences.front()})) chain.push_back(stored.event.sequence.value);
    if (chain != sequences) return fmt::format("model {}, ledger {}\n", sequences, chain);
  }
  return {};
}

std::string Trial::compare_past(Dice& dice) const {
  const auto& events = scheme_.events();
  constexpr int moments = 4;
  constexpr std::uint64_t increments_between_snapshots = 40;
  BooksKeeper keeper(*log_, increments_between_snapshots);
  while (keeper.step()) {
  }
  for (int i = 0; i < moments && !events.empty(); ++i) {
    const auto last = static_cast<std::size_t>(dice.roll(static_cast<int>(events.size())));
    const bool by_time = dice.chance(30);
    std::size_t count = last + 1;
    while (by_time && count < events.size() && events[count].at <= events[last].at) ++count;
    const Moment at_sequence{.known_at = {}, .at_sequence = Sequence{last}};
    const Moment known_at{.known_at = Timestamp{events[last].at}, .at_sequence = {}};
    const Views views = replay(*log_, by_time ? known_at : at_sequence);
    const auto difference = model::difference(answers_of(Known(events, count)), answers_of(views));
    if (!difference.empty())
      return fmt::format("as {} events told{}:\n{}", count, by_time ? " by time" : "", difference);
    const bool is_whole = count == events.size() || events[count].submission != events[count - 1].submission;
    const auto kept = kept_books_at(*log_, by_time ? known_at : at_sequence);
    if (kept.has_value() != is_whole) return fmt::format("books as {} events told: kept? {}", count, kept.has_value());
    if (kept && books_text(kept->books()) != books_text(views.books()))
      return fmt::format("the books that were kept differ as {} events told", count);
  }
  return {};
}

std::string Trial::compare_changes(Dice& dice) const {
  constexpr int questions = 3;
  const auto event_count = static_cast<int>(log_->tip().value);
  for (int i = 0; i < questions && event_count > 0; ++i) {
    const Sequence since{static_cast<std::uint64_t>(dice.roll(event_count))};
    const int later = dice.roll(event_count - static_cast<int>(since.value));
    const Sequence until{since.value + static_cast<std::uint64_t>(later)};
    if (auto fault = fault_in_changes(*log_, since, until, dice); !fault.empty()) {
      return fmt::format("changes since {} up to {}: {}\n", since.value, until.value, fault);
    }
  }
  return {};
}

}  // namespace bonboek::model
