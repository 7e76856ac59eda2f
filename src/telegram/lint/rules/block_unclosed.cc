// SPDX-License-Identifier: AGPL-3.0-or-later
#include <array>

#include "base/byte_places.h"
#include "base/text.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

/// The words whose end mark asks for an opening, by what their spellings share: SUMMAY is seen.
struct Marked {
    std::string_view capitals;
    std::string_view small;
    std::string_view end;
    std::size_t closed = 0;  ///< Where the last end mark ended.
};

/// END COMMENT where no comment was opened since the last one: by COMMENT or Comment in any form.
void check_closes(Context& context) {
    const Telegram& telegram = context.telegram();
    const std::string_view text = telegram.reading.text;
    std::array<Marked, 2> kinds{
        {{"SUMMA", "Summa", "END SUMMARY"}, {"COMMENT", "Comment", "END COMMENT"}}};
    BytePairs places(text, {'e', ' ', 3}, 0);
    for (std::size_t at = places.next(); at != std::string_view::npos; at = places.next()) {
        for (Marked& kind : kinds) {
            if ((at > 0 && is_alnum(text[at - 1])) || !is_upper(text[at]) ||
                !starts_with_fold(text.substr(at), kind.end)) {
                continue;
            }
            const std::string_view before = text.substr(kind.closed, at - kind.closed);
            if (before.find(kind.capitals) == std::string_view::npos &&
                before.find(kind.small) == std::string_view::npos) {
                context.report(telegram.reading.map.to_source(static_cast<std::uint32_t>(at)),
                               std::string(kind.end) + " closes nothing that was opened",
                               text.substr(at, kind.end.size()), {},
                               "open it where it begins, or leave the mark out");
            }
            kind.closed = at + kind.end.size();
        }
    }
}

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    for (const Finding& finding : telegram.findings) {
        if (finding.rule == "block-unclosed") {
            context.report_as(Finding::Severity::Info, finding.offset, finding.message);
        }
    }
    check_closes(context);
}

}  // namespace

constinit const Rule block_unclosed{
    "block-unclosed",
    "L069",
    Finding::Severity::Warning,
    Profile::All,
    "A summary, comment or quoted text opens and is not closed, or the reverse",
    "END SUMMARY says where the author's own words go on.",
    "Write END SUMMARY, END COMMENT, END TEXT where it ends.",
    "An opening without its end is a note only: comments of real telegrams often end with their "
    "paragraph and no mark. Ends without an opening are looked for of summaries and comments "
    "alone. Marks of different kinds that cross are not told from marks left out.",
    "5 FAH-1 H-246",
    check};

}  // namespace reftel::telegram::lint
