// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    for (const Finding& finding : telegram.findings) {
        if (finding.rule == "block-unclosed") {
            context.report_as(Finding::Severity::Info, finding.offset, finding.message);
        }
    }
}

}  // namespace

constinit const Rule block_unclosed{
    "block-unclosed",
    "L069",
    Finding::Severity::Warning,
    Profile::All,
    "A summary, comment or quoted text opens and is not closed",
    "END SUMMARY says where the author's own words go on.",
    "Write END SUMMARY, END COMMENT, END TEXT where it ends.",
    "A note only: comments of real telegrams often end with their paragraph and no mark. Marks of "
    "different kinds that cross are not told from marks left out.",
    "5 FAH-1 H-246",
    check};

}  // namespace reftel::telegram::lint
