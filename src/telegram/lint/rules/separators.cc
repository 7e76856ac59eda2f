// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    if (!context.is_wire()) {
        return;
    }
    const auto& lines = telegram.lines;
    const auto marks = std::count_if(lines.begin(), lines.end(), [&](const Line& line) {
        return line.at.of(telegram.message).starts_with("BT") && line.at.size() <= 3;
    });
    const auto wanted =
        2 * static_cast<std::ptrdiff_t>(std::max<std::size_t>(1, telegram.sections.size()));
    if (marks != 2 && marks != wanted) {
        // Who publishes telegrams takes the marks out: none at all is no slip of the sender's.
        context.report_as(marks == 0 ? Finding::Severity::Info : Finding::Severity::Warning,
                          context.offset_of_first(LinePart::Separator),
                          "the marks BT around the text are not complete", std::to_string(marks),
                          std::to_string(wanted));
    }
}

}  // namespace

constinit const Rule separators{
    "separators",
    "L030",
    Finding::Severity::Warning,
    Profile::Acp127,
    "BT does not stand exactly twice",
    "BT parts header and text, and text and trailer. Each section has both.",
    "Write BT on a line of its own before and behind the text of each section.",
    "None at all is a note: who publishes telegrams takes them out.",
    "ACP 127(G) 127, 129",
    check};

}  // namespace reftel::telegram::lint
