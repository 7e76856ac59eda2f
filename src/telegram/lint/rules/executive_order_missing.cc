// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    const std::size_t order = context.first(LinePart::ExecutiveOrder);
    const std::size_t tags = context.first(LinePart::Tags);
    if (tags >= telegram.lines.size() || !context.has(LinePart::ClassLine)) {
        return;
    }
    if (order >= telegram.lines.size()) {
        context.report(telegram.lines[tags].at.begin, "no E.O. line before TAGS");
    } else if (order > tags) {
        context.report(telegram.lines[order].at.begin, "the E.O. line stands behind TAGS");
    }
}

}  // namespace

constinit const Rule executive_order_missing{
    "executive-order-missing",
    "L046",
    Finding::Severity::Warning,
    Profile::All,
    "No E.O. line, or it stands behind TAGS",
    "The line says under which order the telegram is classified and until when. It stands first in "
    "the text header.",
    check};

}  // namespace reftel::telegram::lint
