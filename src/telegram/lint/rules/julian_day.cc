// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    if (telegram.dtg) {
        context.adopt("julian-day-differs");
        return;
    }
    const auto filed = parse_number(telegram.filing_time);
    if (filed && telegram.filing_time.size() == 7 &&
        (*filed / 10000 == 0 || *filed / 10000 > 366)) {
        context.report(context.offset_of(telegram.filing_time), "no such day of the year",
                       telegram.filing_time.substr(0, 3), "001 to 366");
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
    "Count the day of the year from the date-time group: 12 March is 071, in leap years 072.",
    "The day after the date-time group's, for telegrams released before midnight.",
    "ACP 127(G) 115",
    check};

}  // namespace reftel::telegram::lint
