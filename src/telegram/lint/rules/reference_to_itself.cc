// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    for (const Reference& reference : telegram.references) {
        if (!reference.mrn || !telegram.mrn) {
            continue;
        }
        if (*reference.mrn == *telegram.mrn) {
            context.report(reference.at.begin, "the telegram refers to itself", reference.text);
        } else if (context.date() && reference.mrn->year > context.date()->year + 1) {
            context.report(reference.at.begin, "the reference is later than the telegram",
                           reference.text, to_string(*context.date()));
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
    check};

}  // namespace reftel::telegram::lint
