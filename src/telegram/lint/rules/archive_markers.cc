// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    for (const std::string_view marker : {"Message Text", "Message Attributes"}) {
        std::size_t count = 0;
        for (std::size_t line = 0; line < telegram.lines.size(); ++line) {
            if (context.text(line) == marker && ++count == 2) {
                context.report(telegram.lines[line].at.begin, "the marker stands twice", marker);
            }
        }
    }
}

}  // namespace

constinit const Rule archive_markers{
    "archive-markers",
    "L079",
    Finding::Severity::Error,
    Profile::Print,
    "Message Text or Message Attributes stands twice",
    "Each release of the National Archives has one of each; a second one begins another document.",
    check};

}  // namespace reftel::telegram::lint
