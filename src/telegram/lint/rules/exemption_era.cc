// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.h"
#include "telegram/fact_tables.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

/// Offset of `X1` to `X8`, not as part of 25X1 or XGDS; npos when there is none.
std::size_t find_exemption(std::string_view text) {
    for (std::size_t at = text.find('X'); at != std::string_view::npos;
         at = text.find('X', at + 1)) {
        const bool figure = at + 1 < text.size() && text[at + 1] >= '1' && text[at + 1] <= '8' &&
                            (at + 2 == text.size() || !is_alnum(text[at + 2]));
        if (figure && (at == 0 || !is_alnum(text[at - 1]))) {
            return at;
        }
    }
    return std::string_view::npos;
}

void check(Context& context) {
    const std::string_view text = context.telegram().executive_order_text;
    const std::size_t at = find_exemption(text);
    if (at == std::string_view::npos || !context.date()) {
        return;
    }
    const DeclassificationFact* const fact = find_declassification("12958", text.substr(at, 2));
    if (fact != nullptr && *context.date() > fact->era.to) {
        context.report(context.offset_of(text.substr(at)), "the exemption was no longer in force",
                       text.substr(at, 2), "a date");
    }
}

}  // namespace

constinit const Rule exemption_era{
    "exemption-era",
    "L051",
    Finding::Severity::Error,
    Profile::All,
    "An exemption X1 to X8 is used after 22 September 2003",
    "The order of 2003 took these exemptions out; a date is asked for since.",
    "Write a date at most 25 years away.",
    "25X1 to 25X9, which hold on.",
    "ISOO directive of 22 September 2003",
    check};

}  // namespace reftel::telegram::lint
