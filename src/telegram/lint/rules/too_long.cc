// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

/// Five pages of twenty lines each are what one transmission holds.
constexpr std::size_t kMostLines = 100;

/// Lines of text of the longest section, and the line its class line is.
struct Longest {
    std::size_t lines = 0;
    std::size_t begin = 0;
};

/// Nothing when the copy does not show where its sections begin.
Longest find_longest_section(const Telegram& telegram, std::size_t first) {
    Longest out;
    std::size_t count = 0;
    std::size_t sections = 1;
    std::size_t begin = first;
    for (std::size_t line = first; line < telegram.lines.size(); ++line) {
        const LinePart part = telegram.lines[line].part;
        if (part == LinePart::SectionHead && telegram.lines[line - 1].part != part &&
            telegram.lines[line].at.of(telegram.message).find("SECTION") !=
                std::string_view::npos) {
            ++sections;
            count = 0;
            begin = line;
        }
        count += part == LinePart::Body ? 1 : 0;
        out = count > out.lines ? Longest{count, begin} : out;
    }
    return sections == telegram.sections_total ? out : Longest{};
}

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    context.adopt("message-too-long");
    if (telegram.sections_total > 20) {
        context.report(context.offset_of(telegram.class_line), "more than 20 sections",
                       std::to_string(telegram.sections_total), "20");
    }
    const std::size_t first = context.first(LinePart::ClassLine);
    if (!context.is_wire() || first >= telegram.lines.size()) {
        return;
    }
    const Longest longest = find_longest_section(telegram, first);
    if (longest.lines > kMostLines) {
        // A published copy may have lost the class lines of its further sections with their BT.
        context.report_as(
            context.has(LinePart::Separator) ? Finding::Severity::Warning : Finding::Severity::Info,
            telegram.lines[longest.begin].at.begin, "more than five pages of text in one section",
            std::to_string(longest.lines), std::to_string(kMostLines));
    }
}

}  // namespace

constinit const Rule too_long{
    "too-long",
    "L085",
    Finding::Severity::Warning,
    Profile::All,
    "More than 20 sections, or more than five pages in one",
    "Longer texts go by other means; a total above 20 is mostly a garbled figure. A transmission "
    "holds five pages of twenty lines; relays refuse longer ones.",
    "Divide the text into sections of five pages, or send it by other means.",
    "Lines are counted in traffic alone, where the class line of each section is still there; a "
    "page has 20 lines. A published copy without BT gets a note.",
    "ACP 127(G) 202, 211",
    check};

}  // namespace reftel::telegram::lint
