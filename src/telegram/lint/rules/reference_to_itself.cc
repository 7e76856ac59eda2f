// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

/// One day after the telegram: references are typed by people in other time zones.
int latest_year(const Date& date) {
    return date.month == 12 && date.day == 31 ? date.year + 1 : date.year;
}

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    for (const Reference& reference : telegram.references) {
        if (!reference.mrn || !telegram.mrn) {
            continue;
        }
        const Mrn& cited = *reference.mrn;
        if (cited == *telegram.mrn) {
            context.report(reference.at.begin, "the telegram refers to itself", reference.text);
        } else if (context.date() && cited.year > latest_year(*context.date())) {
            context.report(reference.at.begin, "the reference is later than the telegram",
                           reference.text, to_string(*context.date()));
        } else if (reference.year_basis == YearBasis::Stated && cited.year == telegram.mrn->year &&
                   cited.origin == telegram.mrn->origin &&
                   cited.number > telegram.mrn->number + 1) {
            // Numbers are given out of order now and then: one in a thousand.
            context.report_as(Finding::Severity::Warning, reference.at.begin,
                              "the reference has a higher number than the telegram of its origin",
                              reference.text, telegram.mrn->to_string());
        }
    }
}

}  // namespace

constinit const Rule reference_to_itself{
    "reference-to-itself",
    "L064",
    Finding::Severity::Error,
    Profile::All,
    "A telegram refers to itself, or to a later one",
    "One cannot cite what is not yet sent: number or year is wrong.",
    "Correct number or year.",
    "Only years and numbers are compared: a reference states no day. A higher number is a warning, "
    "for numbers are given out of order now and then.",
    "Practice: what is not yet sent cannot be cited",
    check};

}  // namespace reftel::telegram::lint
