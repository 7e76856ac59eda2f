// SPDX-License-Identifier: AGPL-3.0-or-later

// Finding: the page of results, and pages to browse by.

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "search/query.h"
#include "search/query_fields.h"
#include "web/query_wording.h"
#include "web/sparkline.h"
#include "web_fixture.h"

namespace reftel::web {
namespace {

bool has(const std::string& page, std::string_view part) {
    return page.find(part) != std::string::npos;
}

nlohmann::json json_at(std::string_view target) {
    return nlohmann::json::parse(examples_room().page(target));
}

std::string meaning_in(std::string_view tag, std::string_view typed) {
    const auto query = search::parse_query(typed);
    std::string out;
    for (const auto& clause : query.clauses) {
        out += meaning_of(*Language::find(tag), query, clause) + "; ";
    }
    for (const auto& issue : query.issues) {
        out += issue_of(*Language::find(tag), query, issue);
    }
    return out;
}

TEST(QueryWording, SaysWhatTheQueryMeansInTheLanguageOfThePage) {
    EXPECT_EQ(meaning_in("fr", "lamp \"legal policy\" tag:PHUM"),
              "le mot lamp, dans l’objet ou le texte; l’expression legal policy, dans l’objet ou "
              "le texte; avec le TAG PHUM (Human rights); ");
    EXPECT_EQ(meaning_in("fr", "date:2009-03-01..2009-08-12 -has:summary from:zenda*"),
              "envoyé du 1er mars 2009 au 12 août 2009; sans un résumé; avec une origine qui "
              "commence par ZENDA; ");
    EXPECT_EQ(meaning_in("fr", "clas:secret"),
              "Lu sans `clas:secret`\u00a0: il n’y a pas de champ «\u00a0clas\u00a0». "
              "Vouliez-vous dire class:secret\u00a0?");
}

TEST(QueryWording, SaysInEnglishWhatTheCommandLineSays) {
    for (const std::string_view typed :
         {"oil gas -coal", "(oil OR \"legal pol*\") NEAR/3 gas", "*stan* k*n subject:x~",
          "class:<=secret mark:s..ts", "date:2009 date:2009-03 date:>2008 date:<2009",
          "from:zenda~ tag:P* -(a b)", "has:summary is:partial -is:undated", "\"open", "a ) NEAR/x",
          "precedence:x class:blue date:2009-13 sort:up is:lost"}) {
        const auto query = search::parse_query(typed);
        for (const auto& clause : query.clauses) {
            EXPECT_EQ(meaning_of(Language::english(), query, clause), clause.meaning) << typed;
        }
        for (const auto& issue : query.issues) {
            EXPECT_EQ(issue_of(Language::english(), query, issue), search::describe(query, issue))
                << typed;
        }
    }
}

TEST(SearchPage, OffersOtherSpellings) {
    std::vector<std::string> texts{zenda_telegram(1, "LAMPS", "The lamq was lit.")};
    for (unsigned i = 2; i < 24; ++i) {
        texts.push_back(zenda_telegram(i, "LAMPS", "The lamp was lit."));
    }
    const auto room = ReadingRoom::of_texts(texts);
    const std::string page = room.page("/search?q=lamq+date%3A2007&sort=newest");
    EXPECT_TRUE(has(page, "Did you mean <a href=\"/search?q=lamp+date%3A2007&amp;sort=newest\">") ||
                has(page, "Did you mean <a href=\"/search?q=lamp%20date%3A2007&amp;sort=newest\">"))
        << page;
    EXPECT_TRUE(has(page, "That finds 22 telegrams."));
}

TEST(SearchPage, SaysWhatIsFoundWithoutEachPartWhenNothingIs) {
    const std::string page = examples_room().page("/search?q=ladder+date%3A1801");
    EXPECT_TRUE(has(page, "No telegram here fits all of the query."));
    EXPECT_TRUE(has(page, "Without <code>date:1801</code></a>: "));
    EXPECT_TRUE(has(page, "Without <code>ladder</code>: 0 telegrams"));
    const auto json = json_at("/search.json?q=ladder+date%3A1801");
    EXPECT_GT(json["clauses"][1]["telegrams_without"], 0);
}

TEST(SearchPage, TakesAnExclusionBackWhenNothingIsLeft) {
    const std::string page = examples_room().page("/search?q=lamp+tag:XXXX+-class:secret");
    EXPECT_TRUE(has(page, "<h1>0 telegrams</h1>"));
    EXPECT_TRUE(has(page, R"(<h2 id="f-class">)"));
    EXPECT_TRUE(
        has(page, R"(<a class="v" href="/search?q=lamp%20tag%3AXXXX" aria-current="true")"));
}

TEST(SearchPage, NarrowsByAddresseesAndTakesThemBack) {
    const std::string page = examples_room().page("/search?q=lamp");
    EXPECT_TRUE(has(page, "<h2 id=\"f-to\">To (action)</h2>"));
    EXPECT_TRUE(has(page, "/search?q=lamp%20to%3ASTATE") || has(page, "/search?q=lamp+to%3ASTATE"));
    const std::string chosen = examples_room().page("/search?q=lamp+to%3Asecstate");
    EXPECT_TRUE(has(chosen, "<a class=\"v\" href=\"/search?q=lamp\" aria-current=\"true\""));
    const std::string without = examples_room().page("/search?q=lamp+-tag%3APGOV");
    EXPECT_TRUE(has(without,
                    "aria-current=\"true\" title=\"Chosen; follow to remove\">not "
                    "<code>PGOV</code>"));
}

TEST(SearchPage, HasBarsOfTheUnitThatFitsOrIsAskedFor) {
    const std::string years = examples_room().page("/search?q=lamp");
    EXPECT_TRUE(has(years, "<li data-period=\"2005..2009\">")) << "one row has no place for 37";
    EXPECT_TRUE(has(years, "<li data-period=\"1980..1984\"><span class=\"none\">"));
    EXPECT_FALSE(has(years, "unit=month")) << "nor for their months";
    const std::string five = examples_room().page("/search?q=lamp+date%3A2005..2009");
    EXPECT_TRUE(has(five, "<li data-period=\"2007\">"));
    EXPECT_FALSE(has(five, "<li data-period=\"2004\">"));
    const std::string months = examples_room().page("/search?q=lamp+date%3A2007");
    EXPECT_TRUE(has(months, "<li data-period=\"2007-04\">"));
    EXPECT_TRUE(has(months, "<span class=\"none\">")) << "a month without has its place";
    EXPECT_TRUE(has(months, "name=\"from\" value=\"2007-01-01\""));
    EXPECT_TRUE(has(months, "name=\"to\" value=\"2007-12-31\""));
    EXPECT_TRUE(has(months, " 2007<span class=\"vh\"></span>"))
        << "the first month of a year has its name";
    const std::string asked = examples_room().page("/search?q=lamp+date%3A2007&unit=year");
    EXPECT_TRUE(has(asked, "<li data-period=\"2007\">"));
    const auto json = json_at("/search.json?q=lamp&unit=month");
    EXPECT_EQ(json["histogram"]["unit"], "month");
    EXPECT_GT(json["histogram"]["telegrams"]["2007-04"], 0);
    EXPECT_EQ(json_at("/search.json?q=lamp")["histogram"]["unit"], "year");
}

TEST(SearchPage, SaysTheCountOfABarInItsNumber) {
    const std::string page = examples_room().page("/search?q=lamp");
    EXPECT_TRUE(has(page, R"(<b>1<span class="vh"> telegram in </span></b>)"));
    EXPECT_TRUE(has(page, R"(<span class="vh"> telegrams in </span></b>)"));
}

TEST(SearchPage, TakesASpanOfBarsAsTheFormGivesIt) {
    EXPECT_EQ(location_of(examples_room().get("/search?q=lamp&from=2006&to=2008")),
              location_of(examples_room().get("/search?q=lamp&from=2006&to=2008&sort=")));
    EXPECT_EQ(location_of(examples_room().get("/search?q=lamp&from=2007&to=2007")),
              location_of(examples_room().get("/search?q=lamp+date%3A2005&from=2007&to=2007")));
}

TEST(Sparkline, IsToldInWords) {
    YearSpan span;
    span.widen({{2005, 3}, {2008, 9}});
    span.widen({{2003, 1}});
    EXPECT_EQ(span.first, 2003);
    EXPECT_EQ(span.last, 2008);
    const std::string line = sparkline(Language::english(), {{2005, 3}, {2008, 9}}, span).string();
    EXPECT_TRUE(has(line, "aria-label=\"2005 to 2008, most in 2008\"")) << line;
    EXPECT_TRUE(has(line, "<rect x=\"8\" y=\"13.3\" width=\"3\" height=\"6.7\"/>")) << line;
    EXPECT_TRUE(sparkline(Language::english(), {}, span).empty());
}

TEST(Browse, GivesTagsByKindWithYears) {
    const std::string page = examples_room().page("/tags");
    EXPECT_LT(page.find("P: political affairs"), page.find("href=\"/tags/PGOV\""));
    EXPECT_TRUE(has(page, "<svg class=\"spark\""));
    EXPECT_TRUE(has(page, "href=\"/tags/GULLICK%2C%20AMBROSE\"")) << page;
    const auto tags = json_at("/tags.json");
    std::uint64_t telegrams = 0;
    for (const auto& tag : tags) {
        if (tag["value"] == "PGOV") {
            EXPECT_EQ(tag["kind"], "subject");
            telegrams = tag["telegrams"];
            std::uint64_t sum = 0;
            for (const auto& count : tag["years"]) {
                sum += count.get<std::uint64_t>();
            }
            EXPECT_EQ(sum, telegrams);
        }
    }
    EXPECT_GT(telegrams, 0U);
}

TEST(Browse, GivesPeopleByRole) {
    const std::string page = examples_room().page("/people");
    EXPECT_TRUE(has(page, "href=\"/people/MARCHMONT\""));
    const std::string drafters = examples_room().page("/people?role=drafted");
    EXPECT_TRUE(has(drafters, "href=\"/people/TBLIGHTFOOT\""));
    EXPECT_FALSE(has(drafters, "href=\"/people/MARCHMONT\""));
    const std::string person = examples_room().page("/people/TBLIGHTFOOT");
    EXPECT_TRUE(has(person, "/cable/77STATE58410"));
    EXPECT_TRUE(has(person, "?role=drafted\">drafted 2</a>"));
    EXPECT_EQ(examples_room().get("/people/TBLIGHTFOOT?role=signed").status, 404);
    EXPECT_EQ(examples_room().get("/people/NOBODY").status, 404);
    EXPECT_EQ(json_at("/people/TBLIGHTFOOT.json")["total"], 2);
    const auto feed = json_at("/people/TBLIGHTFOOT.feed.json");
    EXPECT_EQ(feed["items"].size(), 2U);
    EXPECT_EQ(feed["feed_url"], "https://archive.example/people/TBLIGHTFOOT.feed.json");
}

TEST(Browse, GivesCountriesWithTheirPosts) {
    const auto countries = json_at("/countries.json");
    ASSERT_FALSE(countries.empty());
    const std::string code = countries[0]["code"];
    const std::string page = examples_room().page("/countries/" + code);
    EXPECT_TRUE(has(page, "/origins/" + std::string(countries[0]["posts"][0]["value"])));
    EXPECT_EQ(json_at("/countries/" + code + ".json")["total"], countries[0]["telegrams"]);
    EXPECT_EQ(examples_room().get("/countries/XXX").status, 404);
    EXPECT_EQ(examples_room().get("/countries/" + code + ".atom").status, 200);
}

TEST(Browse, GivesCaptions) {
    EXPECT_TRUE(has(examples_room().page("/captions"), "href=\"/captions/SIPDIS\""));
    const auto list = json_at("/captions/NODIS.json");
    EXPECT_GT(list["total"], 0);
    EXPECT_EQ(examples_room().get("/captions/NOSUCH").status, 404);
    EXPECT_EQ(examples_room().get("/captions/NODIS.atom").status, 200);
}

TEST(Stats, ShowWhatIsHeldOfSerialNumbers) {
    const std::string page = examples_room().page("/stats");
    EXPECT_TRUE(has(page, "<a href=\"/stats/ZENDA\">"));
    const auto rows = json_at("/stats/ZENDA.json");
    for (const auto& row : rows) {
        EXPECT_EQ(row["held"].get<std::uint64_t>() + row["cited_absent"].get<std::uint64_t>() +
                      row["implied"].get<std::uint64_t>(),
                  row["highest"].get<std::uint64_t>());
        EXPECT_LE(row["lowest"], row["highest"]);
    }
    const std::string zenda = examples_room().page("/stats/ZENDA");
    EXPECT_TRUE(has(zenda, "fill=\"url(#hatch)\""));
    EXPECT_TRUE(has(zenda, "<pattern id=\"hatch\""));
    EXPECT_EQ(examples_room().get("/stats/NOWHERE").status, 404);
    EXPECT_FALSE(json_at("/stats.json")["coverage"].empty());
}

TEST(SearchPage, ShowsWhatWasTypedAsCodeAndWhatWasMeantAsALink) {
    const std::string page = examples_room().page("/search?q=lamp+clas:secret&sort=newest");
    EXPECT_TRUE(has(page, "Read without <code>clas:secret</code>: ")) << page;
    EXPECT_TRUE(has(page,
                    "Did you mean <a href=\"/search?q=lamp%20class%3Asecret&amp;sort=newest\">"
                    "<code>class:secret</code></a>?"))
        << page;
    EXPECT_FALSE(has(page, "`"));
}

TEST(SearchPage, LinksNoOtherQueryThatFindsNothing) {
    const std::string page = examples_room().page("/search?q=zzzz+tag:PGOV");
    EXPECT_TRUE(has(page, "<li>Without <code>tag:PGOV</code>: 0 telegrams</li>"));
    EXPECT_TRUE(
        has(examples_room().page("/search?q=zzzz+tag:PGOV"), "\">Without <code>zzzz</code></a>"));
}

TEST(SearchPage, SaysWhatEachPartFindsAloneWhereLeavingOneOutDoesNotHelp) {
    const std::string page = examples_room().page("/search?q=zzzz+yyyy+lantern");
    EXPECT_TRUE(has(page, "<li><a href=\"/search?q=lantern\"><code>lantern</code> alone</a>: "));
    EXPECT_FALSE(has(page, "<code>zzzz</code> alone"));
    EXPECT_FALSE(has(page, "Without <code>"));
    EXPECT_FALSE(has(page, "#refine")) << "there is nothing to refine";
    EXPECT_TRUE(has(examples_room().page("/search?q=zzzz+yyyy"), "Try fewer letters"));
}

TEST(SearchPage, CallsBarsOfSeveralYearsByYear) {
    const std::string page = examples_room().page("/search?q=");
    EXPECT_TRUE(has(page, "data-period=\"2005..2009\"")) << page;
    EXPECT_FALSE(has(page, ">day</a>"));
    EXPECT_FALSE(has(page, "Bars by")) << "there is nothing to choose";
    const std::string later = examples_room().page("/search?q=date:>1900");
    EXPECT_TRUE(has(later, "aria-current=\"true\">year</a>")) << later;
}

/// The queries of the page that how to search is told on.
std::vector<std::string> example_queries(const ReadingRoom& room) {
    const std::string page = room.page("/about/search");
    std::vector<std::string> out;
    constexpr std::string_view kLink = "<th scope=\"row\"><a href=\"";
    for (std::size_t at = 0; (at = page.find(kLink, at)) != std::string::npos;) {
        at += kLink.size();
        out.push_back(page.substr(at, page.find('"', at) - at));
    }
    return out;
}

TEST(HowToSearch, GivesExamplesOfTheArchiveThatIsOpen) {
    const auto room = ReadingRoom::of_texts(
        {zenda_telegram(1, "CLOCKWORK NIGHTINGALE OVERWOUND AGAIN", "Nobody wound it."),
         zenda_telegram(2, "NOTHING MORE", "The nightingale rests.", "ZENDA 1")});
    const std::string page = room.page("/about/search");
    for (const auto* example :
         {"clockwork overwound", "&quot;clockwork nightingale&quot;", "cloc*", "*work",
          "&quot;clockwork nig*&quot;", "clckwork~", "clockwork NEAR/5 nightingale",
          "subject:clockwork", "from:zenda", "id:07ZENDA1", "ref:07ZENDA1", "citedby:07ZENDA2"}) {
        EXPECT_TRUE(has(page, std::string("<code>") + example + "</code>")) << example;
    }
    EXPECT_FALSE(has(page, "<code>oil"));
    const auto queries = example_queries(room);
    ASSERT_GT(queries.size(), 12U);
    for (std::size_t i = 0; i < 12; ++i) {
        EXPECT_EQ(has(room.page(queries[i]), "<h1>1 telegram</h1>"), i != 1 && i != 2)
            << queries[i];
    }
}

TEST(HowToSearch, HasExamplesWhereNothingIsHeldYet) {
    const auto room = ReadingRoom::of_texts({});
    EXPECT_TRUE(has(room.page("/about/search"), "<code>oil pipeline</code>"));
}

TEST(HowToSearch, ExplainsEveryFieldWithAnExampleThatIsUnderstood) {
    const std::string page = examples_room().page("/about/search");
    for (const auto& field : search::all_fields()) {
        EXPECT_TRUE(has(page, "<code>" + std::string(field.name) + ":") ||
                    field.form == search::ValueForm::Sort)
            << field.name;
    }
    EXPECT_TRUE(has(page, "href=\"/search?q=class%3Asecret\""));
    EXPECT_TRUE(has(page, "<td>classified SECRET</td>")) << page;
    EXPECT_FALSE(has(page, "<td></td>")) << "every example is understood";
    EXPECT_TRUE(has(examples_room().page("/"), "<a class=\"how\" href=\"/about/search\">"));
}

TEST(Lists, BehindTheirLastPageLeadBackToTheFirst) {
    for (const auto* list : {"/tags/PREL", "/missing", "/people", "/dates/2007"}) {
        const std::string page = examples_room().page(std::string(list) + "?page=99");
        EXPECT_TRUE(has(page, std::string("<a href=\"") + list + "\">Begin again")) << list;
    }
}

TEST(SearchPage, FoldsAllButTheFirstClausesOfAVeryLongQuery) {
    std::string query = "lantern";
    for (int i = 0; i < 13; ++i) {
        query += "+-zzzz" + std::string(1, static_cast<char>('a' + i));
    }
    const std::string page = examples_room().page("/search?q=" + query);
    EXPECT_TRUE(
        has(page, "<details class=\"more\"><summary>and 2 more</summary>\n<ul class=\"clauses"));
    EXPECT_FALSE(has(examples_room().page("/search?q=lantern"),
                     "and 2 more</summary>\n<ul class=\"clauses"));
}

TEST(Stats, DoNotRoundTheLittleThatIsHeldToNothing) {
    const std::string page = examples_room().page("/stats/ZENDA");
    EXPECT_TRUE(has(page, "under 1 %"));
    EXPECT_FALSE(has(page, ">0 %"));
    EXPECT_TRUE(has(page, "number 388<"));
    EXPECT_TRUE(has(page, "numbers 77 to 402<"));
}

TEST(Stats, MeasureEachPostByItsOwnNumbers) {
    // What is held, cited or implied of a post fills the bar of its row, however little it is.
    const std::string page = examples_room().page("/stats");
    std::size_t bars = 0;
    for (std::size_t at = page.find("<rect class=\"gap\""); at != std::string::npos;
         at = page.find("<rect class=\"gap\"", at + 1)) {
        const std::string bar = page.substr(at, page.find('>', at) - at);
        if (bar.find("width=\"11\"") == std::string::npos) {  // None of the key.
            ++bars;
            EXPECT_TRUE(has(bar, "width=\"1000.0\"")) << bar;
        }
    }
    EXPECT_GT(bars, 1U);
}

TEST(Classifications, AreNamedInFullWithTheirBar) {
    const std::string_view words = R"(<span class="cls c">Confidential</span>)";
    EXPECT_TRUE(has(examples_room().page("/classifications"), words));
    EXPECT_TRUE(has(examples_room().page("/stats"), words));
}

TEST(Stats, NameACodeWithoutAMeaningOnce) {
    const std::string page = examples_room().page("/stats");
    EXPECT_TRUE(has(page, R"(<code>ZY</code></a>)"));
    EXPECT_TRUE(has(page, R"(<code>PREL</code> External political relations</a>)"));
}

TEST(MissingPage, SaysHowItIsAddedAndWhichFeedTellsOfIt) {
    for (const std::string_view address : {"/missing/07ZENDA198", "/cable/07ZENDA999"}) {
        const std::string page = examples_room().get(address).body;
        EXPECT_TRUE(has(page, "<h2 id=\"m-add\">Do you have it?</h2>")) << address;
        EXPECT_TRUE(has(page, "<code>reftel import ARCHIVE FILE</code>")) << address;
    }
    const std::string page = examples_room().page("/missing/07ZENDA198");
    EXPECT_TRUE(
        has(page, R"(<a href="/search.atom?q=id%3A07ZENDA198">the feed of 07ZENDA198</a>)"));
    EXPECT_FALSE(has(examples_room().page("/search.atom?q=id:07ZENDA198"), "<entry>"));
    EXPECT_TRUE(has(examples_room().page("/search.atom?q=id:07ZENDA231"), "<entry>"));
}

TEST(MissingPage, CountsAllThatCiteItAndEachOnce) {
    std::vector<std::string> texts;
    for (unsigned i = 0; i < 22; ++i) {
        texts.push_back(zenda_telegram(300 + i, fmt::format("LAMP {}", i), "1. (U) Lit.",
                                       "A. 07 ZENDA 90  B. 07 ZENDA 90"));
    }
    const ReadingRoom room = ReadingRoom::of_texts(texts);
    const std::string page = room.page("/missing/07ZENDA90");
    EXPECT_TRUE(has(page, "22 telegrams here cite it"));
    EXPECT_TRUE(has(page, R"(<a href="/search?q=ref%3A07ZENDA90">2 more telegrams cite it</a>)"));
    std::size_t count = 0;
    for (auto at = page.find("Lamp 0</a>"); at != std::string::npos;
         at = page.find("Lamp 0</a>", at + 1)) {
        ++count;
    }
    EXPECT_EQ(count, 1U);
    const auto json = nlohmann::json::parse(room.page("/missing/07ZENDA90.json"));
    EXPECT_EQ(json["cited_by"].size(), 20U);
    EXPECT_EQ(json["cited_by_total"], 22);
}

TEST(AboutClassification, ShowsTheOrderOfTheTelegramsOwnDate) {
    EXPECT_TRUE(
        has(examples_room().page("/cable/77STATE58410"), "/about/classification?at=1977-03-16"));
    const std::string page = examples_room().page("/about/classification?at=1975-03-12");
    EXPECT_TRUE(has(page, "The order in force on 12 March 1975"));
    EXPECT_TRUE(has(page, "Executive Order 11652, signed on 8 March 1972."));
    EXPECT_TRUE(has(page, "XGDS"));
    EXPECT_FALSE(has(page, "OADR"));
    EXPECT_TRUE(has(page, "Telegrams of that time state no reasons by letter."));
    const std::string before = examples_room().page("/about/classification?at=1996-05-01");
    EXPECT_TRUE(has(before, "E.O. 12958: 1.5 (b)"));
    EXPECT_FALSE(has(before, "E.O. 12958: 1.4 (b)"));
    EXPECT_TRUE(has(examples_room().page("/about/classification?at=nonsense"), "E.O. 10501"));
}

TEST(ReadingList, IsJsonToo) {
    const auto list = json_at("/list.json?t=07ZENDA231%2F5&t=07ZENDA77&t=07ZENDA77999");
    ASSERT_EQ(list.size(), 3U);
    EXPECT_EQ(list[0]["paragraph"], "5");
    EXPECT_EQ(list[0]["telegram"]["id"], "07ZENDA231");
    EXPECT_TRUE(list[0].contains("text"));
    EXPECT_FALSE(list[1].contains("text"));
    EXPECT_EQ(list[2]["held"], false);
    EXPECT_FALSE(list[2].contains("telegram"));
}

TEST(Sitemap, HasThePagesToBrowseBy) {
    EXPECT_TRUE(has(examples_room().page("/sitemap.xml"), "/sitemap/pages.xml"));
    const std::string pages = examples_room().page("/sitemap/pages.xml");
    for (const std::string_view path :
         {"/people<", "/countries<", "/captions<", "/captions/NODIS<", "/tags/PGOV<", "/stats<"}) {
        EXPECT_TRUE(has(pages, "https://archive.example" + std::string(path))) << path;
    }
}

}  // namespace
}  // namespace reftel::web
