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

constinit const Rule created{"created",
                             "L019",
                             Finding::Severity::Error,
                             Profile::All,
                             "The publisher's date is not that of the date-time group",
                             "Who publishes a telegram takes its date from the date-time group, to "
                             "the minute. Another date belongs to another telegram.",
                             check};

}  // namespace reftel::telegram::lint
