#include "ops/scenario/poster.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <mutex>
#include <utility>

#include "api/server.hpp"

namespace bonboek::scenario {
namespace {

const Keys keys{{"cubiss", "the-coordinators-key"}};

Delivery some_delivery() {
  Delivery delivery;
  delivery.principal = "cubiss";
  delivery.time = "2025-01-02T09:00:00.000000Z";
  delivery.idempotency_key = "2025-01-02:0001";
  delivery.body = R"({"events":[]})";
  delivery.first_sequence = Sequence{2};
  delivery.event_count = 5;
  return delivery;
}

Delivery some_refused_delivery() {
  Delivery delivery = some_delivery();
  delivery.first_sequence = Sequence::none();
  delivery.event_count = 0;
  delivery.refused_expected = true;
  delivery.refusal = RefusalCode::already_redeemed;
  return delivery;
}

Response answer(unsigned status, std::string body) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  return response;
}

const char* const receipt = R"({"firstSequence":2,"lastSequence":6,"eventCount":5})";

/// A service that answers what it is told, one answer a request; the last one goes for all that follow.
class Service {
 public:
  explicit Service(std::vector<Response> answers)
      : answers_(std::move(answers)), server_({}, [this](Request request, Respond respond) {
          const std::lock_guard lock(mutex_);
          const std::size_t nth = std::min(requests_.size(), answers_.size() - 1);
          requests_.push_back(std::move(request));
          respond(answer(answers_[nth].status, answers_[nth].body));
        }) {
    server_.start();
  }

  PostSummary post(const std::vector<Delivery>& deliveries) {
    HttpClient client("127.0.0.1", std::to_string(server_.port()));
    return post_deliveries(client, deliveries, keys, [](std::uint64_t) {});
  }

  /// Those that came so far; once.
  [[nodiscard]] std::vector<Request> take_requests() {
    const std::lock_guard lock(mutex_);
    return std::exchange(requests_, {});
  }

 private:
  std::mutex mutex_;
  std::vector<Response> answers_;
  std::vector<Request> requests_;
  Server server_;
};

std::vector<Response> answers(unsigned status, std::string body) {
  std::vector<Response> list;
  list.push_back(answer(status, std::move(body)));
  return list;
}

TEST(Poster, sends_a_delivery_with_its_key_and_time) {
  Service service(answers(201, receipt));
  EXPECT_EQ(service.post({some_delivery()}).events, 5U);
  const auto requests = service.take_requests();
  const Request& request = requests.at(0);
  EXPECT_EQ(request.method, Method::post);
  EXPECT_EQ(request.path, "/v1/events");
  EXPECT_EQ(request.authorization, "Bearer the-coordinators-key");
  EXPECT_EQ(request.idempotency_key, "2025-01-02:0001");
  EXPECT_EQ(request.simulated_time, "2025-01-02T09:00:00.000000Z");
  EXPECT_EQ(request.content_type, "application/json");
  EXPECT_EQ(request.body, some_delivery().body);
}

TEST(Poster, stops_where_what_should_be_recorded_is_refused) {
  Service service(answers(409, R"({"type":"urn:bonboek:problem:already-redeemed"})"));
  EXPECT_THROW(service.post({some_delivery()}), UnexpectedAnswer);
}

TEST(Poster, stops_where_the_receipt_names_other_sequences) {
  Service service(answers(201, R"({"firstSequence":3,"lastSequence":7,"eventCount":5})"));
  EXPECT_THROW(service.post({some_delivery()}), UnexpectedAnswer);
}

TEST(Poster, takes_the_refusal_that_it_expects) {
  Service service(answers(409, R"({"type":"urn:bonboek:problem:already-redeemed"})"));
  EXPECT_EQ(service.post({some_refused_delivery()}).refused, 1U);
}

TEST(Poster, stops_where_the_refusal_is_another) {
  Service service(answers(409, R"({"type":"urn:bonboek:problem:never-minted"})"));
  EXPECT_THROW(service.post({some_refused_delivery()}), UnexpectedAnswer);
}

TEST(Poster, stops_where_what_should_be_refused_is_recorded) {
  Service service(answers(201, receipt));
  EXPECT_THROW(service.post({some_refused_delivery()}), UnexpectedAnswer);
}

TEST(Poster, asks_again_with_the_same_key_where_there_is_no_room) {
  auto list = answers(503, "{}");
  list.push_back(answer(201, receipt));
  Service service(std::move(list));
  EXPECT_EQ(service.post({some_delivery()}).events, 5U);
  const auto requests = service.take_requests();
  ASSERT_EQ(requests.size(), 2U);
  EXPECT_EQ(requests.at(0).idempotency_key, requests.at(1).idempotency_key);
}

TEST(Poster, gives_up_after_its_tries) {
  Service service(answers(503, "{}"));
  EXPECT_THROW(service.post({some_delivery()}), UnexpectedAnswer);
  EXPECT_EQ(service.take_requests().size(), max_tries);
}

TEST(Poster, says_that_nobody_is_there) {
  std::uint16_t port = 0;
  {
    Server server({}, [](Request, Respond) {});
    server.start();
    port = server.port();
  }
  HttpClient client("127.0.0.1", std::to_string(port));
  EXPECT_THROW(post_deliveries(client, {some_delivery()}, keys, [](std::uint64_t) {}), ConnectionLost);
}

TEST(Poster, needs_everyones_key) {
  Delivery delivery = some_delivery();
  delivery.principal = "a-stranger";
  Service service(answers(201, receipt));
  EXPECT_THROW(service.post({delivery}), UnexpectedAnswer);
}

}  // namespace
}  // namespace bonboek::scenario
