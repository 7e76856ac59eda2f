// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/classified_by.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    if (telegram.classified_by.empty() || !context.date()) {
        return;
    }
    const std::string reasons = parse_classified_by(telegram.classified_by).reasons;
    const bool late = *context.date() > Date{2004, 9, 22};
    const bool early = *context.date() < Date{2003, 3, 25};
    const std::uint32_t at = context.offset_of_first(LinePart::ClassifiedBy);
    if (late && reasons.starts_with("1.5")) {
        context.report(at, "the reasons of the older order", reasons, "1.4");
    } else if (early && reasons.starts_with("1.4")) {
        context.report(at, "the reasons of a later order", reasons, "1.5");
    }
}

}  // namespace

constinit const Rule classification_reason{
    "classification-reason",
    "L053",
    Finding::Severity::Warning,
    Profile::All,
    "The reason to classify does not fit the date",
    "Reasons stood in section 1.5 until 2003 and stand in 1.4 since.",
    check};

}  // namespace reftel::telegram::lint
