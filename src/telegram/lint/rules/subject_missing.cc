// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    if (telegram.variant == Variant::Retyped) {
        return;  // Editors leave it out of their prints.
    }
    context.adopt("subject-missing");
}

}  // namespace

constinit const Rule subject_missing{"subject-missing",
                                     "L060",
                                     Finding::Severity::Error,
                                     Profile::All,
                                     "No SUBJECT",
                                     "The subject is what lists and searches show.",
                                     "Write SUBJECT: and a title.",
                                     "Editors' prints; British telegrams, whose form has "
                                     "no SUBJECT line.",
                                     "TAGS handbook (1974) 3",
                                     check};

}  // namespace reftel::telegram::lint
