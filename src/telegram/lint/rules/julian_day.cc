// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    context.adopt("julian-day-differs");
    const auto filed = parse_number(telegram.filing_time);
    const unsigned days = context.date() && !is_leap_year(context.date()->year) ? 365 : 366;
    if (filed && telegram.filing_time.size() == 7 &&
        (*filed / 10000 == 0 || *filed / 10000 > days)) {
        context.report(context.offset_of(telegram.filing_time), "no such day of the year",
                       telegram.filing_time.substr(0, 3), "001 to " + std::to_string(days));
    }
}

}  // namespace

constinit const Rule julian_day{
    "julian-day",
    "L013",
    Finding::Severity::Error,
    Profile::All,
    "The filing time's day of the year is not that of the date-time group",
    "A telegram is filed on the day of its date-time group or the next. Another day means that one "
    "of the two was typed wrongly; the date of the telegram is then in doubt.",
    check};

}  // namespace reftel::telegram::lint
