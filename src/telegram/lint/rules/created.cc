// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    if (!context.hints().created || !telegram.dtg) {
        return;
    }
    const std::int64_t apart =
        context.hints().created->seconds / 60 - telegram.dtg->time.seconds / 60;
    if (apart != 0) {
        context.report_as(
            apart > -1440 && apart < 1440 ? Finding::Severity::Warning : Finding::Severity::Error,
            context.offset_of_first(LinePart::DateTimeGroup), "the publisher states another time",
            context.hints().created->to_string(), telegram.dtg->time.to_string());
    }
}

}  // namespace

constinit const Rule created{
    "created",
    "L019",
    Finding::Severity::Error,
    Profile::All,
    "The publisher's date is not that of the date-time group",
    "Who publishes a telegram takes its date from the date-time group, to "
    "the minute. Another date belongs to another telegram.",
    "Find out which of the two is right; the other belongs to another telegram or was typed "
    "wrongly.",
    "Less than a day apart is a warning. The era of the executive order has a rule of its own.",
    "Practice of publishers; 09ASTANA436",
    check};

}  // namespace reftel::telegram::lint
