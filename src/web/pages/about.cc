// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>
#include <optional>
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
    return html(R"(<table class="grid plain known">
<thead><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th></tr></thead>
<tbody>
{}</tbody></table>
)",
                lang[Text::Level], lang[Text::PortionMark], lang[Text::WhatItSays], rows);
}

/// A name and what it means.
struct FactRow {
    std::string name;
    Html meaning;
};

Html fact_rows(const Language& lang, Text first, Text second, const std::vector<FactRow>& facts) {
    Html rows;
    for (const auto& row : facts) {
        rows.add(R"(<tr><th scope="row">{}</th><td>{}</td></tr>
)",
                 row.name, row.meaning);
    }
    return html(R"(<table class="grid plain known">
<thead><tr><th scope="col">{}</th><th scope="col">{}</th></tr></thead>
<tbody>
{}</tbody></table>
)",
                lang[first], lang[second], rows);
}

template <std::size_t N>
Html two_columns(const Language& lang, Text first, Text second, const std::array<Row, N>& facts) {
    std::vector<FactRow> rows;
    for (const auto& row : facts) {
        rows.push_back({std::string(row.name), html("{}", lang[row.text])});
    }
    return fact_rows(lang, first, second, rows);
}

/// The order that was in force on a day; nullptr when none in the table was.
const telegram::OrderFact* order_of(const Date& day) {
    const auto all = telegram::all_orders();
    const auto found = std::ranges::find_if(
        all, [&](const telegram::OrderFact& order) { return order.era.contains(day); });
    return found == all.end() ? nullptr : &*found;
}

/// What stands of an order in a page about one day, or of all orders in one about all time.
struct Scope {
    std::optional<Date> day;
    const telegram::OrderFact* order = nullptr;

    [[nodiscard]] bool holds(std::string_view number, const telegram::Era& era) const {
        return !day || (order != nullptr && order->number == number && era.contains(*day));
    }
};

Html codes(const Language& lang, const Scope& scope) {
    std::vector<FactRow> rows;
    for (const auto& code : telegram::all_declassifications()) {
        if (scope.holds(code.order, code.era)) {
            rows.push_back({fmt::format("E.O. {}: {}", code.order, code.code),
                            in_english(lang, code.meaning)});
        }
    }
    return rows.empty() ? Html() : fact_rows(lang, Text::OrderAndCode, Text::WhatItSays, rows);
}

Html reasons_of_orders(const Language& lang, const Scope& scope) {
    std::vector<FactRow> rows;
    for (const auto& reason : telegram::all_reasons()) {
        if (scope.holds(reason.order, reason.era)) {
            rows.push_back(
                {fmt::format("E.O. {}: {} ({})", reason.order, reason.section, reason.letter),
                 in_english(lang, reason.meaning)});
        }
    }
    return rows.empty() ? html("<p>{}</p>\n", lang[Text::NoReasonsThen])
                        : fact_rows(lang, Text::Reason, Text::InformationConcerns, rows);
}

Html captions(const Language& lang, const Scope& scope) {
    Html rows;
    for (const auto& fact : telegram::all_captions()) {
        if (scope.day && !fact.era.contains(*scope.day)) {
            continue;
        }
        const std::string_view caption = fact.caption;
        rows.add(R"(<tr><th scope="row"><a href="{}">{}</a></th><td>{}</td></tr>
)",
                 Link("/search").query("q", "caption:\"" + std::string(caption) + "\""), caption,
                 in_english(lang, fact.meaning));
    }
    return html(R"(<table class="grid plain known">
<thead><tr><th scope="col">{}</th><th scope="col">{}</th></tr></thead>
<tbody>
{}</tbody></table>
)",
                lang[Text::Caption], lang[Text::WhatItSays], rows);
}

/// The order of a day, and the way to all of them.
Html order_then(const Language& lang, const Scope& scope) {
    const Html all = html(R"(<p class="lines"><a href="/about/classification">{}</a></p>
)",
                          lang[Text::AllOrders]);
    if (scope.order == nullptr) {
        return html("<p>{}</p>\n{}", lang.say(Text::NoOrderThen, lang.date(*scope.day)), all);
    }
    const telegram::OrderFact& order = *scope.order;
    Html out = html("<p>{}</p>\n<p>{}</p>\n",
                    lang.say(Text::OrderSignedOn, order.number, lang.date(order.signed_on)),
                    in_english(lang, order.meaning));
    out.add("<p>{}</p>\n", order.era.to.year == 9999
                               ? lang.say(Text::InForceFrom, lang.date(order.era.from))
                               : lang.say(Text::InForceFromTo, lang.date(order.era.from),
                                          lang.date(order.era.to)));
    return out.append(all);
}

Html orders_section(const Language& lang, const Scope& scope) {
    if (scope.day) {
        return section("a-o", lang[Text::EoLine],
                       lang.say(Text::OrderInForceOn, lang.date(*scope.day)),
                       order_then(lang, scope));
    }
    return section("a-o", lang[Text::EoLine], lang[Text::OrderUnder],
                   two_columns(lang, Text::Order, Text::YearAndLine, kOrders));
}

/// The codes and reasons of all orders, or of the one of a day.
Html order_sections(const Language& lang, const Scope& scope) {
    Html out;
    const Html listed = codes(lang, scope);
    if (!listed.empty()) {
        out.append(section("a-d", lang[Text::CodesLabel], lang[Text::CodesHeading], listed));
    }
    if (!scope.day) {
        out.append(section("a-r", lang[Text::Reasons], lang[Text::ReasonsHeading],
                           two_columns(lang, Text::Reason, Text::InformationConcerns, kReasons)));
    }
    return out.append(section("a-f", lang[Text::Reasons],
                              lang[scope.day ? Text::ReasonsThen : Text::OlderReasons],
                              reasons_of_orders(lang, scope)));
}

/// The day that `?at=1975-03-12` names.
Scope scope_of(const Visit& visit) {
    Scope out;
    const auto time = UtcTime::parse(visit.request.parameter("at"));
    if (time) {
        out.day = time->date();
        out.order = order_of(*out.day);
    }
    return out;
}

}  // namespace

Result<http::Response> show_about_classification(const Visit& visit) {
    const Language& lang = visit.site.lang();
    Page page;
    page.title = lang[Text::WhatMarkingsMean];
    page.canonical = Link("/about/classification");
    const auto held = REFTEL_TRY(visit.room.classifications());
    const Scope scope = scope_of(visit);
    page.indexed = !scope.day;
    Html content = scope.day ? orders_section(lang, scope) : Html();
    content.append(
        section("a-l", lang[Text::Levels], lang[Text::LevelsAndMarks], levels(lang, held)));
    content.append(section("a-p", lang[Text::ParagraphsLabel], lang[Text::WhyOwnMark],
                           html(R"(<p>{}</p>
)",
                                lang.markup(Text::OwnMarkText, html("<code>mark:</code>")))));
    if (!scope.day) {
        content.append(orders_section(lang, scope));
    }
    content.append(order_sections(lang, scope));
    content.append(
        section("a-c", lang[Text::Captions], lang[Text::Captions], captions(lang, scope)));
    page.content = plain_main(html(R"(<h1>{}</h1>
<p class="lead">{}</p>
)",
                                   page.title, lang[Text::MarkingsLead]),
                              content);
    return respond(visit.site, page);
}

}  // namespace reftel::web
