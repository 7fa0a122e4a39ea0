// The way back to a session: from its own thread, from others, and when it is too late.
#include "api/inbox.hpp"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "api/response_head.hpp"

namespace bonboek::test {
namespace {

struct Owner {
  int wakes{0};
  std::vector<std::string> delivered;
  std::shared_ptr<Inbox> inbox = std::make_shared<Inbox>(
      [this](Ticket ticket, Parcel&& parcel) {
        delivered.push_back(std::to_string(ticket.value) + " " + std::get<Response>(parcel).body);
      },
      [this] { ++wakes; });

  void respond(std::uint64_t ticket, std::string body) const {
    Response response;
    response.body = std::move(body);
    inbox->respond_to(Ticket{ticket})(std::move(response));
  }
};

TEST(Inbox, DeliversAtOnceOnItsOwnThread) {
  const Owner owner;
  const Inbox::Presence presence{*owner.inbox};
  owner.respond(1, "a");
  EXPECT_EQ(owner.delivered, std::vector<std::string>{"1 a"});
  EXPECT_EQ(owner.wakes, 0);
}

TEST(Inbox, WakesItsOwnerOnceForManyAnswers) {
  Owner owner;
  std::jthread{[&] {
    owner.respond(1, "a");
    owner.respond(2, "b");
  }}.join();
  EXPECT_TRUE(owner.delivered.empty());
  EXPECT_EQ(owner.wakes, 1);
  owner.inbox->collect();
  EXPECT_EQ(owner.delivered, (std::vector<std::string>{"1 a", "2 b"}));
  owner.respond(3, "c");
  EXPECT_EQ(owner.wakes, 2);
}

TEST(Inbox, DropsWhatComesAfterItsClosing) {
  Owner owner;
  owner.respond(1, "a");
  owner.inbox->close();
  owner.respond(2, "b");
  owner.inbox->collect();
  EXPECT_TRUE(owner.delivered.empty());
  EXPECT_EQ(owner.wakes, 1);
}

TEST(Ticket, KnowsItsSlot) {
  EXPECT_EQ(Ticket::of(59'999, 1ULL << 40U).slot(), 59'999);
  EXPECT_FALSE(Ticket::of(1, 2) == Ticket::of(1, 3));
  EXPECT_FALSE(Ticket::of(0, 1) == Ticket{});
}

TEST(HttpDate, HasTheFormOfTheStandard) {
  EXPECT_EQ(http_date(784'111'777), "Sun, 06 Nov 1994 08:49:37 GMT");
}

TEST(ResponseHead, HasNoBodyWhereTheStatusAllowsNone) {
  Response response;
  response.status = 204;
  std::string head;
  write_head(head, response, {}, "now");
  EXPECT_EQ(head, "HTTP/1.1 204 No Content\r\nDate: now\r\nAPI-Version: 1.0.0\r\n\r\n");
}

}  // namespace
}  // namespace bonboek::test
