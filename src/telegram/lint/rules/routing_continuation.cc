// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.h"
#include "telegram/header_line.h"
#include "telegram/lexer.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    bool first = true;
    for (const Line& line : telegram.lines) {
        if (line.part != LinePart::Routing) {
            continue;
        }
        if (line.at.size() > 69) {
            context.report(line.at.begin + 69, "a routing line longer than 69 characters",
                           std::to_string(line.at.size()), "69", "continue on the next line");
        }
        std::string_view text = first ? "" : trim(line.at.of(telegram.message));
        while (!text.empty()) {
            const std::string_view word = trim(take_word(text));
            if (!word.starts_with('R') && !is_routing_indicator(word)) {
                context.report(context.offset_of(word),
                               "a word that is no indicator on a continued routing line", word,
                               "routing indicators alone", "leave it out");
            }
        }
        first = false;
    }
}

}  // namespace

constinit const Rule routing_continuation{
    "routing-continuation",
    "L009",
    Finding::Severity::Warning,
    Profile::Acp127,
    "A line of format line 2 is longer than 69 characters, or a continued one has other words than "
    "indicators",
    "Relays cut lines at 69 characters, and the indicators behind the cut are not served.",
    "Continue on the next line, with indicators alone.",
    "Words that begin like an indicator, and those of the first line, are for the rule "
    "routing-indicator.",
    "ACP 127(G) 114, 137",
    check};

}  // namespace reftel::telegram::lint
