// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    if (context.is_wire() && telegram.signature.empty() && !telegram.paragraphs.empty()) {
        context.report(static_cast<std::uint32_t>(telegram.message.size()),
                       "no signature behind the text");
    }
}

}  // namespace

constinit const Rule signature_missing{
    "signature-missing",
    "L074",
    Finding::Severity::Warning,
    Profile::All,
    "No signature",
    "The name of the chief of mission, or who acts for them, ends the text.",
    check};

}  // namespace reftel::telegram::lint
