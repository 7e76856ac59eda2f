// SPDX-License-Identifier: AGPL-3.0-or-later
#include "room/recognition.h"

#include <algorithm>

namespace reftel::room {
namespace {

/// A text without any header is a telegram when its file is named like one, or when it is numbered
/// the way only telegrams are.
bool has_telegram_body(const telegram::Telegram& parsed) {
    return std::any_of(parsed.paragraphs.begin(), parsed.paragraphs.end(),
                       [](const telegram::Paragraph& paragraph) {
                           return paragraph.number > 0 && !paragraph.mark_text.empty();
                       });
}

}  // namespace

std::optional<std::string> reason_to_refuse(const telegram::RawTelegram& raw,
                                            const telegram::Telegram& parsed) {
    if (telegram::looks_like_telegram(parsed)) {
        return std::nullopt;
    }
    if (!raw.published.reference_id.empty() && !parsed.paragraphs.empty()) {
        return std::nullopt;
    }
    if (has_telegram_body(parsed)) {
        return std::nullopt;
    }
    return "no line of a telegram's header, no class line and no portion-marked paragraph was "
           "found";
}

std::uint64_t unread_bytes(const telegram::Telegram& parsed) {
    std::uint64_t out = 0;
    for (const telegram::Line& line : parsed.lines) {
        if (line.part == telegram::LinePart::Junk) {
            out += line.at.size();
        }
    }
    return out;
}

}  // namespace reftel::room
