// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "telegram/classification.h"
#include "telegram/fact_tables.h"
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
    Text text;
};
constexpr auto kLevels = std::to_array<LevelText>({
    {Level::Unclassified, "(U)", Text::LevelU},
    {Level::Sensitive, "(SBU)", Text::LevelSbu},
    {Level::Restricted, "(R)", Text::LevelR},
    {Level::Confidential, "(C)", Text::LevelC},
    {Level::Secret, "(S)", Text::LevelS},
    {Level::TopSecret, "(TS)", Text::LevelTs},
});

struct Row {
    std::string_view name;
    Text text;
};
constexpr auto kOrders = std::to_array<Row>({
    {"E.O. 10501", Text::Order10501},
    {"E.O. 11652", Text::Order11652},
    {"E.O. 12065", Text::Order12065},
    {"E.O. 12356", Text::Order12356},
    {"E.O. 12958", Text::Order12958},
    {"E.O. 13526", Text::Order13526},
});
constexpr auto kReasons = std::to_array<Row>({
    {"1.4 (a)", Text::ReasonA},
    {"1.4 (b)", Text::ReasonB},
    {"1.4 (c)", Text::ReasonC},
    {"1.4 (d)", Text::ReasonD},
    {"1.4 (e)", Text::ReasonE},
    {"1.4 (f)", Text::ReasonF},
    {"1.4 (g)", Text::ReasonG},
    {"1.4 (h)", Text::ReasonH},
});
/// Levels that the archive has telegrams of are links.
Html levels(const Language& lang, const std::vector<room::Entry>& held) {
    Html rows;
    for (const auto& level : kLevels) {
        const std::string_view value = to_string(level.level);
        const Html words = classification(lang.level(level.level), level.level);
        const bool linked = std::ranges::find(held, value, &room::Entry::value) != held.end();
        const Html name =
            linked ? html(R"(<a href="{}">{}</a>)", Link("/classifications/", value), words)
                   : words;
        rows.add(R"(<tr><th scope="row">{}</th><td><code>{}</code></td><td>{}</td></tr>
)",
                 name, level.mark, lang[level.text]);
    }
    return html(R"(<table class="grid plain">
<thead><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th></tr></thead>
<tbody>
{}</tbody></table>
)",
                lang[Text::Level], lang[Text::PortionMark], lang[Text::WhatItSays], rows);
}

template <std::size_t N>
Html two_columns(const Language& lang, Text first, Text second, const std::array<Row, N>& facts) {
    Html rows;
    for (const auto& row : facts) {
        rows.add(R"(<tr><th scope="row">{}</th><td>{}</td></tr>
)",
                 row.name, lang[row.text]);
    }
    return html(R"(<table class="grid plain">
<thead><tr><th scope="col">{}</th><th scope="col">{}</th></tr></thead>
<tbody>
{}</tbody></table>
)",
                lang[first], lang[second], rows);
}

/// Rows of names and meanings from the tables of facts, which are in English.
struct FactRow {
    std::string name;
    std::string_view meaning;
};

Html fact_rows(const Language& lang, Text first, Text second, const std::vector<FactRow>& facts) {
    Html rows;
    for (const auto& row : facts) {
        rows.add(R"(<tr><th scope="row">{}</th><td>{}</td></tr>
)",
                 row.name, row.meaning);
    }
    return html(R"(<table class="grid plain">
<thead><tr><th scope="col">{}</th><th scope="col">{}</th></tr></thead>
<tbody>
{}</tbody></table>
)",
                lang[first], lang[second], rows);
}

Html codes(const Language& lang) {
    std::vector<FactRow> rows;
    for (const auto& code : telegram::all_declassifications()) {
        rows.push_back({fmt::format("E.O. {}: {}", code.order, code.code), code.meaning});
    }
    return fact_rows(lang, Text::OrderAndCode, Text::WhatItSays, rows);
}

Html reasons_of_orders(const Language& lang) {
    std::vector<FactRow> rows;
    for (const auto& reason : telegram::all_reasons()) {
        rows.push_back(
            {fmt::format("E.O. {}: {} ({})", reason.order, reason.section, reason.letter),
             reason.meaning});
    }
    return fact_rows(lang, Text::Reason, Text::InformationConcerns, rows);
}

Html captions(const Language& lang) {
    Html rows;
    for (const auto& fact : telegram::all_captions()) {
        const std::string_view caption = fact.caption;
        rows.add(R"(<tr><th scope="row"><a href="{}">{}</a></th><td>{}</td></tr>
)",
                 Link("/search").query("q", "caption:\"" + std::string(caption) + "\""), caption,
                 fact.meaning);
    }
    return html(R"(<table class="grid plain">
<thead><tr><th scope="col">{}</th><th scope="col">{}</th></tr></thead>
<tbody>
{}</tbody></table>
)",
                lang[Text::Caption], lang[Text::WhatItSays], rows);
}

}  // namespace

Result<http::Response> show_about_classification(const Visit& visit) {
    const Language& lang = visit.site.lang();
    Page page;
    page.title = lang[Text::WhatMarkingsMean];
    page.canonical = Link("/about/classification");
    const auto held = REFTEL_TRY(visit.room.classifications());
    Html content =
        section("a-l", lang[Text::Levels], lang[Text::LevelsAndMarks], levels(lang, held));
    content.append(section("a-p", lang[Text::ParagraphsLabel], lang[Text::WhyOwnMark],
                           html(R"(<p>{}</p>
)",
                                lang.markup(Text::OwnMarkText, html("<code>mark:</code>")))));
    content.append(section("a-o", lang[Text::EoLine], lang[Text::OrderUnder],
                           two_columns(lang, Text::Order, Text::YearAndLine, kOrders)));
    content.append(section("a-d", lang[Text::CodesLabel], lang[Text::CodesHeading], codes(lang)));
    content.append(section("a-r", lang[Text::Reasons], lang[Text::ReasonsHeading],
                           two_columns(lang, Text::Reason, Text::InformationConcerns, kReasons)));
    content.append(
        section("a-f", lang[Text::Reasons], lang[Text::OlderReasons], reasons_of_orders(lang)));
    content.append(section("a-c", lang[Text::Captions], lang[Text::Captions], captions(lang)));
    page.content = plain_main(html(R"(<h1>{}</h1>
<p class="lead">{}</p>
)",
                                   page.title, lang[Text::MarkingsLead]),
                              content);
    return respond(visit.site, page);
}

}  // namespace reftel::web
