#include "ledger/identifiers.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ledger/utf8.hpp"

namespace bonboek {
namespace {

using Texts = std::vector<std::string>;

void expect_all(bool (*has_form)(std::string_view), const Texts& good, const Texts& bad) {
  for (const auto& text : good) EXPECT_TRUE(has_form(text)) << text;
  for (const auto& text : bad) EXPECT_FALSE(has_form(text)) << text;
  EXPECT_FALSE(has_form(""));
  EXPECT_FALSE(has_form(std::string(1'000'000, '1')));
}

TEST(Identifiers, SlugsAreSmallLettersDigitsAndSingleDashes) {
  expect_all(is_slug, {"venlo", "a", "1", "bibliotheek-de-kempen-2", std::string(64, 'a')},
             {"-a", "a-", "a--b", "Venlo", "a_b", "a b", "é", std::string(65, 'a')});
}

TEST(Identifiers, IsilsHaveAPrefixAndAUnit) {
  expect_all(is_isil, {"NL-0800070000", "NL-VnBHD", "DE-Tue120", "ZDB-1-AAA", "OCLC-X", "O-1", "US-a:b/c-d"},
             {"NL", "NL-", "-1", "nl-1", "Nl-1", "ABCDE-1", "NL-123456789012", "NL-a b", "NL-a.b", "N.-1"});
}

TEST(Identifiers, IbansFitTheirCheckDigits) {
  expect_all(is_iban,
             {"NL91ABNA0417164300", "BE68539007547034", "DE89370400440532013000", "GB29NWBK60161331926819",
              "FR1420041010050500013M02606", "NO9386011117947", "MT84MALT011000012345MTLCAST001S"},
             {"NL91ABNA0417164301", "NL19ABNA0417164300", "NL91 ABNA 0417 1643 00", "nl91ABNA0417164300",
              "NL91abna0417164300", "91NLABNA0417164300", "NL9XABNA0417164300", "NO938601111794",
              "MT84MALT011000012345MTLCAST001S0000", "NL91ABNA04171643\xC3\xA9"});
}

TEST(Identifiers, IbansOfKnownCountriesHaveTheirLength) {
  // Check digits that fit, but a digit short and a digit over.
  expect_all(is_iban, {}, {"NL40ABNA041716430", "NL21ABNA04171643000"});
}

TEST(Identifiers, EverySingleWrongDigitOfAnIbanIsFound) {
  const std::string iban = "NL91ABNA0417164300";
  for (std::size_t at = 2; at < iban.size(); ++at) {
    if (iban[at] < '0' || iban[at] > '9') continue;
    for (char digit = '0'; digit <= '9'; ++digit) {
      std::string wrong = iban;
      wrong[at] = digit;
      EXPECT_EQ(is_iban(wrong), wrong == iban) << wrong;
    }
  }
}

TEST(Identifiers, KvkNumbersHaveEightDigits) {
  expect_all(is_kvk, {"12345678", "00000001"}, {"1234567", "123456789", "1234567a", " 1234567"});
}

TEST(Identifiers, DocumentNumbersFitASepaReference) {
  expect_all(is_document_number, {"1", "F-2026/001.a_b", std::string(35, 'A')},
             {"-1", ".1", "/1", "_1", "a b", "a+b", "é", std::string(36, 'A')});
}

TEST(Identifiers, OriginsHaveNoSpaceAndNoPlus) {
  expect_all(is_origin, {"bonboek.example/limburg-2025", std::string(120, 'o')},
             {"a b", "a+b", "a\n", std::string(121, 'o')});
}

TEST(Identifiers, NamesAreOneLineOfText) {
  std::string longest;
  for (int i = 0; i < 120; ++i) longest += "é";
  expect_all(is_name, {"x", "Bibliotheek Venlo", "Café 't Hoekje", "日本語", longest},
             {" x", "x ", "\u00A0x", "x\u3000", "a\nb", "a\tb", "a\x7F", "a\u0085b", "a\u202Eb", "a\u2028b", "a\xFFz",
              "\xED\xA0\x80", std::string("a\0b", 3), longest + "x"});
}

TEST(Identifiers, MunicipalitiesAreWrittenAsStatisticsNetherlandsDoes) {
  EXPECT_EQ(parse_municipality("GM0983"), Municipality{983});
  EXPECT_EQ(parse_municipality("GM9999"), Municipality{9999});
  for (const auto* text : {"", "GM", "GM983", "GM00983", "gm0983", "0983", "GM098x", "GM0000", "PV0031"}) {
    EXPECT_FALSE(parse_municipality(text)) << text;
  }
}

TEST(Utf8, EveryCharacterHasOneForm) {
  const auto read = [](std::string_view text) { return first_code_point(text); };
  EXPECT_EQ(read("é!").value, 0xE9U);
  EXPECT_EQ(read("é!").size, 2U);
  EXPECT_EQ(read("€").value, 0x20ACU);
  EXPECT_EQ(read("\xF4\x8F\xBF\xBF").value, 0x10FFFFU);
  EXPECT_EQ(read(std::string_view("\0", 1)).size, 1U);
  for (const auto* text : {"", "\x80", "\xC3", "\xC0\xAF", "\xE0\x80\xAF", "\xE2\x82", "\xED\xA0\x80",
                           "\xF0\x80\x80\xAF", "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80", "\xFF"}) {
    EXPECT_EQ(read(text).size, 0U) << text;
  }
  EXPECT_EQ(valid_utf8_size("ab€"), 5U);
  EXPECT_EQ(valid_utf8_size("ab€\xFFz"), 5U);
}

}  // namespace
}  // namespace bonboek
