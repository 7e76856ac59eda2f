// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "web_fixture.h"

namespace reftel::web {
namespace {

using nlohmann::json;

/// All pieces of a streamed answer.
std::string whole(const http::Response& response) {
    std::string out = response.body;
    EXPECT_TRUE(static_cast<bool>(response.rest));
    while (response.rest) {
        auto piece = response.rest();
        if (!piece) {
            ADD_FAILURE() << piece.error().to_string();
            break;
        }
        if (piece->empty()) {
            break;
        }
        out += *piece;
    }
    return out;
}

std::size_t lines_of(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

TEST(TakeAway, GivesEveryTelegramThatAQueryFinds) {
    const auto found = json::parse(examples_room().page("/search.json?q=tag:PGOV"));
    const auto total = found["total"].get<std::size_t>();
    ASSERT_GT(total, 10U) << "more than a page";
    const auto response = examples_room().get("/search.jsonl?q=tag:PGOV");
    EXPECT_EQ(response.header("Content-Disposition"), "attachment; filename=\"telegrams.jsonl\"");
    const std::string lines = whole(response);
    EXPECT_EQ(lines_of(lines), total);
    const auto first = json::parse(lines.substr(0, lines.find('\n')));
    EXPECT_TRUE(first.contains("message"));
    EXPECT_NE(first["citation"].get<std::string>().find("https://archive.example/cable/"),
              std::string::npos);
}

TEST(TakeAway, IsCsvAndTextToo) {
    const std::string csv = whole(examples_room().get("/search.csv?q=lantern"));
    EXPECT_TRUE(csv.starts_with("\"1\",\"")) << csv.substr(0, 40);
    EXPECT_NE(whole(examples_room().get("/search.txt?q=lantern")).find("====="), std::string::npos);
}

TEST(TakeAway, OfNothingIsEmpty) {
    EXPECT_EQ(whole(examples_room().get("/search.jsonl?q=zzzzzz")), "");
}

TEST(Citation, HasAnAddressForEachProgram) {
    const auto bib = examples_room().get("/cable/07ZENDA231.bib");
    EXPECT_TRUE(bib.body.starts_with("@misc{07ZENDA231")) << bib.body;
    EXPECT_EQ(bib.content_type, "application/x-bibtex");
    EXPECT_TRUE(examples_room().page("/cable/07ZENDA231.ris").starts_with("TY  - "));
    const auto csl = json::parse(examples_room().page("/cable/07ZENDA231.csl.json"));
    EXPECT_EQ(csl[0]["URL"], "https://archive.example/cable/07ZENDA231");
    EXPECT_NE(examples_room().page("/cable/07ZENDA231/5.ris").find("SP  - "), std::string::npos);
    EXPECT_EQ(location_of(examples_room().get("/cable/07zenda231.csl.json")),
              "/cable/07ZENDA231.csl.json");
    EXPECT_EQ(location_of(examples_room().get("/cable/07zenda231/5.bib")),
              "/cable/07ZENDA231/5.bib");
}

TEST(UnApi, ListsItsFormatsAndGivesTheRecord) {
    EXPECT_EQ(examples_room().get("/unapi").status, 200);
    const auto formats = examples_room().get("/unapi?id=07ZENDA231");
    EXPECT_EQ(formats.status, 300);
    EXPECT_NE(formats.body.find("<formats id=\"07ZENDA231\">"), std::string::npos);
    EXPECT_EQ(examples_room().page("/unapi?id=07ZENDA231&format=ris"),
              examples_room().page("/cable/07ZENDA231.ris"));
    EXPECT_EQ(examples_room().get("/unapi?id=07ZENDA231&format=marc").status, 406);
    EXPECT_EQ(examples_room().get("/unapi?id=07NOWHERE1&format=ris").status, 404);
}

TEST(UnApi, GivesTheRecordOfAParagraph) {
    EXPECT_EQ(examples_room().page("/unapi?id=07ZENDA231/5&format=ris"),
              examples_room().page("/cable/07ZENDA231/5.ris"));
    EXPECT_EQ(examples_room().get("/unapi?id=07ZENDA231/999&format=ris").status, 404);
}

TEST(UnApi, HasARecordOfEveryTelegramInAList) {
    const std::string server = "<link rel=\"unapi-server\"";
    for (const auto* path : {"/search?q=lantern", "/tags/PREL", "/origins/ZENDA",
                             "/dates/2007/04/17", "/thread/07ZENDA231", "/list?t=07ZENDA231", "/",
                             "/cable/07ZENDA231", "/cable/07ZENDA231/transmitted"}) {
        const std::string page = examples_room().page(path);
        EXPECT_NE(page.find(server), std::string::npos) << path;
        EXPECT_NE(page.find("<abbr class=\"unapi-id\" title=\""), std::string::npos) << path;
    }
    EXPECT_NE(examples_room().page("/list?t=07ZENDA231%2F5").find("title=\"07ZENDA231/5\""),
              std::string::npos);
    EXPECT_NE(examples_room().page("/cable/07ZENDA231/5").find("title=\"07ZENDA231/5\""),
              std::string::npos);
    EXPECT_EQ(examples_room().page("/about/keys").find(server), std::string::npos);
}

TEST(Meta, IsReadByPrograms) {
    const std::string page = examples_room().page("/cable/07ZENDA231");
    for (const auto* part :
         {"<meta name=\"citation_public_url\" "
          "content=\"https://archive.example/cable/07ZENDA231\">",
          "<meta name=\"DC.subject\" content=\"PREL\">", "<meta property=\"og:description\"",
          "<abbr class=\"unapi-id\" title=\"07ZENDA231\">", "type=\"application/x-bibtex\""}) {
        EXPECT_NE(page.find(part), std::string::npos) << part;
    }
    const std::string start = "<script type=\"application/ld+json\">";
    const std::size_t at = page.find(start) + start.size();
    const auto data = json::parse(page.substr(at, page.find("</script>", at) - at));
    EXPECT_EQ(data["@id"], "https://archive.example/cable/07ZENDA231");
    EXPECT_EQ(data["dateSent"], "2007-04-17T14:25:00Z");
}

TEST(Meta, CannotEndItsElementEarly) {
    const auto room = ReadingRoom::of_texts(
        {zenda_telegram(5, "A </script><script>alert(1)</script> & MORE", "1. (U) Text.")});
    const std::string page = room.page(only_telegram(room));
    EXPECT_EQ(page.find("</script><script>alert"), std::string::npos);
    EXPECT_NE(page.find("\\u003c/script"), std::string::npos);
}

}  // namespace
}  // namespace reftel::web
