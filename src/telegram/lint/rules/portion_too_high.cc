// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/item_mark.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

/// SBU in an unclassified telegram is for the rule `sensitive`.
bool is_too_high(Level mark, Level own) {
    return mark > own && mark != Level::Sensitive;
}

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    const Level own = telegram.classification.level;
    if (own == Level::None) {
        return;
    }
    constexpr std::string_view kMessage = "the portion is classified higher than the telegram";
    Level subject = Level::None;
    if (portion_mark_length(telegram.subject, subject) > 0 && is_too_high(subject, own)) {
        context.report(context.offset_of_first(LinePart::Subject),
                       "the subject is classified higher than the telegram", to_string(subject),
                       to_string(own));
    }
    for (const Paragraph& paragraph : telegram.paragraphs) {
        if (is_too_high(paragraph.mark, own)) {
            context.report(context.offset_of(paragraph), std::string(kMessage), paragraph.mark_text,
                           to_string(own));
        }
    }
    for (const ItemMark& item : find_item_marks(telegram)) {
        if (is_too_high(item.level, own)) {
            context.report(context.offset_of(item.text), std::string(kMessage), item.text,
                           to_string(own));
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
