// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    context.adopt("dtg-unreadable");
    const bool unreadable =
        std::any_of(telegram.findings.begin(), telegram.findings.end(),
                    [](const Finding& finding) { return finding.rule == "dtg-unreadable"; });
    if (!unreadable) {
        context.adopt("dtg-missing");
    }
}

}  // namespace

constinit const Rule date_time_group{
    "date-time-group",
    "L017",
    Finding::Severity::Error,
    Profile::All,
    "The date-time group cannot be read",
    "Day, hour, minute, zone letter Z, month and year say when a "
    "telegram was sent; nothing can be ordered without.",
    "Write day, hour and minute in six figures, Z, three letters of the month, two figures of the "
    "year.",
    "What the parser can mend without doubt, such as 0 for O or blanks between figures.",
    "ACP 127(G) 119",
    check};

}  // namespace reftel::telegram::lint
