// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    context.adopt("dtg-unreadable");
    context.adopt("dtg-missing");
}

}  // namespace

constinit const Rule date_time_group{"date-time-group",
                                     "L017",
                                     Finding::Severity::Error,
                                     Profile::All,
                                     "The date-time group cannot be read",
                                     "Day, hour, minute, zone letter Z, month and year say when a "
                                     "telegram was sent; nothing can be ordered without.",
                                     check};

}  // namespace reftel::telegram::lint
