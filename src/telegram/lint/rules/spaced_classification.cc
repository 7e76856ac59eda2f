// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    if (!context.is_wire() || telegram.class_line.empty()) {
        return;
    }
    const std::string_view text = telegram.class_line;
    for (const std::string_view word : {"CONFIDENTIAL", "SECRET", "TOP SECRET", "UNCLASSIFIED"}) {
        if (text.starts_with(word)) {
            context.report(context.offset_of(text), "the level is not written as prescribed", word,
                           word == "UNCLASSIFIED" ? "UNCLAS" : "spaced letters");
        }
    }
}

}  // namespace

constinit const Rule spaced_classification{
    "spaced-classification",
    "L032",
    Finding::Severity::Warning,
    Profile::Acp127,
    "A classified level is not written in spaced letters",
    "C O N F I D E N T I A L cannot be overlooked; UNCLAS is the short form of the level below.",
    check};

}  // namespace reftel::telegram::lint
