// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    if (!context.date() || context.date()->year < 1995) {
        return;
    }
    std::size_t numbered = 0;
    std::size_t marked = 0;
    for (const Paragraph& paragraph : telegram.paragraphs) {
        numbered += paragraph.number != 0 ? 1 : 0;
        marked += paragraph.number != 0 && !paragraph.mark_text.empty() ? 1 : 0;
    }
    if (marked * 2 <= numbered) {
        return;
    }
    for (const Paragraph& paragraph : telegram.paragraphs) {
        if (paragraph.number != 0 && paragraph.mark_text.empty()) {
            context.report(
                context.offset_of(paragraph),
                "paragraph " + std::to_string(paragraph.number) + " has no portion mark");
        }
    }
}

}  // namespace

constinit const Rule portion_mark_missing{
    "portion-mark-missing",
    "L044",
    Finding::Severity::Warning,
    Profile::All,
    "A numbered paragraph has no portion mark",
    "Since 1995 each paragraph says its level, so that parts of a telegram can be released. The "
    "rule holds where more than half of the paragraphs follow it.",
    "Mark every numbered paragraph.",
    "Telegrams of before 1995, and those that mark half of their paragraphs or fewer.",
    "E.O. 12958 1.7; 5 FAH-1 H-246",
    check};

}  // namespace reftel::telegram::lint
