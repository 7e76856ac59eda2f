// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/header_line.h"
#include "telegram/lexer.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

/// How many words of a line begin with a routing indicator and an oblique: each is an addressee.
std::size_t count_indicators(std::string_view text) {
    std::size_t count = 0;
    while (!text.empty()) {
        const std::string_view word = take_word(text);
        const std::size_t slash = word.find('/');
        count +=
            slash != std::string_view::npos && is_routing_indicator(word.substr(0, slash)) ? 1 : 0;
    }
    return count;
}

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    for (std::size_t line = 1; line < telegram.lines.size(); ++line) {
        const LinePart part = telegram.lines[line].part;
        if (part != LinePart::To && part != LinePart::Info) {
            continue;
        }
        const std::string_view text = context.text(line);
        if (context.is_wire() && count_indicators(text) > 1) {
            context.report(telegram.lines[line].at.begin, "several addressees on one line", text,
                           {}, "give each a line of its own");
        }
        const std::string_view word = part == LinePart::To ? "TO " : "INFO ";
        if (telegram.lines[line - 1].part == part && text.starts_with(word)) {
            context.report(telegram.lines[line].at.begin, "the keyword is repeated", word, {},
                           "leave it out");
        }
    }
}

}  // namespace

constinit const Rule addressee_keyword{
    "addressee-keyword",
    "L023",
    Finding::Severity::Warning,
    Profile::Acp127,
    "TO or INFO is repeated on a further line, or a line has several addressees",
    "The keyword stands on the first line of its list only, and each addressee has a line of its "
    "own: relays and readers take the line for one address.",
    "Leave the keyword out, and give each addressee a line.",
    "Addressees without indicators on one line cannot be told from one long name.",
    "5 FAH-2 H-230",
    check};

}  // namespace reftel::telegram::lint
