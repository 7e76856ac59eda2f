// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/class_line.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    const bool traffic =
        telegram.variant == Variant::Acp127 || telegram.variant == Variant::StateShort;
    const std::string_view text = telegram.class_line;
    Level level = Level::None;
    const std::size_t size = level_length(text, level);
    // LIMITED OFFICIAL USE is written out.
    if (!traffic || size == 0 || level == Level::None || level == Level::Sensitive) {
        return;
    }
    const std::string_view stated = text.substr(0, size);
    if (stated != written_level(level)) {
        context.report_as(
            level == Level::Unclassified ? Finding::Severity::Info : Finding::Severity::Warning,
            context.offset_of(text), "the level is not written as prescribed", stated,
            written_level(level));
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
    "Space the letters of a classified level, words by two blanks; write UNCLAS otherwise.",
    "Prints and retyped copies; UNCLASSIFIED written out is a note.",
    "ACP 127(G) 203",
    check};

}  // namespace reftel::telegram::lint
