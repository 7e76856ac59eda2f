// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    if (telegram.executive_order.empty() || telegram.classification.level == Level::None) {
        return;
    }
    const std::string_view text = trim(telegram.executive_order_text);
    const bool none = text.empty() || text.starts_with("N/A") || text.starts_with("NA");
    const std::uint32_t at = context.offset_of(telegram.executive_order);
    if (telegram.classification.level >= Level::Confidential && none) {
        context.report(at, "a classified telegram without an instruction to declassify", text,
                       "DECL: and a date or event");
    } else if (telegram.classification.level <= Level::Sensitive && text.starts_with("DECL")) {
        context.report(at, "an unclassified telegram with an instruction to declassify", text,
                       "N/A");
    }
}

}  // namespace

constinit const Rule declassification_missing{
    "declassification-missing",
    "L048",
    Finding::Severity::Error,
    Profile::All,
    "A classified telegram has no instruction to declassify, or an unclassified one has",
    "The E.O. line of a classified telegram says when it opens; that of an unclassified one says "
    "N/A.",
    check};

}  // namespace reftel::telegram::lint
