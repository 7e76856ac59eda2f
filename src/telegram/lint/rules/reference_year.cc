// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    for (const Reference& reference : telegram.references) {
        if (reference.mrn && reference.year_basis == YearBasis::YearBefore) {
            context.report(reference.at.begin,
                           "the year is inferred: the number is above the telegram's own",
                           reference.text, reference.mrn->to_string());
        }
    }
}

}  // namespace

constinit const Rule reference_year{
    "reference-year",
    "L066",
    Finding::Severity::Info,
    Profile::All,
    "The year of a reference is not stated",
    "It was taken from the citing telegram: its own year, or the "
    "year before when the number is above its own.",
    "Write the year before the origin: 06 ZENDA 905.",
    "The rules that need an archive to infer a year are not the linter's.",
    "Practice; docs/format.md",
    check};

}  // namespace reftel::telegram::lint
