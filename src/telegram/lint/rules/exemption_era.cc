// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    const std::string_view text = telegram.executive_order_text;
    const std::size_t at = text.find('X');
    const bool exemption = at != std::string_view::npos && at + 1 < text.size() &&
                           text[at + 1] >= '1' && text[at + 1] <= '8' &&
                           (at == 0 || text[at - 1] == ' ' || text[at - 1] == ':');
    if (exemption && context.date() && *context.date() > Date{2003, 9, 22}) {
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
    check};

}  // namespace reftel::telegram::lint
