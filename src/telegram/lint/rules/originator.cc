// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"
#include "telegram/mrn.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    context.adopt("from-missing");
    if (!telegram.from.empty() && !canonical_origin(telegram.from).known) {
        context.report_as(Finding::Severity::Info, context.offset_of(telegram.from),
                          "no table knows this originator", telegram.from);
    }
}

}  // namespace

constinit const Rule originator{
    "originator",
    "L020",
    Finding::Severity::Error,
    Profile::All,
    "No originator, or one that no table knows",
    "FM names who sent the telegram. Without it nothing ties the number to a post.",
    check};

}  // namespace reftel::telegram::lint
