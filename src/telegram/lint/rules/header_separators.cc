// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    context.adopt("tags-run-together");
    for (std::size_t line = 0; line < telegram.lines.size(); ++line) {
        const LinePart part = telegram.lines[line].part;
        if (part == LinePart::Tags) {
            const std::string_view text = context.text(line);
            if (text.find(",,") != std::string_view::npos || text.ends_with('.')) {
                context.report(telegram.lines[line].at.begin, "a separator too many",
                               text.substr(text.size() > 24 ? text.size() - 24 : 0));
            }
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
    check};

}  // namespace reftel::telegram::lint
