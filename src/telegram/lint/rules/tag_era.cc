// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.h"
#include "telegram/fact_checks.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    if (!context.date()) {
        return;
    }
    for (const Tag& tag : telegram.tags) {
        const std::string code = to_upper(tag.code);
        const TagFact* const fact = find_tag(code, context.date());
        if (fact != nullptr && (fact->kind == TagKind::Geo || fact->kind == TagKind::Subject) &&
            !is_tag_in_use(code, *context.date())) {
            context.report(tag.at.begin, "the TAG was not in use at the telegram's date", tag.code,
                           fact->meaning);
        }
    }
}

}  // namespace

constinit const Rule tag_era{
    "tag-era",
    "L057",
    Finding::Severity::Warning,
    Profile::All,
    "A TAG of another era",
    "The tables of 1973, 1990 and 2015 use some codes for different "
    "things; a reader would look it up wrongly.",
    "Look the code up for the date of the telegram.",
    "Codes that were in use in two eras with two meanings: nobody can know which was meant.",
    "TAGS handbook (1974); 5 FAH-3",
    check};

}  // namespace reftel::telegram::lint
