// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "telegram/item_mark.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    if (telegram.classification.level < Level::Confidential) {
        return;
    }
    Level highest = Level::None;
    static_cast<void>(portion_mark_length(telegram.subject, highest));
    std::size_t marked = 0;
    std::size_t numbered = 0;
    for (const Paragraph& paragraph : telegram.paragraphs) {
        highest = std::max(highest, paragraph.mark);
        marked += paragraph.mark != Level::None ? 1 : 0;
        numbered += paragraph.number != 0 ? 1 : 0;
    }
    for (const ItemMark& item : find_item_marks(telegram)) {
        highest = std::max(highest, item.level);
    }
    if (marked > 0 && marked >= numbered && highest < telegram.classification.level &&
        telegram.reading.text.find("ntire text") == std::string::npos &&
        telegram.reading.text.find("NTIRE TEXT") == std::string::npos) {
        context.report(context.offset_of(telegram.class_line),
                       "no portion is marked as high as the telegram", to_string(highest),
                       to_string(telegram.classification.level));
    }
}

}  // namespace

constinit const Rule portion_too_low{
    "portion-too-low",
    "L043",
    Finding::Severity::Warning,
    Profile::All,
    "No portion reaches the telegram's classification",
    "When every portion is lower the whole is classified too highly, or a portion mark is missing.",
    "Mark the portion that has the telegram's level, or lower the telegram.",
    "Telegrams with unmarked paragraphs, or with an entire-text mark.",
    "E.O. 12958 1.7",
    check};

}  // namespace reftel::telegram::lint
