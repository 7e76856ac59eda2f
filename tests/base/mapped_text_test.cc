// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/mapped_text.h"

#include <gtest/gtest.h>

#include "base/coding.h"

namespace reftel {
namespace {

constexpr std::size_t kPlenty = 1000;

MappedText sample(std::string_view source) {
    MappedTextBuilder builder(source);
    builder.copy(4, 3);
    builder.replace(7, 5, "&");
    builder.copy(12, 2);
    builder.replace(14, 1, "two");
    builder.copy(0, 2);
    return std::move(builder).finish();
}

TEST(Recipe, MakesTheSameTextAndTheSameWayBack) {
    const std::string_view source = "0123abc&amp;de\xFFxyz";
    const MappedText made = sample(source);
    EXPECT_EQ(made.text, "abc&detwo01");
    const auto again = apply_recipe(encode_recipe(made, source), source, kPlenty);
    ASSERT_TRUE(again.has_value()) << again.error().to_string();
    EXPECT_EQ(again->text, made.text);
    for (std::uint32_t i = 0; i < made.text.size(); ++i) {
        EXPECT_EQ(again->map.to_source(i), made.map.to_source(i)) << i;
    }
}

TEST(Recipe, IsRefusedWhenCutDamagedOrTooLarge) {
    const std::string source = "0123abc&amp;de\xFFxyz";
    const std::string recipe = encode_recipe(sample(source), source);
    for (std::size_t length = 0; length < recipe.size(); ++length) {
        const auto made = apply_recipe(recipe.substr(0, length), source, kPlenty);
        if (made) {  // cut between two steps: a shorter text
            EXPECT_LT(made->text.size(), sample(source).text.size());
        }
    }
    EXPECT_EQ(apply_recipe(recipe, source.substr(0, 5), kPlenty).error().kind,
              Error::Kind::Corrupt);
    EXPECT_EQ(apply_recipe(recipe, source, 3).error().kind, Error::Kind::Limit);
    EXPECT_FALSE(apply_recipe("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", source, kPlenty));
}

TEST(OffsetMap, MergesRunsThatGoOn) {
    OffsetMap map;
    map.add(0, 10);
    map.add(5, 15);
    map.add(8, 30);
    EXPECT_EQ(map.runs().size(), 2U);
    EXPECT_EQ(map.to_source(7), 17U);
    EXPECT_EQ(map.to_source(9), 31U);
}

TEST(Varint, ReadsWhatItWrites) {
    std::string out;
    const std::vector<std::int64_t> values = {0, 1, -1, 63, -64, 1000000, INT64_MAX, INT64_MIN};
    for (const std::int64_t value : values) {
        put_signed_varint(out, value);
    }
    Cursor in(out);
    for (const std::int64_t value : values) {
        EXPECT_EQ(in.signed_varint().value(), value);
    }
    EXPECT_TRUE(in.at_end());
    EXPECT_FALSE(in.varint().has_value());
}

}  // namespace
}  // namespace reftel
