// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/utf8.h"

#include <gtest/gtest.h>

namespace reftel {
namespace {

TEST(FindInvalidUtf8, AcceptsWellFormedTextAndPointsAtTheFirstFault) {
    EXPECT_EQ(find_invalid_utf8("plain"), std::string_view::npos);
    EXPECT_EQ(find_invalid_utf8("caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80"),
              std::string_view::npos);
    EXPECT_EQ(find_invalid_utf8("ab\xFF"), 2U);
    EXPECT_EQ(find_invalid_utf8("a\xC0\xAF"), 1U);          // overlong
    EXPECT_EQ(find_invalid_utf8("a\xED\xA0\x80"), 1U);      // surrogate
    EXPECT_EQ(find_invalid_utf8("a\xF4\x90\x80\x80"), 1U);  // above U+10FFFF
    EXPECT_EQ(find_invalid_utf8("a\xE2\x82"), 1U);          // cut short
}

TEST(FindInvalidUtf8, FindsOneBadByteWhereverItStands) {
    for (std::size_t size = 1; size < 100; ++size) {
        for (std::size_t at = 0; at < size; ++at) {
            std::string text(size, 'a');
            text[at] = '\xFF';
            EXPECT_FALSE(is_ascii(text)) << at << " of " << size;
            EXPECT_EQ(find_invalid_utf8(text), at) << size;
            if (at > 0) {
                text[at - 1] = '\xC3';
                text[at] = '\xA9';
                EXPECT_EQ(find_invalid_utf8(text), std::string_view::npos) << at << " of " << size;
            }
        }
    }
}

TEST(DetectEncoding, TellsTheFourApart) {
    EXPECT_EQ(detect_encoding("STATE FOR EUR"), Encoding::Ascii);
    EXPECT_EQ(detect_encoding("caf\xC3\xA9"), Encoding::Utf8);
    EXPECT_EQ(detect_encoding("\x93quoted\x94"), Encoding::Cp1252);
    EXPECT_EQ(detect_encoding("caf\xE9"), Encoding::Cp1252);
    EXPECT_EQ(detect_encoding("\x81\xE9"), Encoding::Latin1);
}

TEST(DecodeToUtf8, MapsEveryMadeByteToTheByteItCameFrom) {
    const std::string_view source = "a\x93z\xE9";
    const MappedText made = decode_to_utf8(source, Encoding::Cp1252);
    EXPECT_EQ(made.text, "a\xE2\x80\x9Cz\xC3\xA9");
    const std::vector<std::uint32_t> expected = {0, 1, 1, 1, 2, 3, 3};
    for (std::uint32_t i = 0; i < expected.size(); ++i) {
        EXPECT_EQ(made.map.to_source(i), expected[i]) << i;
    }
}

TEST(DecodeToUtf8, ReplacesWhatIsMalformedAndSkipsAByteOrderMark) {
    EXPECT_EQ(decode_to_utf8("\xEF\xBB\xBFok\xFF.", Encoding::Utf8).text, "ok\xEF\xBF\xBD.");
    EXPECT_EQ(decode_to_utf8("", Encoding::Utf8).text, "");
}

}  // namespace
}  // namespace reftel
