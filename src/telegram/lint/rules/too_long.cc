// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    context.adopt("message-too-long");
    if (telegram.sections_total > 20) {
        context.report(context.offset_of(telegram.class_line), "more than 20 sections",
                       std::to_string(telegram.sections_total), "20");
    }
}

}  // namespace

constinit const Rule too_long{
    "too-long",
    "L085",
    Finding::Severity::Warning,
    Profile::All,
    "More than 20 sections",
    "Longer texts go by other means; a total above 20 is mostly a garbled figure.",
    check};

}  // namespace reftel::telegram::lint
