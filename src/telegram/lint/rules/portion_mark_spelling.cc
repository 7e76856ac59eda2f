// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "base/text.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    for (const Paragraph& paragraph : telegram.paragraphs) {
        const std::string_view mark = paragraph.mark_text;
        const bool odd = std::any_of(mark.begin(), mark.end(),
                                     [](char c) { return is_lower(c) || is_blank(c) || c == '['; });
        if (odd && mark.size() < 12) {
            context.report(context.offset_of(paragraph),
                           "the portion mark is not spelled as prescribed", mark);
        }
    }
}

}  // namespace

constinit const Rule portion_mark_spelling{
    "portion-mark-spelling",
    "L045",
    Finding::Severity::Warning,
    Profile::All,
    "A portion mark is not spelled as prescribed",
    "(U), (SBU), (C), (S) and (TS), with their caveats behind an oblique.",
    check};

}  // namespace reftel::telegram::lint
