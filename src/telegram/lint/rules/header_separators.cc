// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "base/text.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

/// Two commas, colons or semicolons in a row, or a full stop at the end.
bool is_misseparated(std::string_view text) {
    const auto twice = std::adjacent_find(text.begin(), text.end(), [](char a, char b) {
        return a == b && (a == ',' || a == ':' || a == ';');
    });
    return twice != text.end() || text.ends_with('.');
}

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    context.adopt("tags-run-together");
    for (std::size_t line = 0; line < telegram.lines.size(); ++line) {
        const LinePart part = telegram.lines[line].part;
        const std::string_view text = context.text(line);
        if ((part == LinePart::Tags || part == LinePart::ExecutiveOrder) && is_misseparated(text)) {
            context.report(telegram.lines[line].at.begin, "a separator too many",
                           text.substr(text.size() > 24 ? text.size() - 24 : 0));
        }
    }
}

}  // namespace

constinit const Rule header_separators{
    "header-separators",
    "L054",
    Finding::Severity::Warning,
    Profile::All,
    "The E.O. or TAGS line ends with a full stop, or has a separator twice",
    "Machines split these lines at their separators.",
    "Write one separator, and none at the end.",
    "",
    "TAGS handbook (1974) 3",
    check};

}  // namespace reftel::telegram::lint
