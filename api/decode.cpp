#include "api/decode.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "api/event_reader.hpp"
#include "api/excerpt.hpp"
#include "api/json_reader.hpp"
#include "api/line_decoder.hpp"

namespace bonboek {
namespace {

namespace dom = simdjson::dom;

constexpr std::string_view list_member = "events";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

class BodyReader {
 public:
  explicit BodyReader(Posted& posted) : posted_(posted), events_(posted) {}

  void read_json(std::string_view body) {
    const auto document = json_.read(body, 0);
    dom::object object;
    dom::element list;
    if (!document) {
      refuse(RefusalCode::malformed_json, "", document.error());
    } else if (document->get(object) != simdjson::SUCCESS) {
      refuse(RefusalCode::not_an_object, "",
             fmt::format("a body is one event, or an object with a list \"{}\" of them", list_member));
    } else if (object.at_key(list_member).get(list) == simdjson::SUCCESS) {
      refuse_beside_list(object);
      read_list(list);
    } else {
      is_refused_ = !events_.read({}, *document);
    }
  }

  [[nodiscard]] bool is_refused() const { return is_refused_; }

  /// Refuses the body, so that whoever posts in parts gets nothing of it recorded either.
  void refuse(RefusalCode code, std::string_view member, std::string detail) {
    is_refused_ = true;
    posted_.refusals.add(
        {code, Refusal::whole_submission, std::string(member), Refusal::whole_event, std::move(detail)});
  }

 private:
  void refuse_beside_list(dom::object object) {
    bool is_again = false;
    for (const auto& [name, value] : object) {
      if (name != list_member) {
        const auto shown = to_string(Excerpt{name});
        refuse(RefusalCode::unknown_field, shown,
               fmt::format("beside \"{}\" stands \"{}\"; a body of several events holds nothing but their list",
                           list_member, shown));
      } else if (std::exchange(is_again, true)) {
        refuse(RefusalCode::duplicate_field, list_member,
               fmt::format("\"{}\" stands in the body more than once", list_member));
      }
    }
  }

  void read_list(dom::element list) {
    dom::array events;
    if (list.get(events) != simdjson::SUCCESS) {
      return refuse(RefusalCode::wrong_type, list_member, "a list of events is expected");
    }
    EventPlace place;
    for (dom::element event : events) {
      if (!events_.read(place, event)) {
        is_refused_ = true;
        return;
      }
      ++place.event;
    }
    if (place.event == 0) refuse(RefusalCode::no_events, list_member, "the list holds no event");
  }

  Posted& posted_;
  JsonReader json_;
  EventReader events_;
  bool is_refused_{false};
};

}  // namespace

Posted decode(std::string_view body, BodyForm form) {
  if (form == BodyForm::ndjson) {
    LineDecoder lines;
    static_cast<void>(lines.take(body));
    return lines.finish();
  }
  Posted posted;
  BodyReader reader(posted);
  if (body.starts_with(byte_order_mark)) {
    reader.refuse(
        RefusalCode::malformed_json, "",
        "the body begins with a byte order mark (bytes EF BB BF), which JSON does not allow: send it without");
  } else {
    reader.read_json(body);
  }
  if (reader.is_refused()) {
    posted.items.clear();
    posted.places.clear();
    posted.joined.clear();
  }
  return posted;
}

}  // namespace bonboek
