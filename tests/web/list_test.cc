// SPDX-License-Identifier: AGPL-3.0-or-later
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/text.h"
#include "web/limits.h"
#include "web/stored_zip.h"
#include "web_fixture.h"

namespace reftel::web {
namespace {

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint32_t out = 0;
    for (std::size_t i = size; i > 0; --i) {
        out = out << 8U | static_cast<unsigned char>(bytes.at(at + i - 1));
    }
    return out;
}

struct Member {
    std::string name;
    std::string bytes;
};

/// Members in the order of the central directory, each read where the directory says it lies.
std::vector<Member> members_of(std::string_view zip) {
    const std::size_t end = zip.size() - 22;
    EXPECT_EQ(number_at(zip, end, 4), 0x06054B50U);
    std::size_t at = number_at(zip, end + 16, 4);
    EXPECT_EQ(at + number_at(zip, end + 12, 4), end) << "the directory ends at the end record";
    std::vector<Member> out;
    for (std::uint32_t i = 0; i < number_at(zip, end + 10, 2); ++i) {
        EXPECT_EQ(number_at(zip, at, 4), 0x02014B50U);
        const std::size_t local = number_at(zip, at + 42, 4);
        const std::size_t name_size = number_at(zip, at + 28, 2);
        EXPECT_EQ(zip.substr(at + 6, 26), zip.substr(local + 4, 26)) << "both say the same";
        out.push_back(
            {std::string(zip.substr(at + 46, name_size)),
             std::string(zip.substr(local + 30 + name_size, number_at(zip, at + 20, 4)))});
        EXPECT_EQ(zip.substr(local + 30, name_size), out.back().name);
        at += 46 + name_size;
    }
    return out;
}

TEST(StoredZip, HoldsWhatWasPutIn) {
    StoredZip zip;
    zip.add("mimetype", "application/epub+zip");
    zip.add("empty", "");
    const std::string bytes = std::move(zip).finish();
    const auto members = members_of(bytes);
    ASSERT_EQ(members.size(), 2U);
    EXPECT_EQ(members[0].bytes, "application/epub+zip");
    EXPECT_EQ(members[1].name, "empty");
    EXPECT_EQ(members[1].bytes, "");
    // Of the bytes "application/epub+zip", as other programs compute it.
    EXPECT_EQ(number_at(bytes, 14, 4), 0x2CAB616FU);
}

TEST(ReadingList, OtherSpellingsLeadToTheCanonicalAddress) {
    const std::map<std::string, std::string> kMoves = {
        {"/list?t=07%20Zenda%20231", "/list?t=07ZENDA231"},
        {"/list?t=07zenda231/5", "/list?t=07ZENDA231%2F5"},
        {"/list?t=07ZENDA231+para+5", "/list?t=07ZENDA231%2F5"},
        {"/list?t=/cable/07ZENDA231/5", "/list?t=07ZENDA231%2F5"},
        {"/list?t=07ZENDA231&t=07ZENDA231", "/list?t=07ZENDA231"},
        {"/list?t=07ZENDA231&t=", "/list?t=07ZENDA231"},
        {"/list?t=", "/list"},
    };
    for (const auto& [from, to] : kMoves) {
        const auto response = examples_room().get(from);
        EXPECT_EQ(response.status, 302) << from;
        EXPECT_EQ(location_of(response), to) << from;
        EXPECT_EQ(examples_room().get(to).status, 200) << to;
    }
}

TEST(ReadingList, NoAddressRedirectsToItself) {
    for (const std::string_view typed :
         {"lamp", "/", "//x", "a/b/c", "http%3A%2F%2Fold.example%2Fx", "07ZENDA231/", "a%20/%20b",
          "07ZENDA77999/3", "%22%3E%3Cscript%3E"}) {
        std::string at = fmt::format("/list?t={}", typed);
        int steps = 0;
        for (auto answer = examples_room().get(at); answer.status == 302 && steps < 4; ++steps) {
            at = location_of(answer);
            answer = examples_room().get(at);
        }
        EXPECT_LT(steps, 3) << typed;
        EXPECT_EQ(examples_room().get(at).status, 200) << at;
    }
}

TEST(ReadingList, PlacesMoveAndGo) {
    const std::map<std::string, std::string> kMoves = {
        {"up=2", "/list?t=07ZENDA77&t=07ZENDA231&t=07ZENDA402"},
        {"down=2", "/list?t=07ZENDA231&t=07ZENDA402&t=07ZENDA77"},
        {"remove=1", "/list?t=07ZENDA77&t=07ZENDA402"},
        {"up=1", "/list?t=07ZENDA231&t=07ZENDA77&t=07ZENDA402"},
        {"down=3", "/list?t=07ZENDA231&t=07ZENDA77&t=07ZENDA402"},
        {"remove=99999999999999999999", "/list?t=07ZENDA231&t=07ZENDA77&t=07ZENDA402"},
    };
    for (const auto& [edit, to] : kMoves) {
        EXPECT_EQ(
            location_of(examples_room().get("/list?t=07ZENDA231&t=07ZENDA77&t=07ZENDA402&" + edit)),
            to)
            << edit;
    }
}

TEST(ReadingList, QuotesAParagraphAndCitesIt) {
    const auto page = examples_room().page("/list?t=07ZENDA231%2F5");
    EXPECT_NE(page.find("Zundholz"), std::string::npos);
    EXPECT_NE(page.find("/cable/07ZENDA231/5"), std::string::npos);
    EXPECT_NE(page.find("name=\"remove\" value=\"1\""), std::string::npos);
}

TEST(ReadingList, MoreThanItHoldsIsRefused) {
    std::string address = "/list?t=1";
    for (std::size_t i = 2; i <= kMaxListedPlaces + 1; ++i) {
        address += fmt::format("&t={}", i);
    }
    EXPECT_EQ(examples_room().get(address).status, 400);
}

TEST(ReadingList, FilesNameEveryPlace) {
    const std::string places = "?t=07ZENDA231%2F5&t=07ZENDA77&t=07ZENDA77999";
    for (const std::string_view form : {"txt", "md", "csv", "bib"}) {
        const auto body = examples_room().page(fmt::format("/list.{}{}", form, places));
        for (const std::string_view id : {"07ZENDA231", "07ZENDA77", "07ZENDA77999"}) {
            EXPECT_NE(body.find(id), std::string::npos) << form << " lacks " << id;
        }
    }
}

TEST(ReadingList, TextHasWholeTelegramsAndTheParagraphAlone) {
    const auto body = examples_room().page("/list.txt?t=07ZENDA231%2F5&t=07ZENDA77");
    EXPECT_NE(body.find("Zundholz"), std::string::npos);
    EXPECT_EQ(body.find("4. "), body.find("4. ", body.find("========")))
        << "paragraph 4 of the first telegram was not collected";
}

TEST(ReadingList, HoldsTheTextOfWholeTelegramsAndItsAddressForPaper) {
    const auto room =
        ReadingRoom::of_texts({zenda_telegram(5, "LAMPS", "Oil is *dear*.\n\n2. (U) So.")});
    const auto page = room.page("/list?t=07ZENDA5");
    EXPECT_NE(page.find("<details class=\"more whole\">"), std::string::npos);
    EXPECT_NE(page.find("Oil is *dear*."), std::string::npos);
    EXPECT_EQ(page.find("id=\"p1\""), std::string::npos) << "two telegrams have a paragraph 1";
    EXPECT_NE(page.find("<p class=\"onpaper\">https://archive.example/list?t=07ZENDA5</p>"),
              std::string::npos);
    const auto markdown = room.page("/list.md?t=07ZENDA5");
    EXPECT_NE(markdown.find("\n1\\. (U) Oil is \\*dear\\*.\n\n2\\. (U) So.\n"), std::string::npos)
        << markdown;
}

TEST(ReadingList, BibliographyKeepsTheParagraph) {
    const auto body =
        examples_room().page("/list.bib?t=07ZENDA231&t=07ZENDA231%2F5&t=07ZENDA231%2F2");
    for (const std::string_view part :
         {"@misc{07ZENDA231,", "@misc{07ZENDA231-5,", "@misc{07ZENDA231-2,", "paragraph 5",
          "/cable/07ZENDA231/5}"}) {
        EXPECT_NE(body.find(part), std::string::npos) << part << "\n" << body;
    }
}

TEST(ReadingList, CellsAreNoFormulas) {
    const auto room = ReadingRoom::of_texts({zenda_telegram(5, "=CMD|A1 \"X\"", "Text.")});
    const auto body = room.page("/list.csv?t=07ZENDA5");
    EXPECT_NE(body.find("\"'=CMD|A1 \"\"X\"\"\""), std::string::npos) << body;
}

TEST(ReadingList, TheBookIsAnEpub) {
    const auto response =
        examples_room().get("/list.epub?t=07ZENDA231%2F5&t=07ZENDA77&t=07ZENDA77999");
    EXPECT_EQ(response.content_type, "application/epub+zip");
    const auto& book = response.body;
    // OCF: the type stands at byte 30, its content at byte 38, stored, without extra field.
    EXPECT_EQ(book.substr(30, 28), "mimetypeapplication/epub+zip");
    EXPECT_EQ(number_at(book, 8, 2), 0U);
    EXPECT_EQ(number_at(book, 28, 2), 0U);
    const auto members = members_of(book);
    ASSERT_EQ(members.size(), 8U);
    EXPECT_EQ(members[1].name, "META-INF/container.xml");
    EXPECT_NE(members[1].bytes.find("full-path=\"" + members[2].name + "\""), std::string::npos);
    const auto& package = members[2].bytes;
    for (std::size_t i = 3; i < members.size(); ++i) {
        const std::string file = members[i].name.substr(std::string_view("book/").size());
        EXPECT_NE(package.find("href=\"" + file + "\""), std::string::npos) << file;
    }
    EXPECT_NE(members[5].bytes.find("Zundholz"), std::string::npos);
    EXPECT_NE(members[7].bytes.find("07ZENDA77999"), std::string::npos);
}

TEST(ReadingList, ShowsNothingThatMayNotBeSeen) {
    const auto room = ReadingRoom::of_texts({zenda_telegram(5, "LAMPS", "Oil is dear.")},
                                            room::Audience::Released);
    for (const std::string_view form : {"", ".txt", ".md", ".csv", ".bib", ".epub"}) {
        const auto body = room.page(fmt::format("/list{}?t=07ZENDA5%2F1", form));
        EXPECT_EQ(to_lower(body).find("lamps"), std::string::npos) << form;
        EXPECT_EQ(body.find("Oil"), std::string::npos) << form;
        EXPECT_NE(body.find("07ZENDA5"), std::string::npos) << form;
    }
}

TEST(Home, ShowsTheLatestReleasesWithTheDayOfTheirRelease) {
    const ReadingRoom unreleased = ReadingRoom::of_texts({zenda_telegram(8, "A LAMP", "Lit.")});
    EXPECT_EQ(unreleased.page("/").find("id=\"h-new\""), std::string::npos);
    const auto cards = examples_room().room().newest_released(50);
    ASSERT_TRUE(cards.has_value());
    ASSERT_FALSE(cards->cards.empty());
    UtcTime before = *cards->cards.front().released;
    for (const auto& card : cards->cards) {
        ASSERT_TRUE(card.released.has_value()) << card.id;
        EXPECT_LE(*card.released, before) << card.id;
        before = *card.released;
    }
    const std::string home = examples_room().page("/");
    const std::string section = home.substr(home.find("id=\"h-new\""));
    const std::size_t first = section.find("<time datetime=\"");
    EXPECT_EQ(section.substr(first + 16, 10), to_string(cards->cards.front().released->date()));
}

}  // namespace
}  // namespace reftel::web
