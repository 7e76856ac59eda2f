// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    const std::size_t order = context.first(LinePart::ExecutiveOrder);
    for (std::size_t line = order; line < telegram.lines.size(); ++line) {
        if (telegram.lines[line].part == LinePart::Caption) {
            context.report(telegram.lines[line].at.begin, "a caption behind the E.O. line",
                           context.text(line));
        }
    }
}

}  // namespace

constinit const Rule caption_place{
    "caption-place",
    "L036",
    Finding::Severity::Warning,
    Profile::Acp127,
    "A caption stands behind the attention lines or the E.O. line",
    "Captions restrict who may see a telegram; they stand between class line and attention lines, "
    "where a distributor looks for them.",
    check};

}  // namespace reftel::telegram::lint
