// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

/// Captions go on in words of their own: VISAS VIPER ZENDA, SECTO 12, CORRECTED COPY (SUBJECT).
bool is_known(std::string_view caption) {
    for (std::size_t size = caption.size(); size > 0;) {
        const std::string_view words = caption.substr(0, size);
        if (!meaning_of_caption(words).empty()) {
            return true;
        }
        const std::size_t blank = words.find_last_of(" /-:(");
        size = blank == std::string_view::npos ? 0 : blank;
    }
    return false;
}

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    for (const std::string_view caption : telegram.captions) {
        if (!is_known(caption)) {
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
    "Compare with the captions that reftel explains.",
    "Words behind a known caption: CODEL HENTZAU.",
    "5 FAH-2 H-420",
    check};

}  // namespace reftel::telegram::lint
