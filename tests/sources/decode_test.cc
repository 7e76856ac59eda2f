// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sources/decode.h"

#include <string>

#include <gtest/gtest.h>

namespace reftel::sources {
namespace {

TEST(SetMessage, KeepsUtf8AsASlice) {
    telegram::RawTelegram raw;
    raw.original = "title\ncaf\xC3\xA9";
    set_message(raw, {6, static_cast<std::uint32_t>(raw.original.size())});
    EXPECT_FALSE(raw.made);
    EXPECT_EQ(raw.message(), "caf\xC3\xA9");
}

TEST(SetMessage, DecodesCp1252WithAMapIntoTheOriginal) {
    telegram::RawTelegram raw;
    raw.original =
        "title\n\x93"
        "caf\xE9\x94 x";
    set_message(raw, {6, static_cast<std::uint32_t>(raw.original.size())});
    ASSERT_TRUE(raw.made);
    EXPECT_EQ(raw.message(),
              "\xE2\x80\x9C"
              "caf\xC3\xA9\xE2\x80\x9D x");
    EXPECT_EQ(raw.made->map.to_source(3), 7U);
    EXPECT_EQ(raw.made->map.to_source(static_cast<std::uint32_t>(raw.made->text.size() - 1)), 13U);
    EXPECT_EQ(raw.notes.at(0).rule, "encoding-guessed");
    EXPECT_EQ(raw.notes.at(0).offset, 6U);
}

TEST(SetMade, PutsOneMapBehindTheOther) {
    telegram::RawTelegram raw;
    raw.original = "a\\\"\xE9\\\"b";
    MappedTextBuilder builder(raw.original);
    builder.copy(0, 1);
    builder.copy(2, 2);
    builder.copy(5, 2);
    set_made(raw, std::move(builder).finish());
    EXPECT_EQ(raw.message(), "a\"\xC3\xA9\"b");
    EXPECT_EQ(raw.made->map.to_source(1), 2U);
    EXPECT_EQ(raw.made->map.to_source(2), 3U);
    EXPECT_EQ(raw.made->map.to_source(4), 5U);
    EXPECT_EQ(raw.made->map.to_source(5), 6U);
}

TEST(Utf16, IsKnownByItsMarkOrItsNuls) {
    EXPECT_EQ(detect_utf16("\xFF\xFE"), Utf16::LittleEndian);
    EXPECT_EQ(detect_utf16("\xFE\xFF"), Utf16::BigEndian);
    std::string wide;
    for (const char c : std::string("UNCLAS ZENDA 12")) {
        wide += {'\0', c};
    }
    EXPECT_EQ(detect_utf16(wide), Utf16::BigEndian);
    EXPECT_FALSE(detect_utf16("UNCLAS ZENDA 12 and more"));
    EXPECT_FALSE(detect_utf16(std::string(100, '\0')));
}

TEST(Utf16, IsDecodedWithLoneSurrogatesReplaced) {
    const MappedText made = decode_utf16(std::string("\xFF\xFE"
                                                     "A\0\x3C\xD8\xEE\xDF\x00\xD8"
                                                     "B\0C",
                                                     13),
                                         Utf16::LittleEndian);
    EXPECT_EQ(made.text,
              "A\xF0\x9F\x8F\xAE\xEF\xBF\xBD"
              "B\xEF\xBF\xBD");
    EXPECT_EQ(made.map.to_source(0), 2U);
    EXPECT_EQ(made.map.to_source(8), 10U);
}

}  // namespace
}  // namespace reftel::sources
