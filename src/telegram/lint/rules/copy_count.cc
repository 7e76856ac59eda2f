// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    std::uint32_t sum = 0;
    std::uint32_t total = 0;
    for (const std::string_view line : telegram.distribution) {
        for (std::string_view word : split(line, ' ')) {
            word = trim(word);
            const std::size_t dash = word.rfind('-');
            if (word.size() == 4 && word[0] == '/') {
                total = parse_number(word.substr(1)).value_or(0);
            } else if (dash != std::string_view::npos && dash > 0 && word.size() == dash + 3 &&
                       is_upper(word[dash - 1])) {
                sum += parse_number(word.substr(dash + 1)).value_or(0);
            }
        }
    }
    if (total != 0 && sum != 0 && sum != total) {
        context.report(context.offset_of(telegram.distribution.front()),
                       "the copies do not sum to the total", std::to_string(sum),
                       std::to_string(total));
    }
}

}  // namespace

constinit const Rule copy_count{"copy-count",
                                "L076",
                                Finding::Severity::Warning,
                                Profile::Print,
                                "The copies of the distribution do not sum to its total",
                                "ISO-00 OES-06 /019 W: the offices' copies sum to the number "
                                "behind the oblique. Another sum means a garbled or missing line.",
                                "Compare the lines of the distribution with their total.",
                                "A total of 000, as prints of the 1990s have it.",
                                "docs/format.md F20",
                                check};

}  // namespace reftel::telegram::lint
