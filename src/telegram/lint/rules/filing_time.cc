// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    const auto filed = parse_number(telegram.filing_time);
    if (!filed || telegram.filing_time.size() != 7 || !telegram.dtg) {
        return;
    }
    const Date date = telegram.dtg->time.date();
    const std::int64_t begin = UtcTime::from(date).seconds;
    const auto sent = static_cast<std::int64_t>(telegram.dtg->time.seconds - begin) / 60;
    const std::int64_t day = *filed / 10000;
    const std::int64_t own = day_of_year(date);
    const std::int64_t later = day == own ? 0 : day == 1 || day == own + 1 ? 1 : -1;
    const std::int64_t minutes = later * 1440 + *filed / 100 % 100 * 60 + *filed % 100 - sent;
    if (later < 0 || (minutes >= 0 && minutes <= 60)) {
        return;  // Another day is for the rule julian-day.
    }
    const auto severity =
        minutes < 0 || minutes > 1440 ? Finding::Severity::Warning : Finding::Severity::Info;
    context.report_as(
        severity, context.offset_of(telegram.filing_time),
        minutes < 0 ? "filed before the date-time group"
                    : "filed " + std::to_string(minutes) + " minutes after the date-time group",
        telegram.filing_time, telegram.dtg->to_string());
}

}  // namespace

constinit const Rule filing_time{
    "filing-time",
    "L014",
    Finding::Severity::Warning,
    Profile::Acp127,
    "The telegram was filed before its date-time group, or more than a day after it",
    "The date-time group is set when the telegram is released, the filing time when the station "
    "takes it: the second follows the first within the hour.",
    "Compare day, hour and minute of the DE line with the date-time group.",
    "Up to an hour later says nothing, up to a day is a note.",
    "ACP 127(G) 115",
    check};

}  // namespace reftel::telegram::lint
