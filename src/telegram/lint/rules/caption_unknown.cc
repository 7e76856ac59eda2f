// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    for (const std::string_view caption : telegram.captions) {
        if (meaning_of_caption(caption).empty()) {
            context.report(context.offset_of(caption), "no table knows this caption", caption);
        }
    }
}

}  // namespace

constinit const Rule caption_unknown{
    "caption-unknown",
    "L037",
    Finding::Severity::Info,
    Profile::All,
    "A caption is in no table",
    "It may be a special one, a garbled one, or a line that is no caption.",
    check};

}  // namespace reftel::telegram::lint
