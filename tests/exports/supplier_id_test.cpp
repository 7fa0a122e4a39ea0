// The ids by which parties stand in an auditfile.
#include <gtest/gtest.h>

#include <set>

#include "exports/auditfile_parts.hpp"

namespace bonboek::test {
namespace {

/// Registers with these parties, libraries and intermediaries of the same ids.
Registers registers_of(const std::vector<std::string>& ids) {
  Registers registers;
  std::uint64_t sequence = 0;
  for (const EventType type : {EventType::library_registered, EventType::intermediary_accredited}) {
    for (const std::string& id : ids) {
      Fact fact;
      fact.type = type;
      fact.id = id;
      fact.name = "A party";
      fact.party = PartyIndex{static_cast<std::uint16_t>(sequence)};
      registers.apply(fact, Sequence{sequence++});
    }
  }
  return registers;
}

TEST(SupplierId, IsTheKindAndTheId) {
  const auto registers = registers_of({"venlo"});
  EXPECT_EQ(supplier_id(registers, PartyIndex{0}), "L-venlo");
  EXPECT_EQ(supplier_id(registers, PartyIndex{1}), "I-venlo");
}

TEST(SupplierId, IsNobodyElsesAndFitsHoweverLongAnIdIs) {
  const std::string longest(64, 'a');
  const auto registers =
      registers_of({longest, longest.substr(1), longest.substr(31), longest.substr(30), longest.substr(2) + "-b"});
  std::set<std::string> ids;
  for (std::uint16_t i = 0; i < registers.parties().size(); ++i) {
    const auto id = supplier_id(registers, PartyIndex{i});
    EXPECT_LE(id.size(), 35U) << id;
    ids.insert(id);
  }
  EXPECT_EQ(ids.size(), registers.parties().size());
}

}  // namespace
}  // namespace bonboek::test
