#include "ledger/catalogue.hpp"

#include <gtest/gtest.h>

namespace bonboek {
namespace {

TEST(Catalogue, FieldsStandInTheOrderOfTheirNames) {
  for (std::size_t i = 0; i < field_count; ++i) {
    const auto field = static_cast<Field>(i);
    EXPECT_EQ(find_field(row_of(field).name), field);
    const auto before = i == 0 ? std::string_view{} : row_of(static_cast<Field>(i - 1)).name;
    EXPECT_LT(before, row_of(field).name);
  }
  EXPECT_FALSE(find_field(""));
  EXPECT_FALSE(find_field("Actor"));
  EXPECT_FALSE(find_field("recipient"));
  EXPECT_FALSE(find_field("zzz"));
}

TEST(Catalogue, HasEveryTypeOnceAndInOrder) {
  ASSERT_EQ(catalogue().size(), Names<EventType>::list.size());
  for (std::size_t i = 0; i < catalogue().size(); ++i) {
    const auto type = static_cast<EventType>(i + 1);
    EXPECT_EQ(catalogue()[i].type, type);
    EXPECT_EQ(row_of(type).type, type);
    EXPECT_EQ(parse_name<EventType>(name_of(type)), type);
  }
}

TEST(Catalogue, NoTypeAsksForAFieldThatTheLedgerAdds) {
  constexpr Fields of_every_event{Field::actor,      Field::occurred_on, Field::recorded_at, Field::sequence,
                                  Field::submission, Field::type,        Field::version};
  for (const EventRow& row : catalogue()) {
    EXPECT_EQ(row.required.bits & row.optional.bits, 0U) << name_of(row.type);
    EXPECT_EQ((row.required.bits | row.optional.bits) & row.added.bits, 0U) << name_of(row.type);
    EXPECT_EQ((row.required.bits | row.optional.bits | row.added.bits) & of_every_event.bits, 0U) << name_of(row.type);
    EXPECT_EQ(row.required.has(Field::vouchers),
              row.added.has(Field::voucher) && row.type != EventType::paid && row.type != EventType::reversed)
        << name_of(row.type);
  }
}

TEST(Catalogue, OnlyThoseWhoKeepTheBooksPost) {
  for (const EventRow& row : catalogue()) {
    EXPECT_TRUE(row.posters.has(Role::coordinator)) << name_of(row.type);
    EXPECT_FALSE(row.posters.has(Role::province)) << name_of(row.type);
    EXPECT_FALSE(row.posters.has(Role::auditor)) << name_of(row.type);
  }
}

}  // namespace
}  // namespace bonboek
