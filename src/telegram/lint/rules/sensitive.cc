// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "telegram/item_mark.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    const auto caption =
        std::find_if(telegram.captions.begin(), telegram.captions.end(), [](std::string_view word) {
            return word == "SENSITIVE" || word == "SBU" || word == "SENSITIVE BUT UNCLASSIFIED";
        });
    const bool stated = caption != telegram.captions.end();
    if (stated && telegram.classification.level >= Level::Confidential) {
        context.report(context.offset_of(*caption), "SENSITIVE on a classified telegram",
                       "SENSITIVE", to_string(telegram.classification.level), "leave it out");
    }
    if (telegram.classification.level != Level::Unclassified) {
        return;
    }
    std::string_view mark;
    for (const Paragraph& paragraph : telegram.paragraphs) {
        if (mark.empty() && paragraph.mark == Level::Sensitive) {
            mark = paragraph.mark_text;
        }
    }
    for (const ItemMark& item : find_item_marks(telegram)) {
        if (mark.empty() && item.level == Level::Sensitive) {
            mark = item.text;
        }
    }
    if (!mark.empty()) {
        context.report(context.offset_of(mark),
                       "a sensitive portion in a telegram without SENSITIVE", mark, "SENSITIVE");
    }
}

}  // namespace

constinit const Rule sensitive{
    "sensitive",
    "L039",
    Finding::Severity::Warning,
    Profile::All,
    "SENSITIVE stands on a classified telegram, or is missing where portions say SBU",
    "SENSITIVE marks unclassified telegrams; on a classified one it says nothing.",
    "Add the caption SENSITIVE, or take it from the classified telegram.",
    "",
    "5 FAH-2 H-440",
    check};

}  // namespace reftel::telegram::lint
