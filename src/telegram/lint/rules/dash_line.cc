// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "base/text.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    for (const std::string_view line : telegram.distribution) {
        const std::string_view text = trim(line);
        if (text.starts_with("-----") && std::none_of(text.begin(), text.end(), is_digit)) {
            context.report_as(Finding::Severity::Info, context.offset_of(line),
                              "no counter behind the dashes", text.substr(0, 24));
        }
    }
}

}  // namespace

constinit const Rule dash_line{
    "dash-line",
    "L078",
    Finding::Severity::Warning,
    Profile::Print,
    "The dash line of a print has no group",
    "Behind the dashes stand the relay's counter and the time; without them the line was cut.",
    check};

}  // namespace reftel::telegram::lint
