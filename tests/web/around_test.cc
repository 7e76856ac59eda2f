// SPDX-License-Identifier: AGPL-3.0-or-later

// What hangs on a telegram's page: its thread, the results around it, its copies, what is missing.

#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "room/maintenance.h"
#include "web_fixture.h"

namespace reftel::web {
namespace {

using nlohmann::json;

void expect_in(const std::string& page, std::string_view part) {
    EXPECT_NE(page.find(part), std::string::npos) << "not in the page: " << part;
}
void expect_not_in(const std::string& page, std::string_view part) {
    EXPECT_EQ(page.find(part), std::string::npos) << "in the page: " << part;
}

TEST(ThreadPage, DrawsAndListsTheSameTelegrams) {
    const std::string page = examples_room().page("/thread/07ZENDA231");
    const auto data = json::parse(examples_room().page("/thread/07ZENDA231.json"));
    ASSERT_GT(data["telegrams"].size(), 5U);
    const std::string drawing = page.substr(0, page.find("</svg>"));
    const std::string list = page.substr(page.find("class=\"seq\""));
    for (const auto& telegram : data["telegrams"]) {
        const std::string id = telegram["id"];
        const std::string link =
            (telegram["held"].get<bool>() ? "href=\"/cable/" : "href=\"/missing/") + id + "\"";
        expect_in(drawing, link);
        expect_in(list, link);
    }
    expect_in(drawing, "class=\"ring\"");
    expect_in(drawing, "class=\"miss\"");
    expect_in(page, "role=\"region\"");
    expect_in(list, "cites <a href=\"/cable/06STATE186204\">06STATE186204</a>");
    expect_in(list, "<span class=\"ttl\"><a href=\"/cable/07ZENDA231\">");
}

TEST(ThreadPage, GoesFurtherWhenAsked) {
    const auto near = json::parse(examples_room().page("/thread/07ZENDA231.json?steps=1"));
    const auto far = json::parse(examples_room().page("/thread/07ZENDA231.json?steps=8"));
    EXPECT_LT(near["telegrams"].size(), far["telegrams"].size());
    EXPECT_GT(near["further"].get<int>(), 0);
    EXPECT_EQ(json::parse(examples_room().page("/thread/07ZENDA231.json?steps=99"))["steps"], 8);
    EXPECT_EQ(json::parse(examples_room().page("/thread/07ZENDA231.json?steps=x"))["steps"], 2);
}

TEST(ThreadPage, IsAFeedOfWhatIsHeld) {
    const auto feed = json::parse(examples_room().page("/thread/07ZENDA231.feed.json"));
    const auto thread = json::parse(examples_room().page("/thread/07ZENDA231.json"));
    std::size_t held = 0;
    for (const auto& telegram : thread["telegrams"]) {
        held += telegram["held"].get<bool>() ? 1 : 0;
    }
    EXPECT_EQ(feed["items"].size(), held);
    EXPECT_EQ(examples_room().get("/thread/07ZENDA231.atom").status, 200);
}

TEST(ThreadPage, OfATelegramThatIsNotHeldIsThereWhenItIsCited) {
    expect_in(examples_room().page("/thread/07ZENDA198"), "07STRELSAU41");
    EXPECT_EQ(examples_room().get("/thread/07ZENDA77999").status, 404);
    EXPECT_EQ(examples_room().get("/thread/lamp").status, 404);
    EXPECT_EQ(location_of(examples_room().get("/thread/07zenda000231.json")),
              "/thread/07ZENDA231.json");
    EXPECT_EQ(examples_room().get("/thread/08TESSARINE64").status, 200);
}

TEST(ThreadPage, OfALonelyTelegramSaysSo) {
    expect_in(examples_room().page("/thread/05ZENDA601"),
              "05ZENDA601 cites no telegram, and none here cites it.");
}

class ClosedAround : public ::testing::Test {
 protected:
    void release(std::string_view id) {
        room::Decision decision;
        decision.kind = room::Decision::Kind::Release;
        decision.id = id;
        decision.reason = "as agreed";
        ASSERT_TRUE(room::decide(room_.archive(), decision, kNow));
    }

    ReadingRoom room_ = ReadingRoom::of_texts(
        {zenda_telegram(1, "XANADU FIRST", "The first of XANADU.", "06 ZENDA 8"),
         zenda_telegram(2, "LAMPS", "An open text.", "A. ZENDA 1\nB. 06 ZENDA 9"),
         zenda_telegram(3, "XANADU AGAIN", "XANADU once more.", "ZENDA 2")});
};

TEST_F(ClosedAround, NothingClosedIsShownNamedOrCounted) {
    release("07ZENDA2");
    room_.open_again(room::Audience::Released);
    for (const std::string_view target :
         {"/thread/07ZENDA2", "/thread/07ZENDA2.json?steps=8", "/thread/07ZENDA2.atom", "/missing",
          "/missing.json", "/missing/06ZENDA9", "/missing/06ZENDA9.txt", "/cable/07ZENDA2?q=open",
          "/cable/07ZENDA2/witnesses", "/cable/07ZENDA3/witnesses", "/thread/07ZENDA3",
          "/thread/07ZENDA1"}) {
        expect_not_in(to_lower(room_.get(target).body), "xanadu");
    }
    const std::string thread = room_.page("/thread/07ZENDA2.json");
    expect_not_in(thread, "07ZENDA3");  // closed, and nothing open names it
    const auto data = json::parse(thread);
    ASSERT_EQ(data["telegrams"].size(), 3U);
    // The closed one that is cited and the one that is not held differ in their numbers alone.
    auto closed =
        data["telegrams"][1]["id"] == "07ZENDA1" ? data["telegrams"][1] : data["telegrams"][2];
    auto absent = data["telegrams"][0];
    EXPECT_EQ(absent["id"], "06ZENDA9");
    EXPECT_EQ(closed["held"], absent["held"]);
    for (auto* const one : {&closed, &absent}) {
        one->erase("id");
        one->erase("sent");
    }
    EXPECT_EQ(closed, absent);
    EXPECT_EQ(room_.get("/thread/07ZENDA3").status, 403);
    EXPECT_EQ(room_.get("/cable/07ZENDA3/witnesses").status, 403);
}

TEST(MissingList, HasTheMostCitedFirst) {
    const auto all = json::parse(examples_room().page("/missing.json"));
    ASSERT_GT(all["total"].get<std::size_t>(), 5U);
    EXPECT_EQ(all["missing"][0]["cited_by"], 2);
    const std::string page = examples_room().page("/missing");
    expect_in(page, "href=\"/missing/07ZENDA198\"");
    expect_not_in(page, "href=\"/missing/07ZENDA231\"");
}

TEST(MissingList, OfAnArchiveThatLacksNothingSaysSo) {
    const auto room = ReadingRoom::of_texts({zenda_telegram(1, "LAMPS", "An open text.")});
    expect_in(room.page("/missing"), "Every telegram that is cited here is held.");
}

TEST(MissingPage, SaysWhoCitesItInWhichWordsAndWhenItWasSent) {
    const std::string page = examples_room().page("/missing/07ZENDA198");
    expect_in(page, "href=\"/cable/07STRELSAU41\"");
    expect_in(page, "<q>");
    expect_in(page, "Sent between ");
    expect_in(page, "href=\"/cable/07ZENDA231\"");
    expect_in(page, "href=\"/thread/07ZENDA198\"");
    const auto data = json::parse(examples_room().page("/missing/07ZENDA198.json"));
    EXPECT_LT(data["sent"]["from"].get<std::string>(), data["sent"]["until"].get<std::string>());
}

TEST(MissingPage, OfOneThatOnlyATextNamesLeadsToTheText) {
    const auto room = ReadingRoom::of_texts(
        {zenda_telegram(2, "A LAMP", "The lamp of Zenda 77 is out, as before.")});
    const std::string page = room.get("/missing/07ZENDA77").body;
    expect_in(page, "and no REF line cites it.");
    expect_in(page, ">The text of 1 telegram may name it.</a>");
    expect_in(room.page("/search?q=%22zenda%2077%22%20date%3A2007..2008"), "<h1>1 telegram</h1>");
    expect_in(page, "href=\"/search?q=%22zenda%2077%22%20date%3A2007..2008\"");
    expect_not_in(room.get("/missing/07ZENDA78").body, "may name it");
}

TEST(MissingPage, LinksTheOriginWhenTelegramsOfItAreHeld) {
    expect_in(examples_room().page("/missing/07ZENDA198"), "href=\"/origins/ZENDA\"");
    const auto room = ReadingRoom::of_texts(
        {zenda_telegram(5, "LAMPS", "1. (U) Oil is dear.", "07 STRELSAU 12")});
    expect_not_in(room.get("/missing/07STRELSAU12").body, "href=\"/origins/STRELSAU\"");
    EXPECT_NE(room.get("/missing/07STRELSAU12").body.find("number 12"), std::string::npos);
}

TEST(MissingPage, DraftsARequest) {
    const auto response = examples_room().get("/missing/07ZENDA198.txt");
    EXPECT_EQ(response.content_type, "text/plain; charset=utf-8");
    expect_in(response.body, "Telegram 198 of 2007 from ZENDA");
    expect_in(response.body, "07STRELSAU41");
}

TEST(Arrival, LeadsFromResultToResultAndBack) {
    const auto room = ReadingRoom::of_texts({zenda_telegram(1, "LAMPS", "A lamp in one."),
                                             zenda_telegram(2, "LAMPS", "A lamp in two."),
                                             zenda_telegram(3, "LAMPS", "A lamp in three.")});
    const std::string list = room.page("/search?q=lamp&sort=mrn");
    expect_in(list, "href=\"/cable/07ZENDA2?q=lamp&amp;sort=mrn\"");
    const std::string page = room.page("/cable/07ZENDA2?q=lamp&sort=mrn");
    expect_in(page, "Result 2 of 3.");
    expect_in(page, "href=\"/cable/07ZENDA1?q=lamp&amp;sort=mrn\" rel=\"prev\"");
    expect_in(page, "href=\"/cable/07ZENDA3?q=lamp&amp;sort=mrn\" rel=\"next\"");
    expect_in(page, "href=\"/search?q=lamp&amp;sort=mrn\"");
    expect_in(page, "value=\"lamp\"");
    const std::string first = room.page("/cable/07ZENDA1?q=lamp&sort=mrn");
    expect_not_in(first, "rel=\"prev\"");
    expect_in(first, "rel=\"next\"");
}

TEST(Arrival, WorksForAQueryThatLightsNothing) {
    const std::string page = examples_room().page("/cable/07ZENDA231?q=from:zenda");
    expect_in(page, "Result ");
    expect_in(page, "class=\"clear\"");
    expect_not_in(page, "<mark>");
}

TEST(Arrival, OfATelegramThatIsNoResultSaysNothingOfAPlace) {
    const std::string page = examples_room().page("/cable/07ZENDA231?q=from:state");
    expect_not_in(page, "Result ");
    expect_in(page, "Back to results");
    expect_not_in(examples_room().page("/cable/07ZENDA231"), "litbar");
}

TEST(TelegramPageAround, LeadsToTheTelegramsSentBeforeAndAfter) {
    const std::string page = examples_room().page("/cable/07ZENDA231");
    expect_in(page, "Sent before it: ");
    expect_in(page, "Sent after it: ");
    expect_in(page, "href=\"/thread/07ZENDA231\"");
}

TEST(WitnessesPage, ShowsWhatDiffersBetweenTwoCopies) {
    const std::string page = examples_room().page("/cable/07ZENDA231/witnesses");
    expect_in(page, "<ins>");
    expect_in(page, "<del>");
    expect_in(page, "Copy 1");
    const auto data = json::parse(examples_room().page("/cable/07ZENDA231/witnesses.json"));
    EXPECT_EQ(data["witnesses"], 2);
    EXPECT_FALSE(data["comparison"]["differences"].empty());
    expect_in(examples_room().page("/cable/07ZENDA231"), "href=\"/cable/07ZENDA231/witnesses\"");
}

TEST(WitnessesPage, TakesAnyPairAndRefusesWhatIsNotThere) {
    const auto same = json::parse(examples_room().page("/cable/07ZENDA231/witnesses.json?a=2&b=2"));
    EXPECT_TRUE(same["comparison"]["differences"].empty());
    expect_in(examples_room().page("/cable/07ZENDA231/witnesses?a=1&b=7"),
              "These two cannot be compared here.");
    expect_in(examples_room().page("/cable/07ZENDA77/witnesses"),
              "Only one source gave this telegram.");
}

TEST(Glossary, SpellsOutWhatOccursInTheTelegram) {
    const auto room = ReadingRoom::of_texts(
        {zenda_telegram(1, "LAMPS", "PolOff met the IAEA and NATO on TIP. The NGOs did not.")});
    const std::string page = room.page("/cable/07ZENDA1");
    expect_in(page, "<abbr title=\"political officer\">PolOff</abbr>");
    expect_in(page, "<dt>NATO</dt><dd>North Atlantic Treaty Organization</dd>");
    expect_in(page, "<dt>(U)</dt><dd>Unclassified (portion mark)</dd>");
}

TEST(Glossary, ExplainsWhatHeldAtTheDateOfTheTelegram) {
    std::string text = zenda_telegram(1, "LAMPS", "The lamps of UNAMI are lit.");
    expect_in(ReadingRoom::of_texts({text}).page("/cable/07ZENDA1"),
              "<abbr title=\"United Nations");
    text.replace(text.find("APR 07"), 6, "APR 99");
    expect_not_in(ReadingRoom::of_texts({text}).page("/cable/99ZENDA1"),
                  "<abbr title=\"United Nations");
}

/// A telegram of a post that the table of origins knows, in 1976.
std::string of_post(std::string_view post, std::string_view captions, std::string_view text) {
    return fmt::format(
        "R 171425Z JAN 76\nFM AMEMBASSY {}\nTO SECSTATE WASHDC 3310\n\nS E C R E T {} "
        "0577\n\n{}\n\nTAGS: PFOR, NI\nSUBJECT: LAMPS\n\n1. {}\n\nRASSENDYLL\n",
        post, post, captions, text);
}

TEST(Glossary, NamesTheGovernmentOfThePostIfTheLetterFits) {
    const std::string page =
        ReadingRoom::of_texts({of_post("TEHRAN", "", "THE GOI AND THE GOP LIT A LAMP.")})
            .page("/cable/76TEHRAN577");
    expect_in(page, "<dt>GOI</dt><dd>Government of Iran</dd>");
    expect_not_in(page, "<dt>GOP</dt>");
    expect_not_in(page, "Government of ...");
}

TEST(Sender, IsNamedAsTheTelegramSays) {
    const auto room = ReadingRoom::of_texts({of_post("LAGOS", "EXDIS 5\nQUOTE", "A LAMP.")});
    const std::string page = room.page("/cable/76LAGOS577");
    expect_in(page, "Embassy Lagos");
    expect_not_in(page, "Consulate Lagos");
    expect_in(page, "caption%3A%22EXDIS%22\">EXDIS 5</a>");
    expect_not_in(page, "caption%3A%22QUOTE");
    expect_in(room.page("/countries"), "<a class=\"v\" href=\"/countries/NI\">Nigeria</a>");
    expect_in(room.page("/search?q=lamps"), "<code>NI</code> Nigeria");
    expect_in(room.page("/tags"), "<code>NI</code> Nigeria");
}

TEST(Transmitted, TiesLinesToTheParagraphReadFromThem) {
    const std::string page = examples_room().page("/cable/09SANDERLING88/transmitted");
    expect_in(page, "id=\"t2\" data-p=\"2\"");
    expect_in(page, "class=\"pin\" href=\"#t2\"");
}

}  // namespace
}  // namespace reftel::web
