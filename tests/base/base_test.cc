// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>

#include "base/buffer.h"
#include "base/byte_places.h"
#include "base/error.h"
#include "base/file_system.h"
#include "base/memory.h"
#include "base/result.h"
#include "base/sha256.h"
#include "base/source_pos.h"
#include "base/text.h"
#include "golden.h"

namespace reftel {
namespace {

TEST(Error, PrintsSubjectPlaceMessageAndHint) {
    EXPECT_EQ((Error{Error::Kind::Malformed, "header line has no colon", "cables/03.txt",
                     SourcePos{40, 12, 8}, "look at the line"})
                  .to_string(),
              "cables/03.txt:12:8: header line has no colon (look at the line)");
    EXPECT_EQ((Error{Error::Kind::Io, "the disk is full"}).to_string(), "the disk is full");
}

Result<int> half(int number) {
    if (number % 2 != 0) {
        return fail(Error::Kind::Malformed, "the number is odd");
    }
    return number / 2;
}

Result<int> quarter(int number) {
    const int once = REFTEL_TRY(half(number));
    return half(once);
}

TEST(Result, TryGivesTheValueOrReturnsTheError) {
    EXPECT_EQ(quarter(8).value(), 2);
    EXPECT_EQ(quarter(6).error().message, "the number is odd");
    EXPECT_EQ(quarter(5).error().message, "the number is odd");
}

TEST(BytePlaces, GivesThePlacesThatASearchByteByByteGives) {
    for (std::size_t size = 0; size < 200; ++size) {
        std::string text(size, 'a');
        for (std::size_t i = size / 3; i < size; i += 1 + i % 13) {
            text[i] = '\n';
        }
        for (std::size_t from = 0; from <= size + 1; from += 7) {
            BytePlaces places(text, {'\n'}, from);
            std::size_t expected = text.find('\n', from);
            while (expected != std::string::npos) {
                ASSERT_EQ(places.next(), expected);
                expected = text.find('\n', expected + 1);
            }
            ASSERT_EQ(places.next(), std::string_view::npos);
            ASSERT_EQ(places.next(), std::string_view::npos);
        }
    }
}

TEST(BytePairs, GivesThePlacesThatASearchByteByByteGives) {
    constexpr std::string_view kBytes = "eE nx";
    for (std::size_t size = 0; size < 90; ++size) {
        std::string text;
        for (std::size_t i = 0; i < size; ++i) {
            text += kBytes[(i * i + size * 3 + i / 7) % kBytes.size()];
        }
        for (std::size_t distance = 1; distance < 5; ++distance) {
            for (std::size_t from = 0; from <= size + 1; from += 5) {
                BytePairs places(text, {'e', ' ', distance}, from);
                for (std::size_t at = from; at + distance < size; ++at) {
                    if (to_lower(text[at]) == 'e' && text[at + distance] == ' ') {
                        ASSERT_EQ(places.next(), at);
                    }
                }
                ASSERT_EQ(places.next(), std::string_view::npos);
            }
        }
    }
}

TEST(Buffer, KeepsItsBytesInPlaceWhenMoved) {
    Buffer first = Buffer::copy_of("telegram");
    const std::string_view view = first.bytes();
    const Buffer second = std::move(first);
    EXPECT_EQ(view.data(), second.bytes().data());
    EXPECT_EQ(second.bytes(), "telegram");
}

TEST(MapFile, GivesTheBytesOrSaysWhyNot) {
    const testing::TemporaryFolder folder;
    EXPECT_EQ(map_file(folder.write("a.txt", "bytes"))->bytes(), "bytes");
    EXPECT_EQ(map_file(folder.write("empty", ""))->size(), 0U);
    EXPECT_EQ(map_file(folder.path() + "/none").error().kind, Error::Kind::NotFound);
    EXPECT_EQ(map_file(folder.path()).error().kind, Error::Kind::Unsupported);
}

TEST(Buffer, HasTheSameBytesAfterItLetGoOfItsPages) {
    const testing::TemporaryFolder folder;
    const std::string text(std::size_t{32} << 20U, 'x');
    const Buffer mapped = map_file(folder.write("large", text)).value();
    const std::size_t none = mapped_memory();
    EXPECT_TRUE(mapped.bytes() == text);
    const std::size_t all = mapped_memory();
    EXPECT_GE(all, none + text.size() / 2);
    mapped.forget_pages();
    EXPECT_LE(mapped_memory(), all - text.size() / 2);
    EXPECT_TRUE(mapped.bytes() == text);
}

TEST(WriteFileAtomically, ReplacesAFileAndLeavesNoTemporaryBehind) {
    const testing::TemporaryFolder folder;
    const std::string path = folder.write("a.txt", "old");
    ASSERT_TRUE(write_file_atomically(path, "new"));
    EXPECT_EQ(testing::read_file(path), "new");
    EXPECT_EQ(testing::files_below(folder.path()).size(), 1U);
    EXPECT_FALSE(write_file_atomically(folder.path() + "/none/b", "x"));
}

TEST(Sha256, MatchesTheStandardsExample) {
    EXPECT_EQ(sha256("abc").hex(),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(Sha256::from_raw(sha256("abc").raw()), sha256("abc"));
    EXPECT_EQ(Sha256::from_raw("short"), std::nullopt);
}

TEST(PositionIn, CountsLinesAndColumnsFromOne) {
    EXPECT_EQ(position_in("ab\ncd", 4), (SourcePos{4, 2, 2}));
    EXPECT_EQ(position_in("ab", 99), (SourcePos{2, 1, 3}));
}

TEST(Text, TrimsSplitsFoldsAndReadsNumbers) {
    EXPECT_EQ(trim(" \t a b \r\n"), "a b");
    EXPECT_EQ(split("a,,b", ','), (std::vector<std::string_view>{"a", "", "b"}));
    EXPECT_TRUE(equals_fold("Subject", "SUBJECT"));
    EXPECT_FALSE(equals_fold("Subject", "SUBJECTS"));
    EXPECT_EQ(collapse_space("  a \n\n b  "), "a b");
    EXPECT_EQ(parse_number("000436"), 436U);
    EXPECT_EQ(parse_number("4a"), std::nullopt);
    EXPECT_EQ(parse_number("1234567890"), std::nullopt);
}

}  // namespace
}  // namespace reftel
