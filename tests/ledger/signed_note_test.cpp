// Notes are those that other implementations of C2SP signed-note write and read.
#include "ledger/signed_note.hpp"

#include <gtest/gtest.h>

#include "ledger/base64.hpp"
#include "ledger/checkpoint.hpp"

namespace bonboek {
namespace {

/// The example of the documentation of Go's golang.org/x/mod/sumdb/note: keys, text and signature.
constexpr std::string_view example_secret =
    "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
constexpr std::string_view example_key = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
constexpr std::string_view example_text =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
constexpr std::string_view example_line =
    "— PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

TEST(SignedNote, IsSignedAsGoSignsIt) {
  const auto signer = NoteSigner::parse(example_secret);
  ASSERT_TRUE(signer) << signer.error();
  EXPECT_EQ(signer->key(), example_secret);
  EXPECT_EQ(signer->verifier().key(), example_key);
  EXPECT_EQ(signer->sign(example_text).line(), example_line);
}

TEST(SignedNote, IsReadAndCheckedAsGoWroteIt) {
  const auto note = parse_note(std::string(example_text) + "\n" + std::string(example_line));
  ASSERT_TRUE(note) << note.error();
  ASSERT_EQ(note->signatures.size(), 1U);
  EXPECT_EQ(note->text, example_text);
  const auto verifier = NoteVerifier::parse(example_key);
  ASSERT_TRUE(verifier) << verifier.error();
  EXPECT_TRUE(verifier->verifies(note->text, note->signatures[0]));
  EXPECT_FALSE(verifier->verifies(note->text + "more\n", note->signatures[0]));
}

TEST(SignedNote, IsNotVerifiedByAnotherKeyNorWithABitChanged) {
  const auto signer = NoteSigner::generate("ledger.example.org/log");
  const auto other = NoteSigner::generate("ledger.example.org/log");
  const auto signature = signer.sign("text\n");
  EXPECT_TRUE(signer.verifier().verifies("text\n", signature));
  EXPECT_FALSE(other.verifier().verifies("text\n", signature));
  for (std::size_t i = 0; i < signature.signature.size(); ++i) {
    auto spoiled = signature;
    spoiled.signature[i] = static_cast<char>(spoiled.signature[i] ^ 4);
    EXPECT_FALSE(signer.verifier().verifies("text\n", spoiled)) << i;
  }
}

TEST(SignedNote, CosignatureTellsItsTimeAndIsNoOrdinarySignature) {
  const auto witness = NoteSigner::generate("province.example.org");
  const auto cosignature = witness.cosign("log\n1\nroot\n", 1'700'000'000);
  EXPECT_TRUE(witness.cosigner().verifies("log\n1\nroot\n", cosignature));
  EXPECT_FALSE(witness.cosigner().verifies("log\n2\nroot\n", cosignature));
  EXPECT_FALSE(witness.verifier().verifies("log\n1\nroot\n", cosignature));
  auto later = cosignature;
  later.signature[7] = static_cast<char>(later.signature[7] ^ 1);
  EXPECT_FALSE(witness.cosigner().verifies("log\n1\nroot\n", later));
  const auto read = NoteVerifier::parse(witness.cosigner().key());
  ASSERT_TRUE(read) << read.error();
  EXPECT_TRUE(read->verifies("log\n1\nroot\n", cosignature));
}

TEST(SignedNote, KeysThatAreCutShortOrForeignAreNamed) {
  for (const std::string_view key :
       {std::string_view(""), std::string_view("PeterNeumann"), example_key.substr(0, example_key.size() - 4),
        std::string_view("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"),
        std::string_view("Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"), example_secret}) {
    EXPECT_FALSE(NoteVerifier::parse(key)) << key;
  }
  EXPECT_FALSE(NoteSigner::parse(example_key));
  EXPECT_FALSE(NoteSigner::parse(example_secret.substr(0, example_secret.size() - 4)));
}

TEST(SignedNote, NotesWithoutTheirFormAreRefused) {
  const std::string whole = std::string(example_text) + "\n" + std::string(example_line);
  EXPECT_FALSE(parse_note(whole.substr(0, whole.size() - 1)));
  EXPECT_FALSE(parse_note(example_text));
  EXPECT_FALSE(parse_note(std::string(example_text) + "\n"));
  EXPECT_FALSE(parse_note(std::string(example_text) + "\n- PeterNeumann abcd\n"));
  EXPECT_FALSE(parse_note(""));
}

TEST(Base64, TakesWhatItGivesAndNothingElse) {
  for (const std::string bytes : {"", "f", "fo", "foo", "foob", "fooba", "foobar"}) {
    EXPECT_EQ(from_base64(to_base64(bytes)), bytes);
  }
  EXPECT_EQ(to_base64("foobar"), "Zm9vYmFy");
  for (const char* text : {"Zg=", "Zg", "Zh==", "Zg==\n", " Zg==", "====", "Z===", "Zg==Zg==", "Zm9*"}) {
    EXPECT_FALSE(from_base64(text)) << text;
  }
}

TEST(Checkpoint, IsReadAsItIsWritten) {
  const Checkpoint checkpoint{"ledger.example.org/log", {20'852'163, sha256("root")}};
  const auto read = parse_checkpoint(checkpoint.text());
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(read->origin, checkpoint.origin);
  EXPECT_EQ(read->head, checkpoint.head);
  EXPECT_TRUE(parse_checkpoint(checkpoint.text() + "an extension\n"));
}

TEST(Checkpoint, ThatIsNoneIsRefused) {
  const std::string root = to_base64(bytes_of(sha256("root")));
  for (const std::string& text :
       {std::string(), "log\n1\n" + root, "\n1\n" + root + "\n", "log\n01\n" + root + "\n", "log\n-1\n" + root + "\n",
        "log\n\n" + root + "\n", "log\n1\n" + root.substr(4) + "\n", std::string("log\n1\n"), std::string("log\n")}) {
    EXPECT_FALSE(parse_checkpoint(text)) << text;
  }
}

}  // namespace
}  // namespace bonboek
