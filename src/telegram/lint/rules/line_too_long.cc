// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    if (!context.is_wire()) {
        return;
    }
    std::size_t count = 0;
    const Line* longest = nullptr;
    for (const Line& line : telegram.lines) {
        if (line.part != LinePart::Junk && line.at.size() > 69) {
            ++count;
            longest = longest == nullptr || line.at.size() > longest->at.size() ? &line : longest;
        }
    }
    if (count > 0) {
        context.report(longest->at.begin + 69,
                       "lines longer than 69 characters: " + std::to_string(count),
                       std::to_string(longest->at.size()), "69");
    }
}

}  // namespace

constinit const Rule line_too_long{
    "line-too-long",
    "L070",
    Finding::Severity::Warning,
    Profile::Acp127,
    "A line is longer than 69 characters, or has a character that cannot be sent",
    "Teletypes print 69 characters, and the telegraph set has neither brackets nor accents.",
    check};

}  // namespace reftel::telegram::lint
