// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    for (std::size_t line = 1; line < telegram.lines.size(); ++line) {
        const LinePart part = telegram.lines[line].part;
        if ((part != LinePart::To && part != LinePart::Info) ||
            telegram.lines[line - 1].part != part) {
            continue;
        }
        const std::string_view word = part == LinePart::To ? "TO " : "INFO ";
        if (context.text(line).starts_with(word)) {
            context.report(telegram.lines[line].at.begin, "the keyword is repeated", word, {},
                           "leave it out");
        }
    }
}

}  // namespace

constinit const Rule addressee_keyword{"addressee-keyword",
                                       "L023",
                                       Finding::Severity::Warning,
                                       Profile::Acp127,
                                       "TO or INFO is repeated on a further line",
                                       "The keyword stands on the first line of its list only.",
                                       check};

}  // namespace reftel::telegram::lint
