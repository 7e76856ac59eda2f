// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"
#include "telegram/mrn.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    if (telegram.variant != Variant::Retyped) {
        context.adopt("from-missing");  // Editors put the originator into the title.
    }
    if (!telegram.from.empty() && !canonical_origin(telegram.from).known) {
        context.report_as(Finding::Severity::Info, context.offset_of(telegram.from),
                          "no table knows this originator", telegram.from);
    }
    bool seen = false;
    for (std::size_t line = 0; line < telegram.lines.size(); ++line) {
        const bool from = telegram.lines[line].part == LinePart::From;
        if (from && seen) {
            context.report(telegram.lines[line].at.begin, "a second originator", context.text(line),
                           telegram.from);
            return;
        }
        seen = seen || from;
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
    "Write FM and the originator's plain-language address, once.",
    "An originator that no table knows is a note: the tables have State's posts alone.",
    "ACP 127(G) 121",
    check};

}  // namespace reftel::telegram::lint
