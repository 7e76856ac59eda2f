// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "telegram/lint/agency_captions.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    if (telegram.variant == Variant::Retyped) {
        return;  // Editors leave it out of their prints.
    }
    if (needs_no_text_header(telegram)) {
        return;
    }
    context.adopt("tags-label-misspelt");
    if (!context.date() || *context.date() < Date{1973, 3, 1} || !context.has(LinePart::Subject)) {
        return;
    }
    const bool subject =
        std::any_of(telegram.tags.begin(), telegram.tags.end(), [](const Tag& tag) {
            return tag.kind == TagKind::Subject || tag.kind == TagKind::Unknown;
        });
    if (telegram.tags.empty()) {
        context.report(context.offset_of_first(LinePart::Subject), "no TAGS");
    } else if (!subject) {
        context.report(telegram.tags.front().at.begin, "no TAG of a subject");
    }
}

}  // namespace

constinit const Rule tags_missing{
    "tags-missing",
    "L055",
    Finding::Severity::Warning,
    Profile::All,
    "No TAGS line, or none of a subject",
    "Since March 1973 every telegram says its subjects by TAGS; they route it and find it again.",
    "Write TAGS: and at least one subject of four letters.",
    "Editors' prints, telegrams of before March 1973, fragments without SUBJECT. Unknown TAGS "
    "count as subjects.",
    "TAGS handbook (1974) 1",
    check};

}  // namespace reftel::telegram::lint
