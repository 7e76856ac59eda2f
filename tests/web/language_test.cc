// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/language.h"

#include <gtest/gtest.h>

#include "web_fixture.h"

namespace reftel::web {
namespace {

const Language& french() {
    return *Language::find("fr");
}

TEST(Language, IsFoundByItsTag) {
    EXPECT_EQ(Language::find("FR-ca"), &french());
    EXPECT_EQ(Language::find("en_GB"), &Language::english());
    EXPECT_EQ(Language::find("tlh"), nullptr);
    EXPECT_EQ(Language::find(""), nullptr);
}

TEST(Language, IsTheOneThatTheBrowserPrefers) {
    EXPECT_EQ(Language::accepted("fr-CH, fr;q=0.9, en;q=0.8"), &french());
    EXPECT_EQ(Language::accepted("de, en;q=0.5, fr;q=0.7"), &french());
    EXPECT_EQ(Language::accepted("en;q=1.0,fr;q=0.9"), &Language::english());
    EXPECT_EQ(Language::accepted("fr;q=0"), nullptr);
    EXPECT_EQ(Language::accepted("*"), nullptr);
    EXPECT_EQ(Language::accepted(""), nullptr);
}

TEST(Language, WritesDates) {
    EXPECT_EQ(Language::english().date({2009, 3, 12}), "12 March 2009");
    EXPECT_EQ(Language::english().short_date({2009, 3, 12}), "12 Mar 2009");
    EXPECT_EQ(french().date({2009, 3, 12}), "12 mars 2009");
    EXPECT_EQ(french().date({2009, 8, 1}), "1er août 2009");
    EXPECT_EQ(french().month_of(2009, 2), "février 2009");
    EXPECT_EQ(french().month(13), "");
}

TEST(Language, WritesCounts) {
    EXPECT_EQ(Language::english().grouped(7), "7");
    EXPECT_EQ(Language::english().grouped(251'287), "251,287");
    EXPECT_EQ(Language::english().counted(Text::Telegrams, 0), "0 telegrams");
    EXPECT_EQ(Language::english().counted(Text::Telegrams, 1), "1 telegram");
    EXPECT_EQ(Language::english().counted(Text::Telegrams, 1'200), "1,200 telegrams");
    EXPECT_EQ(french().counted(Text::Telegrams, 0), "0 télégramme");
    EXPECT_EQ(french().counted(Text::Telegrams, 1'200), "1\u202f200 télégrammes");
}

TEST(Language, WritesBriefCounts) {
    EXPECT_EQ(Language::english().brief(999), "999");
    EXPECT_EQ(Language::english().brief(1'234), "1.2k");
    EXPECT_EQ(Language::english().brief(56'310), "56k");
    EXPECT_EQ(Language::english().brief(1'300'000), "1.3M");
    EXPECT_EQ(Language::english().brief(1'996), "2.0k");
    EXPECT_EQ(Language::english().brief(9'960), "10k");
    EXPECT_EQ(Language::english().brief(17'969), "18k");
    EXPECT_EQ(Language::english().brief(999'499), "999k");
    EXPECT_EQ(Language::english().brief(999'500), "1.0M");
    EXPECT_EQ(french().brief(1'234), "1,2k");
}

TEST(Language, PutsMarkupIntoItsTextsAndEscapesTheRest) {
    const Html out = Language::english().markup(Text::HasNoParagraph, html("<b>x</b>"), "<5>");
    EXPECT_EQ(out.string(), "Telegram <b>x</b> has no paragraph &lt;5&gt;.");
}

http::Request request_for(std::string_view target) {
    http::Request request;
    EXPECT_TRUE(http::parse_target(target, request));
    request.method = "GET";
    request.target = target;
    return request;
}

TEST(Language, OfAPageIsTheBrowsersUnlessOneWasChosen) {
    http::Request request = request_for("/dates");
    request.headers = {{"accept-language", "fr"}};
    const auto french_page = examples_room().app().handle(request);
    EXPECT_NE(french_page.body.find("<html lang=\"fr\">"), std::string::npos);
    EXPECT_EQ(french_page.header("Content-Language"), "fr");
    EXPECT_NE(french_page.header("Vary").find("Accept-Language"), std::string::npos);
    request.headers.emplace_back("cookie", "theme=x; lang=en");
    const auto english_page = examples_room().app().handle(request);
    EXPECT_NE(english_page.body.find("<html lang=\"en\">"), std::string::npos);
}

std::string french_page_of(const ReadingRoom& room, std::string_view target) {
    http::Request request = request_for(target);
    request.headers = {{"accept-language", "fr"}};
    return room.app().handle(request).body;
}

TEST(Language, OfWhatIsInEnglishIsMarkedOnAPageInAnother) {
    const std::string telegram = french_page_of(examples_room(), "/cable/07ZENDA231");
    for (const auto* words :
         {"External political relations", "Not to be shown to foreign nationals.",
          "The Lamplighters&#39; Guild Declines the Match", "NSC: National Security Council",
          "Lantern Festival Postponed Again; Court, Guild and Islands All Relieved and All "
          "Offended</span></h1>"}) {
        EXPECT_NE(telegram.find("<span lang=\"en\">" + std::string(words)), std::string::npos)
            << words;
    }
    EXPECT_NE(telegram.find("<p class=\"txt\"><span lang=\"en\">"), std::string::npos);
    const std::string caption = french_page_of(examples_room(), "/captions/NOFORN");
    EXPECT_NE(caption.find("<span lang=\"en\">Not to be shown"), std::string::npos);
    const std::string found = french_page_of(examples_room(), "/search?q=lantern");
    EXPECT_NE(found.find("<code>PREL</code> <span lang=\"en\">External"), std::string::npos);
    const std::string english = examples_room().page("/cable/07ZENDA231");
    EXPECT_EQ(english.find("<span lang=\"en\">"), std::string::npos);
}

TEST(Language, IsChosenByAnAddressThatLeadsBack) {
    const auto response = examples_room().get("/language/fr?back=%2Fsearch%3Fq%3Dlantern");
    EXPECT_EQ(response.status, 303);
    EXPECT_EQ(response.header("Location"), "/search?q=lantern");
    EXPECT_EQ(response.header("Set-Cookie"),
              "lang=fr; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly");
    for (const auto* elsewhere : {"//evil.example", "https%3A%2F%2Fevil.example", "/..%2Fx"}) {
        const auto kept = examples_room().get("/language/fr?back=" + std::string(elsewhere));
        EXPECT_EQ(kept.header("Location"), "/") << elsewhere;
    }
    EXPECT_EQ(examples_room().get("/language/tlh").status, 404);
}

}  // namespace
}  // namespace reftel::web
