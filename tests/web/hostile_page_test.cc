// SPDX-License-Identifier: AGPL-3.0-or-later
#include <string>

#include <gtest/gtest.h>

#include "web_fixture.h"

namespace reftel::web {
namespace {

constexpr std::string_view kScript = "<SCRIPT>ALERT(1)</SCRIPT>";
constexpr std::string_view kQuote = "\"><IMG SRC=X ONERROR=ALERT(1)>'";

void expect_harmless(const std::string& page, std::string_view where) {
    EXPECT_EQ(page.find("<SCRIPT"), std::string::npos) << where;
    EXPECT_EQ(page.find("<IMG"), std::string::npos) << where;
    // Ours are the only two: the page's script, and data that is never run.
    for (std::size_t at = page.find("<script"); at != std::string::npos;
         at = page.find("<script", at + 1)) {
        const std::string_view rest = std::string_view(page).substr(at);
        EXPECT_TRUE(rest.starts_with("<script src=\"/assets/room.") ||
                    rest.starts_with("<script type=\"application/ld+json\">{\"@context\""))
            << where;
        const std::string_view element = rest.substr(0, rest.find("</script>"));
        EXPECT_EQ(element.rfind('<'), 0U) << where;
    }
    EXPECT_EQ(page.find("style="), std::string::npos) << where;
    EXPECT_EQ(page.find("javascript:"), std::string::npos) << where;
}

std::string hostile_telegram() {
    const std::string script(kScript);
    const std::string quote(kQuote);
    return "P R 171425Z APR 07 ZDK" + script + "\nFM AMEMBASSY ZENDA" + script +
           "\nTO RUEHC/SECSTATE WASHDC" + quote + " PRIORITY 3310\nINFO RUEHZS/AMCONSUL " + script +
           "\n\nUNCLAS ZENDA 000666\n\nSIPDIS\n" + script + "\n\nSTATE FOR " + quote +
           "\n\nE.O. 12958: " + script + "\nTAGS: PGOV, " + quote + "\nSUBJECT: " + script + quote +
           "\n\nREF: A. " + script + "\n     B. ZENDA 77" + quote + "\n\n1. (U) " + script +
           " COMMENT: " + quote + " END COMMENT. See ref A" + quote + "\n\n" + script + "\n\n2. (" +
           script + ") text\n\nRASSENDYLL" + script + "\n";
}

TEST(HostileTelegram, IsTextOnEveryPage) {
    const auto room = ReadingRoom::of_texts({hostile_telegram()});
    const std::string telegram = only_telegram(room);
    for (const std::string_view below : {"", "?q=alert", "/1", "/2", "/transmitted"}) {
        expect_harmless(room.get(telegram + std::string(below)).body, below);
    }
    for (const std::string_view target : {"/", "/search?q=alert", "/search?q=", "/dates/2007",
                                          "/tags", "/origins", "/stats", "/dates/2007/04/17"}) {
        expect_harmless(room.page(target), target);
    }
}

TEST(HostileQuery, IsTextOnEveryPage) {
    const std::string encoded = http::percent_encode(std::string(kScript) + std::string(kQuote));
    for (const std::string path :
         {"/search?q=", "/search?q=tag:", "/search?q=lamp+", "/search?q=clas:",
          "/cable/07ZENDA231?q=", "/search?sort=newest&q=", "/cable/07ZENDA231?q=lamp+OR+"}) {
        expect_harmless(examples_room().get(path + encoded).body, path);
    }
    for (const std::string path : {"/", "/cable/", "/tags/", "/origins/", "/missing/", "/dates/",
                                   "/cable/07ZENDA231/", "/assets/"}) {
        const auto response = examples_room().get(path + encoded);
        expect_harmless(response.body, path);
        EXPECT_GE(response.status, 300) << path;
    }
}

TEST(HostileMessage, OfAnyBytesGivesAPage) {
    std::string text;
    for (int i = 0; i < 800; ++i) {
        text += "The lamps are lit, all of them.\n";
    }
    std::string bytes = zenda_telegram(5, "LAMPS", text);
    for (int i = 0x10; i < 256; ++i) {
        bytes.insert(bytes.size() - 12, 1, static_cast<char>(i));
    }
    const auto room = ReadingRoom::of_texts({bytes});
    const std::string telegram = only_telegram(room);
    for (const std::string_view below : {"", "/transmitted"}) {
        const std::string page = room.page(telegram + std::string(below));
        EXPECT_EQ(page.find('\x01'), std::string::npos) << below;
        EXPECT_EQ(page.find('\x1b'), std::string::npos) << below;
    }
}

TEST(HostileMessage, ThatIsVeryLongGivesAPageThatEnds) {
    std::string text;
    for (int i = 2; i < 400; ++i) {
        text += "\n\n" + std::to_string(i) + ". (U) " + std::string(8'000, 'a') + " ref A.";
    }
    const auto room = ReadingRoom::of_texts({zenda_telegram(6, "LONG", text, "A. ZENDA 5")});
    const auto response = room.get("/cable/07ZENDA6?q=a*");
    EXPECT_EQ(response.status, 200);
    EXPECT_NE(response.body.find("too long for a page"), std::string::npos);
}

}  // namespace
}  // namespace reftel::web
