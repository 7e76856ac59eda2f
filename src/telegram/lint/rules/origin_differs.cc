// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.h"
#include "telegram/class_line.h"
#include "telegram/furniture.h"
#include "telegram/lint/rule.h"
#include "telegram/mrn.h"

namespace reftel::telegram::lint {
namespace {

/// Letters alone: `PORT AU PRINCE` and `PORTAUPRINCE` are one name.
std::string letters_of(std::string_view name) {
    std::string out;
    for (const char c : name) {
        if (is_alpha(c)) {
            out += to_upper(c);
        }
    }
    return out;
}

/// Page marks cut the name: `PORT AU PR`, in prints `PORT A`.
void check_page_marks(Context& context) {
    const Telegram& telegram = context.telegram();
    const auto head = parse_class_line(telegram.class_line);
    if (!head || head->origin.empty() || !telegram.mrn) {
        return;
    }
    const std::string own = letters_of(head->origin);
    for (std::size_t line = 0; line < telegram.lines.size(); ++line) {
        if (telegram.lines[line].part != LinePart::PageMark) {
            continue;
        }
        auto mark = parse_page_mark(context.text(line));
        mark = mark ? mark : parse_page_line(context.text(line));
        // Another number is for the rule page-mark-foreign.
        if (mark && !mark->station.empty() && mark->number == head->number &&
            !own.starts_with(letters_of(mark->station)) &&
            canonical_origin(mark->station).canonical != telegram.mrn->origin) {
            context.report(telegram.lines[line].at.begin, "the page mark names another origin",
                           mark->station, head->origin);
            return;
        }
    }
}

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    context.adopt("origin-differs");
    const auto published = canonical_mrn(context.hints().id);
    if (published && telegram.mrn && published->origin != telegram.mrn->origin) {
        context.report(context.offset_of(telegram.class_line), "the publisher names another origin",
                       published->origin, telegram.mrn->origin);
    }
    check_page_marks(context);
}

}  // namespace

constinit const Rule origin_differs{
    "origin-differs",
    "L021",
    Finding::Severity::Error,
    Profile::All,
    "The class line names another origin than FM",
    "FM, class line and page marks name one post. When they differ "
    "the text may belong to another header.",
    "Compare FM, class line, page marks and the publisher's id.",
    "Page marks with another number are for the rule page-mark-foreign.",
    "docs/format.md F12, F30",
    check};

}  // namespace reftel::telegram::lint
