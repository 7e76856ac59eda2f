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
    const bool none = starts_with_fold(text, "N/A") || starts_with_fold(text, "NA");
    const std::uint32_t at = context.offset_of(telegram.executive_order);
    if (telegram.classification.level >= Level::Confidential && (none || text.empty())) {
        context.report(at, "a classified telegram without an instruction to declassify", text,
                       "DECL: and a date or event");
    } else if (telegram.classification.level <= Level::Sensitive && !none) {
        // A remark is a slip; an instruction says that one of the two levels is wrong.
        const bool instruction = starts_with_fold(text, "DECL") || starts_with_fold(text, "GDS") ||
                                 starts_with_fold(text, "XGDS") || starts_with_fold(text, "RDS") ||
                                 starts_with_fold(text, "ADS");
        context.report_as(instruction ? Finding::Severity::Error : Finding::Severity::Warning, at,
                          instruction ? "an unclassified telegram with an instruction to declassify"
                                      : "an unclassified telegram without N/A behind its order",
                          text, "N/A");
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
    "Write DECL: and a date or event; for an unclassified telegram N/A.",
    "A telegram without an E.O. number is for the rule executive-order-missing. A remark instead "
    "of N/A is a warning.",
    "TAGS handbook (1974) 4; E.O. 12958 1.5",
    check};

}  // namespace reftel::telegram::lint
