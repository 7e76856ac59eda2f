// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>

#include "telegram/classification.h"
#include "web/frame.h"
#include "web/handlers.h"
#include "web/pieces.h"
#include "web/words.h"

namespace reftel::web {
namespace {

using telegram::Level;

struct LevelText {
    Level level;
    std::string_view mark;
    std::string_view text;
};
constexpr auto kLevels = std::to_array<LevelText>({
    {Level::Unclassified, "(U)",
     "No secret by the order in force. It may still be meant for official eyes."},
    {Level::Sensitive, "(SBU)",
     "Not classified, but not for release without a look: SENSITIVE or SBU on telegrams from 1995 "
     "on, LIMITED OFFICIAL USE before, FOR OFFICIAL USE ONLY in publishers' tables."},
    {Level::Restricted, "(R)", "A level of allies, and of the United States until 1953."},
    {Level::Confidential, "(C)",
     "Disclosure could be expected to cause damage to national security."},
    {Level::Secret, "(S)", "Disclosure could be expected to cause serious damage."},
    {Level::TopSecret, "(TS)", "Disclosure could be expected to cause exceptionally grave damage."},
});

struct Row {
    std::string_view name;
    std::string_view text;
};
constexpr auto kOrders = std::to_array<Row>({
    {"E.O. 10501", "1953. Group marks such as GP-3 say when it is downgraded."},
    {"E.O. 11652", "1972. GDS, XGDS and ADS: the general schedule, exempt from it, advanced."},
    {"E.O. 12065", "1978. GDS and RDS with a date: to be declassified, or looked at again, then."},
    {"E.O. 12356", "1982. DECL: OADR leaves it to the originating agency."},
    {"E.O. 12958", "1995. DECL with a date, or X1 to X8 for what is exempt."},
    {"E.O. 13526", "2009. DECL with a date; reasons as below."},
});
constexpr auto kReasons = std::to_array<Row>({
    {"1.4 (a)", "military plans, weapons systems, or operations"},
    {"1.4 (b)", "foreign government information"},
    {"1.4 (c)", "intelligence activities, sources or methods, or cryptology"},
    {"1.4 (d)", "foreign relations or foreign activities, confidential sources included"},
    {"1.4 (e)", "scientific, technological, or economic matters of national security"},
    {"1.4 (f)", "programs for safeguarding nuclear materials or facilities"},
    {"1.4 (g)", "vulnerabilities or capabilities of systems, installations, or infrastructures"},
    {"1.4 (h)", "weapons of mass destruction: their development, production, or use"},
});
constexpr std::array<std::string_view, 17> kCaptions = {"SIPDIS",
                                                        "SENSITIVE",
                                                        "NODIS",
                                                        "EXDIS",
                                                        "LIMDIS",
                                                        "STADIS",
                                                        "NOFORN",
                                                        "ORCON",
                                                        "NOCONTRACT",
                                                        "PROPIN",
                                                        "EFTO",
                                                        "TERREP",
                                                        "AIDAC",
                                                        "ROGER CHANNEL",
                                                        "DISSENT CHANNEL",
                                                        "OFFICIAL INFORMAL",
                                                        "CORRECTED COPY"};

/// Levels that the archive has telegrams of are links.
Html levels(const std::vector<room::Entry>& held) {
    Html rows;
    for (const auto& level : kLevels) {
        const std::string_view value = to_string(level.level);
        const Html words = classification(level_in_words(level.level), level.level);
        const bool linked = std::ranges::find(held, value, &room::Entry::value) != held.end();
        const Html name =
            linked ? html(R"(<a href="{}">{}</a>)", Link("/classifications/", value), words)
                   : words;
        rows.add(R"(<tr><th scope="row">{}</th><td><code>{}</code></td><td>{}</td></tr>
)",
                 name, level.mark, level.text);
    }
    return html(R"(<table class="grid plain">
<thead><tr><th scope="col">Level</th><th scope="col">Portion mark</th><th scope="col">What it says</th></tr></thead>
<tbody>
{}</tbody></table>
)",
                rows);
}

template <std::size_t N>
Html two_columns(std::string_view first, std::string_view second, const std::array<Row, N>& facts) {
    Html rows;
    for (const auto& row : facts) {
        rows.add(R"(<tr><th scope="row">{}</th><td>{}</td></tr>
)",
                 row.name, row.text);
    }
    return html(R"(<table class="grid plain">
<thead><tr><th scope="col">{}</th><th scope="col">{}</th></tr></thead>
<tbody>
{}</tbody></table>
)",
                first, second, rows);
}

Html captions() {
    Html rows;
    for (const auto caption : kCaptions) {
        rows.add(R"(<tr><th scope="row"><a href="{}">{}</a></th><td>{}</td></tr>
)",
                 Link("/search").query("q", "caption:\"" + std::string(caption) + "\""), caption,
                 telegram::meaning_of_caption(caption));
    }
    return html(R"(<table class="grid plain">
<thead><tr><th scope="col">Caption</th><th scope="col">What it says</th></tr></thead>
<tbody>
{}</tbody></table>
)",
                rows);
}

}  // namespace

Result<http::Response> show_about_classification(const Visit& visit) {
    Page page;
    page.title = "What the markings mean";
    page.canonical = Link("/about/classification");
    const auto held = REFTEL_TRY(visit.room.classifications());
    Html content = section("a-l", "Levels", "Levels and portion marks", levels(held));
    content.append(section(
        "a-p", "Paragraphs", "Why a paragraph has its own mark",
        html(
            R"(<p>A telegram bears the level of its most sensitive paragraph, and every paragraph its own. So one marked CONFIDENTIAL may hold paragraphs that are not; <code>mark:</code> in the search finds paragraphs by theirs.</p>
)")));
    content.append(section("a-o", "E.O. line", "The order it was classified under",
                           two_columns("Order", "Year, and what the line adds", kOrders)));
    content.append(section("a-r", "Reasons",
                           "Reasons by section 1.4 of E.O. 12958 as amended and of E.O. 13526",
                           two_columns("Reason", "The information concerns", kReasons)));
    content.append(section("a-c", "Captions", "Captions", captions()));
    page.content = plain_main(html(R"(<h1>What the markings mean</h1>
<p class="lead">The words of the telegrams are shown as they were sent. This is how they are read.</p>
)"),
                              content);
    return respond(visit.site, page);
}

}  // namespace reftel::web
