// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.h"
#include "telegram/lexer.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

/// Prosigns before the figures of the date-time group: `O P` in `O P 171425Z APR 07`.
std::size_t count_prosigns(std::string_view line) {
    std::size_t count = 0;
    for (std::string_view word = take_word(line);
         word.size() == 1 && std::string_view("YZOPR").find(word[0]) != std::string_view::npos;
         word = take_word(line)) {
        ++count;
    }
    return count;
}

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    const std::size_t line = context.first(LinePart::DateTimeGroup);
    if (line >= telegram.lines.size()) {
        return;
    }
    const std::uint32_t at = telegram.lines[line].at.begin;
    if (telegram.info_precedence != Precedence::None &&
        telegram.info_precedence >= telegram.precedence) {
        context.report(at, "the information precedence is not below that for action",
                       to_string(telegram.info_precedence), to_string(telegram.precedence));
    }
    const std::size_t count = count_prosigns(context.text(line));
    if (count > 2) {
        context.report(at, "more than two prosigns", std::to_string(count), "2");
    }
}

}  // namespace

constinit const Rule dual_precedence{"dual-precedence",
                                     "L006",
                                     Finding::Severity::Warning,
                                     Profile::Acp127,
                                     "The prosigns of format line 5 do not fall",
                                     "The first prosign is for action, the second for information; "
                                     "the second is the lower one, and the same is not said twice.",
                                     "Write the higher prosign first, or one alone for all.",
                                     "",
                                     "ACP 127(G) 124",
                                     check};

}  // namespace reftel::telegram::lint
