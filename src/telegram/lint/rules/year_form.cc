// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lexer.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    const std::size_t line = context.first(LinePart::DateTimeGroup);
    if (!context.is_wire() || line >= telegram.lines.size() || !telegram.dtg) {
        return;
    }
    const std::string year = std::to_string(telegram.dtg->time.date().year);
    // A word of its own: the 20th at 14:08 in 2014 is 201408Z.
    if (find_word_fold(context.text(line), year) != std::string_view::npos) {
        context.report(telegram.lines[line].at.begin, "the year has four digits", year,
                       year.substr(2));
    }
}

}  // namespace

constinit const Rule year_form{
    "year-form",
    "L018",
    Finding::Severity::Warning,
    Profile::All,
    "The year of the date-time group is written otherwise than in its time",
    "Traffic of the 1990s and later writes two digits of the year: 120829Z MAR 09.",
    "Write the last two figures of the year.",
    "Prints and retyped copies. ACP 127 asks for four figures since 2006, the Department kept two.",
    "ACP 127(G) 119",
    check};

}  // namespace reftel::telegram::lint
