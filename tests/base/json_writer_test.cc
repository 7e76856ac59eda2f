// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/json_writer.h"

#include <gtest/gtest.h>

namespace reftel {
namespace {

TEST(JsonWriter, WritesNestedValuesCompactly) {
    std::string out;
    JsonWriter json(out);
    json.begin_object();
    json.field("id", "09ZENDA1");
    json.key("list");
    json.begin_array();
    json.value(1);
    json.value(true);
    json.null();
    json.begin_object();
    json.end_object();
    json.end_array();
    json.field("half", 0.5);
    json.end_object();
    EXPECT_EQ(out, R"({"id":"09ZENDA1","list":[1,true,null,{}],"half":0.5})");
}

TEST(JsonWriter, IndentsByTwoBlanks) {
    std::string out;
    JsonWriter json(out, JsonWriter::Layout::Indented);
    json.begin_object();
    json.key("a");
    json.begin_array();
    json.value(1);
    json.end_array();
    json.end_object();
    EXPECT_EQ(out, "{\n  \"a\": [\n    1\n  ]\n}");
}

TEST(JsonWriter, EscapesWhatJsonWantsEscapedAndReplacesWhatIsNotUtf8) {
    std::string out;
    append_json_string(out, "a\"b\\c\n\x01\xC3\xA9");
    EXPECT_EQ(out, "\"a\\\"b\\\\c\\n\\u0001\xC3\xA9\"");
    out.clear();
    append_json_string(out, "x\xFF");
    EXPECT_EQ(out, "\"x\xEF\xBF\xBD\"");
}

TEST(JsonWriter, EscapesEveryByteAtEveryPlaceOfAWord) {
    for (int byte = 1; byte < 0x80; ++byte) {
        const char c = static_cast<char>(byte);
        std::string alone;
        append_json_string(alone, std::string_view(&c, 1));
        const std::string escaped = alone.substr(1, alone.size() - 2);
        for (std::size_t place = 0; place < 24; ++place) {
            std::string text(24, 'x');
            text[place] = c;
            std::string out;
            append_json_string(out, text);
            ASSERT_EQ(
                out, "\"" + std::string(place, 'x') + escaped + std::string(23 - place, 'x') + "\"")
                << byte << " at " << place;
        }
    }
}

}  // namespace
}  // namespace reftel
