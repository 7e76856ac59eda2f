// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    for (const Tag& tag : telegram.tags) {
        const bool bracketed = tag.at.begin > 0 && telegram.message[tag.at.begin - 1] == '(';
        const bool own = telegram.message.substr(tag.at.begin, 1) == "(";
        if (tag.kind == TagKind::Person && !bracketed && !own && tag.at.begin != 0) {
            context.report_as(Finding::Severity::Info, tag.at.begin, "a person without parentheses",
                              tag.code);
        }
    }
}

}  // namespace

constinit const Rule person_tag{
    "person-tag",
    "L058",
    Finding::Severity::Warning,
    Profile::All,
    "A person among the TAGS stands without parentheses",
    "Persons are written (LAST, FIRST) behind a subject that allows them.",
    check};

}  // namespace reftel::telegram::lint
