// SPDX-License-Identifier: AGPL-3.0-or-later
#include <string>

#include <gtest/gtest.h>

#include "web_fixture.h"

namespace reftel::web {
namespace {

void expect_in(const std::string& page, std::string_view part) {
    EXPECT_NE(page.find(part), std::string::npos) << "not in the page: " << part;
}

TEST(TelegramPage, ShowsTheFiveFactsOfThePublisher) {
    const std::string page = examples_room().page("/cable/07ZENDA231");
    expect_in(page, "<dt>Reference ID</dt><dd class=\"num\"><span class=\"id\">07ZENDA231</span>");
    expect_in(page,
              "<dt>Created</dt><dd class=\"num\"><time "
              "datetime=\"2007-04-17T14:25:00Z\">2007-04-17 14:25</time>");
    expect_in(page, "<dt>Released</dt>");
    expect_in(page, "<dt>Classification</dt>");
    expect_in(page, "<dt>Origin</dt><dd><a href=\"/origins/ZENDA\">");
}

TEST(TelegramPage, GivesEachParagraphItsAnchors) {
    const std::string page = examples_room().page("/cable/07ZENDA231");
    for (const std::string_view id : {"p1", "p11", "par5", "para-231-5", "h1"}) {
        expect_in(page, "id=\"" + std::string(id) + "\"");
    }
    expect_in(page, "href=\"/cable/07ZENDA231/5\"");
}

TEST(TelegramPage, TintsCommentsInsideParagraphs) {
    expect_in(examples_room().page("/cable/07ZENDA231"), "<span class=\"inl\">");
}

TEST(TelegramPage, UnderlinesAMendedWord) {
    const auto room = ReadingRoom::of_texts(
        {"P 171425Z APR 07\nFM AMEMBASSY ZENDA\nTO RUEHC/SECSTATE WASHDC PRIORITY 3310\n\n"
         "UNCLAS SECTION 01 OF 02 ZENDA 000009\n\nSIPDIS\n\nE.O. 12958: N/A\nTAGS: PGOV\n"
         "SUBJECT: LAMPS\n\nZENDA 00000009  001.2 OF 002\n\n\n"
         "1. (U) The principles of the Guild are old, and few have read them.\n\n"
         "2. (U) The Guild holds to the principl\n"
         "es of its founders, and to their ladders.\n\nZENDA 00000009  002 OF 002\n\n\n"
         "3. (U) We said nothing about ladders.\n\nRASSENDYLL\n"});
    const std::string page = room.page(only_telegram(room));
    expect_in(page, "<span class=\"mend\" title=\"Broken between two sections as sent\">");
    expect_in(page, "was broken between sections and is mended");
}

TEST(TelegramPage, LinksReferencesHeldAndAbsent) {
    const std::string page = examples_room().page("/cable/07ZENDA231");
    expect_in(page, "href=\"/cable/06STATE186204\"");
    expect_in(page, "href=\"/missing/07ZENDA198\"");
    expect_in(page, "not in this archive");
}

TEST(TelegramPage, ListsBothCopiesWithTheirHashes) {
    const std::string page = examples_room().page("/cable/07ZENDA231");
    expect_in(page, "Copies 2");
    expect_in(page, "/cable/07ZENDA231/witness/2");
}

TEST(TelegramPage, ShowsHashtagsToBeSelected) {
    expect_in(examples_room().page("/cable/07ZENDA231"),
              "<p class=\"cite\"><code>#cablegate #07ZENDA231</code></p>");
}

TEST(TelegramPage, CitesWithThePublicAddress) {
    expect_in(examples_room().page("/cable/07ZENDA231"),
              "April 17, 2007, 07ZENDA231, "
              "https://<wbr>archive.example/<wbr>cable/<wbr>07ZENDA231.");
}

TEST(TelegramPage, LightsTheTitleAndSaysSo) {
    const std::string page = examples_room().page("/cable/07ZENDA231?q=lantern");
    const std::size_t title = page.find("<h1 id=\"title\"");
    const std::size_t end = page.find("</h1>", title);
    EXPECT_NE(page.substr(title, end - title).find("<mark>Lantern</mark>"), std::string::npos)
        << page.substr(title, end - title);
    expect_in(page, "in the title and ");
    expect_in(page, ": <a href=\"#title\">title</a>, ");
}

TEST(TelegramPage, KeepsTheSearchInTheOtherView) {
    const std::string page = examples_room().page("/cable/07ZENDA231?q=lantern&sort=newest");
    expect_in(page, "<a href=\"/cable/07ZENDA231/transmitted?q=lantern&amp;sort=newest\">");
    expect_in(page, "\"/cable/07ZENDA231/transmitted?q=lantern&amp;sort=newest#L");
    const std::string sent =
        examples_room().page("/cable/07ZENDA231/transmitted?q=lantern&sort=newest");
    expect_in(sent, "<a href=\"/cable/07ZENDA231?q=lantern&amp;sort=newest\">");
    expect_in(sent, "<a class=\"no\" href=\"/cable/07ZENDA231?q=lantern&amp;sort=newest#p1\">");
    expect_in(sent, "<mark>");
    EXPECT_EQ(examples_room().page("/cable/07ZENDA231/transmitted").find("?q="), std::string::npos);
}

TEST(TelegramPage, LightsTheWordsOfTheSearchItCameFrom) {
    const std::string page = examples_room().page("/cable/07ZENDA231?q=%22borrowed+match%22");
    expect_in(page, "<mark>borrowed match</mark>");
    expect_in(page, "in 1 paragraph: <a href=\"#p5\">¶ 5</a>");
    EXPECT_EQ(examples_room().page("/cable/07ZENDA231").find("<mark>"), std::string::npos);
}

TEST(TelegramPage, SetsATelegramInCapitalsInSmallLettersAndSaysSo) {
    const std::string page = examples_room().page("/cable/74ZENDA388");
    EXPECT_NE(page.find("He understood that the Coast Guard was changing"), std::string::npos);
    EXPECT_NE(page.find("Sent in capitals. The letters are changed here"), std::string::npos);
    EXPECT_NE(page.find("/cable/74ZENDA388?case=as-sent"), std::string::npos);
    EXPECT_NE(page.find("<span class=\"kw\">END SUMMARY.</span>"), std::string::npos);
    EXPECT_NE(page.find("Ruritania Proposes a Convention on Lighthouses</h1>"), std::string::npos);
}

TEST(TelegramPage, ShowsATelegramInCapitalsAsSent) {
    const std::string page = examples_room().page("/cable/74ZENDA388?case=as-sent&q=lamps");
    EXPECT_NE(page.find("HE UNDERSTOOD THAT THE COAST GUARD WAS CHANGING"), std::string::npos);
    EXPECT_NE(page.find("Sent in capitals, and shown so."), std::string::npos);
    EXPECT_NE(page.find("RURITANIA PROPOSES A CONVENTION ON LIGHTHOUSES</h1>"), std::string::npos);
    EXPECT_NE(page.find("<mark>LAMPS</mark>"), std::string::npos);
}

TEST(TelegramPage, LightsAndQuotesATelegramInCapitals) {
    const std::string page = examples_room().page("/cable/74ZENDA388?q=lamps");
    EXPECT_NE(page.find("<mark>lamps</mark>"), std::string::npos);
    EXPECT_NE(page.find("“FOREIGN MINISTER MARSHAL STRAKENCZ-BIHL SENT"), std::string::npos);
    const std::string text = examples_room().page("/cable/74ZENDA388.txt");
    EXPECT_NE(text.find("COAST GUARD WAS CHANGING"), std::string::npos);
}

TEST(TelegramPage, SetsASubjectInCapitalsInSmallLettersAndSaysSo) {
    const std::string page = examples_room().page("/cable/07ZENDA231");
    EXPECT_NE(page.find(">Lantern Festival Postponed Again; Court,"), std::string::npos);
    EXPECT_NE(page.find("The subject was sent in capitals. Its letters"), std::string::npos);
    const std::string sent = examples_room().page("/cable/07ZENDA231?case=as-sent");
    EXPECT_NE(sent.find(">LANTERN FESTIVAL POSTPONED AGAIN; COURT,"), std::string::npos);
    EXPECT_NE(sent.find("The subject was sent in capitals, and is shown so."), std::string::npos);
    EXPECT_NE(examples_room().page("/cable/07ZENDA231/transmitted").find(">LANTERN FESTIVAL POST"),
              std::string::npos);
}

TEST(TelegramPage, OfSmallLettersSaysNothingOfCase) {
    const ReadingRoom room = ReadingRoom::of_texts({zenda_telegram(9, "A lamp", "It is lit.")});
    EXPECT_EQ(room.page(only_telegram(room)).find("id=\"case\""), std::string::npos);
}

TEST(ParagraphPage, SetsATelegramInCapitalsInSmallLetters) {
    EXPECT_NE(examples_room().page("/cable/74ZENDA388/5").find("the Coast Guard"),
              std::string::npos);
    EXPECT_NE(examples_room().page("/cable/74ZENDA388/5?case=as-sent").find("THE COAST GUARD"),
              std::string::npos);
}

TEST(TelegramPage, HasItsJsonAndItsText) {
    const auto json = examples_room().get("/cable/07ZENDA231.json");
    EXPECT_EQ(json.content_type, "application/json");
    expect_in(json.body, "\"id\": \"07ZENDA231\"");
    const auto text = examples_room().get("/cable/07ZENDA231.txt");
    EXPECT_EQ(text.content_type, "text/plain; charset=utf-8");
    expect_in(text.body, "07ZENDA231");
}

TEST(ParagraphPage, ShowsTheParagraphWithItsCitation) {
    const std::string page = examples_room().page("/cable/07ZENDA231/5");
    expect_in(page, "a borrowed");
    expect_in(page, "para. 5, https://archive.example/cable/07ZENDA231/5");
    expect_in(page, "href=\"/cable/07ZENDA231#p5\"");
}

TEST(TelegramPage, ExplainsTheMarksOfItems) {
    const auto room = ReadingRoom::of_texts(
        {zenda_telegram(1, "LAMPS", "Points:\n\n-- (C) He spoke.\n\n-- (U) He left.")});
    const std::string page = room.page("/cable/07ZENDA1");
    expect_in(page, "<dt>(C)</dt>");
}

TEST(TransmittedPage, NumbersEveryLine) {
    const std::string page = examples_room().page("/cable/08ZENDA140/transmitted");
    expect_in(page, "id=\"L1\"");
    expect_in(page, "data-n=\"12\"");
    EXPECT_EQ(page.find("id=\"L0\""), std::string::npos);
}

TEST(TelegramPage, OfARecordWithoutATextSaysSoAndHasItsDay) {
    const ReadingRoom room =
        ReadingRoom::of_paths({"testdata/telegram/parser/nara_record_without_text.in"});
    const std::string page = room.page("/cable/76ZENDA123");
    EXPECT_NE(page.find("The record holds no text"), std::string::npos);
    EXPECT_NE(page.find("TEXT ON MICROFILM"), std::string::npos);
    EXPECT_NE(page.find("<time datetime=\"1976-03-12\">1976-03-12</time>"), std::string::npos);
    EXPECT_NE(room.page("/dates/1976/03/12").find("76ZENDA123"), std::string::npos);
}

}  // namespace
}  // namespace reftel::web
