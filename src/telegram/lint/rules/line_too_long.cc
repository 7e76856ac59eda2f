// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "base/text.h"
#include "telegram/compose/telegraph_text.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

constexpr std::size_t kLongest = 69;

/// Characters, not bytes: an accent takes two in UTF-8.
std::size_t width_of(std::string_view line) {
    return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

void check_width(Context& context) {
    const Telegram& telegram = context.telegram();
    std::size_t count = 0;
    std::size_t widest = kLongest;
    std::uint32_t at = 0;
    for (const Line& line : telegram.lines) {
        const std::string_view text = line.at.of(telegram.message);
        // No line has more characters than bytes.
        const bool short_line = text.size() <= kLongest || line.part == LinePart::Junk;
        const std::size_t width = short_line ? 0 : width_of(trim_right(text));
        count += width > kLongest ? 1 : 0;
        if (width > widest) {
            widest = width;
            at = line.at.begin + static_cast<std::uint32_t>(kLongest);
        }
    }
    if (count > 0) {
        context.report(at, "lines longer than 69 characters: " + std::to_string(count),
                       std::to_string(widest), std::to_string(kLongest));
    }
}

/// A character with all its bytes.
std::string_view character_at(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    while (end < text.size() && end < at + 4 &&
           (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        ++end;
    }
    return text.substr(at, end - at);
}

/// What editors put in (tabs, curled quotes) is for the rule foreign-characters.
bool is_editors(std::string_view character) {
    return character == "\t" || character.starts_with("\xE2\x80") || character == "\xC2\xA0" ||
           character == "\xC2\xB6";
}

void check_characters(Context& context) {
    const Telegram& telegram = context.telegram();
    std::size_t count = 0;
    std::string_view first;
    for (const Line& line : telegram.lines) {
        std::string_view text = trim_right(line.at.of(telegram.message));
        if (line.part == LinePart::Junk) {
            continue;
        }
        for (std::size_t at = compose::find_untelegraphic(text); at != std::string_view::npos;
             at = compose::find_untelegraphic(text)) {
            const std::string_view character = character_at(text, at);
            if (!is_editors(character)) {
                first = count++ == 0 ? character : first;
            }
            text.remove_prefix(at + character.size());
        }
    }
    if (count > 0) {
        context.report(context.offset_of(first),
                       "characters that cannot be sent: " + std::to_string(count), first);
    }
}

void check(Context& context) {
    if (context.is_wire()) {
        check_width(context);
        check_characters(context);
    }
}

}  // namespace

constinit const Rule line_too_long{
    "line-too-long",
    "L070",
    Finding::Severity::Warning,
    Profile::Acp127,
    "A line is longer than 69 characters, or has a character that cannot be sent",
    "Teletypes print 69 characters, and the telegraph set has neither brackets nor accents.",
    "Wrap at 68 characters; write without accents and brackets.",
    "Copies without a header of traffic. Blanks at the end of a line do not count.",
    "ACP 127(G) 137",
    check};

}  // namespace reftel::telegram::lint
