// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    if (telegram.classification.level == Level::None) {
        return;
    }
    for (const Paragraph& paragraph : telegram.paragraphs) {
        const bool sbu = paragraph.mark == Level::Sensitive;  // Is for the rule `sensitive`.
        if (paragraph.mark > telegram.classification.level && !sbu) {
            context.report(context.offset_of(paragraph),
                           "the portion is classified higher than the telegram",
                           paragraph.mark_text, to_string(telegram.classification.level));
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
    check};

}  // namespace reftel::telegram::lint
