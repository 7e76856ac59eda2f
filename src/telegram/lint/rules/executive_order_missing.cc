// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "telegram/lint/agency_captions.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    const std::size_t order = context.first(LinePart::ExecutiveOrder);
    const std::size_t tags = context.first(LinePart::Tags);
    const std::size_t subject = context.first(LinePart::Subject);
    const std::size_t end = telegram.lines.size();
    if (!context.has(LinePart::ClassLine) || !context.date() ||
        *context.date() < Date{1973, 3, 1}) {
        return;
    }
    if (order >= end && (tags < end || subject < end) && !needs_no_text_header(telegram)) {
        context.report(telegram.lines[std::min(tags, subject)].at.begin, "no E.O. line");
    } else if (order < end && order > tags) {
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
    "Write E.O., the order in force and N/A or DECL: before TAGS.",
    "Telegrams of before March 1973, and AIDAC, USIAC and TOPEC, which needed none.",
    "TAGS handbook (1974) 3, 4",
    check};

}  // namespace reftel::telegram::lint
