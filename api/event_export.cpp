#include "api/event_export.hpp"

#include <algorithm>
#include <stdexcept>

namespace bonboek {

EventExport::EventExport(LedgerThread& ledger, Sequence from, Sequence until, bool is_compressed)
    : ledger_(ledger), next_(from), until_(until), gzip_(is_compressed ? std::make_unique<Gzip>() : nullptr) {}

void EventExport::next(Done done) {
  // So the answer ends without its last chunk, and the client knows that it is not whole.
  if (is_broken_) throw std::runtime_error("the log can't be read on");
  if (!page_.empty()) {
    const std::string page = std::exchange(page_, {});
    return done(gzip_->add(page));
  }
  if (next_ < until_) return ask(std::move(done));
  if (!gzip_ || is_over_) return done(std::nullopt);
  is_over_ = true;
  done(gzip_->finish());
}

void EventExport::ask(Done done) {
  auto shared = std::make_shared<Done>(std::move(done));  // shared: whichever way the question ends calls it
  auto question = [self = weak_from_this(), shared](const LedgerState& state) {
    const auto stream = self.lock();
    if (!stream) return;
    std::string lines = stream->take_lines(state);
    if (!stream->gzip_) return (*shared)(std::move(lines));
    stream->page_ = std::move(lines);
    (*shared)("");  // nothing yet: asked again, on the network's thread, it compresses the page
  };
  auto failed = [self = weak_from_this(), shared](const std::string&) {
    if (const auto stream = self.lock()) {
      stream->is_broken_ = true;
      (*shared)("");
    }
  };
  const bool asked = ledger_.ask(std::move(question), std::move(failed));
  if (!asked) (*shared)("");
}

std::string EventExport::take_lines(const LedgerState& state) {
  const EventPage page = read_page(state, {next_, std::min(max_page_events, until_.value - next_.value), {}, {}});
  next_ = page.next;
  std::string lines;
  for (const EventLine& line : page.lines) lines.append(line.line).push_back('\n');
  return lines;
}

}  // namespace bonboek
