// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    const std::size_t line = context.first(LinePart::TransmissionId);
    if (line >= telegram.lines.size() || !context.text(line).starts_with("VZCZC")) {
        return;
    }
    const std::string_view text = context.text(line).substr(5);
    std::size_t letters = 0;
    while (letters < text.size() && is_upper(text[letters])) {
        ++letters;
    }
    std::size_t digits = 0;
    while (letters + digits < text.size() && is_digit(text[letters + digits])) {
        ++digits;
    }
    if (letters != 3 || digits < 3 || digits > 4) {
        context.report(telegram.lines[line].at.begin,
                       "the channel and its number are not as prescribed", context.text(line),
                       "VZCZC, three letters, three or four digits");
    }
}

}  // namespace

constinit const Rule transmission_identifier{
    "transmission-identifier",
    "L002",
    Finding::Severity::Warning,
    Profile::Acp127,
    "Format line 1 is not VZCZC, three letters and three or four digits",
    "The channel and its number let a relay notice a missing transmission.",
    "Write VZCZC, the three letters of the channel and its number without blanks.",
    "ZCZC without its guard letter: other networks open so.",
    "ACP 127(G) 112",
    check};

}  // namespace reftel::telegram::lint
