// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "base/text.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    if (!context.is_wire() || telegram.paragraphs.empty()) {
        return;
    }
    if (telegram.signature.empty()) {
        context.report(static_cast<std::uint32_t>(telegram.message.size()),
                       "no signature behind the text");
        return;
    }
    for (const std::string_view name : telegram.signature) {
        if (std::any_of(name.begin(), name.end(), is_lower)) {
            context.report_as(Finding::Severity::Info, context.offset_of(name),
                              "the signature is not in capitals", name, to_upper(name));
        }
    }
}

}  // namespace

constinit const Rule signature_missing{
    "signature-missing",
    "L074",
    Finding::Severity::Warning,
    Profile::All,
    "No signature, or one that is not in capitals",
    "The name of the chief of mission, or who acts for them, ends the text.",
    "Write the surname of who signs, in capitals, behind the text.",
    "Prints and retyped copies: many are cut. Small letters are a note.",
    "5 FAH-1 H-246",
    check};

}  // namespace reftel::telegram::lint
