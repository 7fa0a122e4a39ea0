#include "tests/model/story.hpp"

#include <fmt/format.h>

#include "tests/model/trial.hpp"
#include "tests/model/wire.hpp"

namespace bonboek::model {
namespace {

constexpr int compared_every = 8;          // answers, in steps
constexpr std::size_t most_retells = 400;  // when a story is cut down

/// Tells the steps again, comparing everything after each; tells what differs.
std::string retell(const std::vector<Step>& steps, std::uint64_t seed) {
  Trial trial;
  for (const Step& step : steps) {
    if (auto difference = trial.take(step, true); !difference.empty()) return difference;
  }
  Dice dice(seed);
  return trial.finish(dice);
}

std::string text_of(const Step& step) {
  if (step.kind == Step::Kind::reopen) return "-- closed and opened again\n";
  if (step.kind == Step::Kind::lose_keys) return "-- opened again without its keys\n";
  std::string text = fmt::format("-- at {}\n", to_string(Timestamp{step.clock}));
  for (const Submission& submission : step.group) text += describe(submission);
  return text;
}

}  // namespace

Story tell(std::uint64_t seed, int steps) {
  Story story;
  story.seed = seed;
  Generator generator(seed);
  Trial trial;
  for (int i = 0; i < steps && story.difference.empty(); ++i) {
    story.steps.push_back(generator.next(trial.scheme()));
    story.difference = trial.take(story.steps.back(), i % compared_every == 0);
  }
  Dice dice(seed);
  if (story.difference.empty()) story.difference = trial.finish(dice);
  story.tally = {trial.scheme().events().size(), trial.recorded(), trial.refused()};
  return story;
}

std::string shortest(const Story& story) {
  std::vector<Step> steps = story.steps;
  std::string difference = story.difference;
  std::size_t retells = 0;
  for (std::size_t size = steps.size() / 2; size > 0; size /= 2) {
    for (std::size_t end = steps.size(); end >= size && retells < most_retells; end -= std::min(end, size)) {
      std::vector<Step> fewer = steps;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(end - size),
                  fewer.begin() + static_cast<std::ptrdiff_t>(end));
      ++retells;
      auto still = retell(fewer, story.seed);
      if (still.empty()) continue;
      steps = std::move(fewer);
      difference = std::move(still);
    }
  }
  std::string text;
  for (const Step& step : steps) text += text_of(step);
  return text + "differ:\n" + difference;
}

}  // namespace bonboek::model
