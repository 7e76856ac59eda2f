// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "base/text.h"
#include "telegram/lexer.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

/// The groups of six figures behind the dashes, and how many of them end with Z.
struct Groups {
    std::size_t count = 0;
    std::size_t times = 0;
};

Groups groups_of(std::string_view rest) {
    Groups out;
    while (!rest.empty()) {
        const std::string_view word = take_word(rest);
        const std::size_t digits = leading_digits(word);
        if (digits >= 5 && digits <= 6) {
            ++out.count;
            out.times += word.substr(digits).starts_with("Z") ? 1 : 0;
        }
    }
    return out;
}

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    const bool late = context.date() && *context.date() >= Date{1977, 1, 1};
    for (const std::string_view line : telegram.distribution) {
        const std::string_view text = trim(line);
        if (!text.starts_with("-----")) {
            continue;
        }
        const std::size_t end = std::min(text.find_first_not_of('-'), text.size());
        const Groups groups = groups_of(text.substr(end));
        const std::uint32_t at = context.offset_of(line);
        if (groups.count == 0) {
            context.report_as(Finding::Severity::Info, at, "no counter behind the dashes",
                              text.substr(end));
        } else if (groups.count > 1 && groups.times != 1 && late) {
            context.report(at, "counter and time behind the dashes cannot be told apart",
                           trim(text.substr(end)), "one group that ends with Z");
        } else if (groups.count == 1 && late) {
            context.report(at, "one group behind the dashes instead of two", trim(text.substr(end)),
                           "counter and time");
        }
    }
}

}  // namespace

constinit const Rule dash_line{
    "dash-line",
    "L078",
    Finding::Severity::Warning,
    Profile::Print,
    "The dash line of a print lacks a group",
    "Behind the dashes stands the relay's counter, since December 1976 the time too: 052011Z "
    "034567. Without them the line was cut.",
    "Nothing can be done but to find a better copy.",
    "Until the end of 1976 one group is enough. A line without any group is a note: many copies "
    "lost it.",
    "docs/format.md F20",
    check};

}  // namespace reftel::telegram::lint
