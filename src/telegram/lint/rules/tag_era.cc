// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    for (const Tag& tag : telegram.tags) {
        const std::string code = to_upper(tag.code);
        if (context.date() && tag.kind != TagKind::Person && find_tag(code) != nullptr &&
            find_tag(code, context.date()) == nullptr) {
            context.report(tag.at.begin, "the TAG was not in use at the telegram's date", tag.code,
                           to_string(*context.date()));
        }
    }
}

}  // namespace

constinit const Rule tag_era{"tag-era",
                             "L057",
                             Finding::Severity::Warning,
                             Profile::All,
                             "A TAG of another era",
                             "The tables of 1973, 1990 and 2015 use some codes for different "
                             "things; a reader would look it up wrongly.",
                             check};

}  // namespace reftel::telegram::lint
