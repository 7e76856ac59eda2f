// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "telegram/compose/complete.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

/// Where the order stops: behind it stand captions that restrict nobody.
bool restricts(std::string_view caption) {
    return compose::caption_rank(caption) < compose::caption_rank("SENSITIVE");
}

void check_order(Context& context) {
    std::string_view before;
    for (const std::string_view caption : context.telegram().captions) {
        if (caption.starts_with("EFTO") ||
            compose::caption_rank(caption) > compose::caption_rank("SIPDIS")) {
            continue;  // Stands in the class line, or has no rank.
        }
        if (!before.empty() && compose::caption_rank(caption) < compose::caption_rank(before)) {
            context.report_as(restricts(caption) && restricts(before) ? Finding::Severity::Warning
                                                                      : Finding::Severity::Info,
                              context.offset_of(caption),
                              "a caption behind one that restricts less", caption, before,
                              "put the more restrictive one first");
        }
        before = caption;
    }
}

void check(Context& context) {
    const std::string_view exdis = context.caption("EXDIS");
    if (!exdis.empty() && !context.caption("NODIS").empty()) {
        context.report(context.offset_of(exdis), "EXDIS beside NODIS", "EXDIS", "NODIS",
                       "leave EXDIS out");
    }
    check_order(context);
}

}  // namespace

constinit const Rule caption_conflict{
    "caption-conflict",
    "L038",
    Finding::Severity::Warning,
    Profile::All,
    "Two captions of distribution exclude one another, or captions stand in another order",
    "NODIS and EXDIS exclude one another: the first is for fewer eyes than the second. Captions "
    "stand in falling order, the most restrictive first, so that nobody has to read on to know "
    "that the telegram is not for him.",
    "Leave the weaker one out; put the more restrictive first.",
    "Captions of agencies, travel and visas have no rank. The order of SENSITIVE and SIPDIS is a "
    "note: neither restricts more than the other.",
    "5 FAH-2 H-420",
    check};

}  // namespace reftel::telegram::lint
