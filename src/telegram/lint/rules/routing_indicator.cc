// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.h"
#include "telegram/header_line.h"
#include "telegram/lexer.h"
#include "telegram/lint/rule.h"
#include "telegram/lint/station_list.h"

namespace reftel::telegram::lint {
namespace {

constexpr std::string_view kWanted = "R and three to seven letters";

/// `RUEHZ5` of `RUEHZ5/AMEMBASSY STRELSAU`, which the parser leaves with the name because it is no
/// indicator; empty when there is none.
std::string_view spoilt_indicator(std::string_view plad) {
    const std::size_t slash = plad.substr(0, 11).find('/');
    const bool one = slash != std::string_view::npos && slash >= 3 && plad[0] == 'R' &&
                     plad.substr(0, slash).find(' ') == std::string_view::npos &&
                     plad.substr(slash, 2) != "//";
    return one ? plad.substr(0, slash) : std::string_view{};
}

/// Words of format line 2 that are no indicators. On a line that continues it those that do not
/// even begin like one are for the rule routing-continuation.
void check_words(Context& context) {
    bool first = true;
    for (const Line& line : context.telegram().lines) {
        if (line.part != LinePart::Routing) {
            continue;
        }
        std::string_view text = trim(line.at.of(context.telegram().message));
        if (first) {
            take_word(text);  // Prosigns
        }
        while (!text.empty()) {
            const std::string_view word = trim(take_word(text));
            if (!is_routing_indicator(word) && (first || word.starts_with('R'))) {
                context.report(context.offset_of(word), "no routing indicator", word, kWanted);
            }
        }
        first = false;
    }
}

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    if (const auto twice = StationList(telegram.routing).first_twice()) {
        context.report(context.offset_of(*twice), "the routing indicator stands twice", *twice, {},
                       "leave one out");
    }
    if (telegram.format_line_2.empty()) {  // That of JANAP 128 has its own words.
        check_words(context);
    }
    for (const std::string_view indicator : telegram.routing) {
        if (!is_routing_indicator(indicator)) {
            context.report(context.offset_of(indicator), "no routing indicator", indicator,
                           kWanted);
        }
    }
    for (const Addressee& addressee : telegram.addressees) {
        const std::string_view spoilt = spoilt_indicator(addressee.plad);
        if (!spoilt.empty()) {
            context.report(addressee.at.begin, "no routing indicator", spoilt, kWanted);
        }
    }
}

}  // namespace

constinit const Rule routing_indicator{
    "routing-indicator",
    "L007",
    Finding::Severity::Error,
    Profile::Acp127,
    "A routing indicator is malformed, or stands twice in format line 2",
    "Routing indicators are R and three to seven letters. A doubled one sends the telegram twice.",
    "Look the indicator up, and leave repeated ones out.",
    "Four to eight letters are accepted: the handbooks disagree on four to seven and five to "
    "eight.",
    "ACP 127(G) 113, 114; 5 FAH-2 H-320",
    check};

}  // namespace reftel::telegram::lint
