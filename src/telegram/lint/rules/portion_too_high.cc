// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    const Level own = telegram.classification.level;
    if (own == Level::None) {
        return;
    }
    Level subject = Level::None;
    if (portion_mark_length(telegram.subject, subject) > 0 && subject > own &&
        subject != Level::Sensitive) {
        context.report(context.offset_of_first(LinePart::Subject),
                       "the subject is classified higher than the telegram", to_string(subject),
                       to_string(own));
    }
    for (const Paragraph& paragraph : telegram.paragraphs) {
        const bool sbu = paragraph.mark == Level::Sensitive;  // Is for the rule `sensitive`.
        if (paragraph.mark > own && !sbu) {
            context.report(context.offset_of(paragraph),
                           "the portion is classified higher than the telegram",
                           paragraph.mark_text, to_string(own));
        }
    }
}

}  // namespace

constinit const Rule portion_too_high{
    "portion-too-high",
    "L042",
    Finding::Severity::Error,
    Profile::All,
    "A portion mark is above the telegram's classification",
    "A telegram is classified as highly as its highest portion. One of the two marks is wrong, and "
    "the text may be handled too openly.",
    "Raise the telegram's level, or lower the portion's.",
    "SBU in an unclassified telegram is for the rule sensitive.",
    "E.O. 12958 1.7; 5 FAH-1 H-246",
    check};

}  // namespace reftel::telegram::lint
