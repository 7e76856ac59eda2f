// SPDX-License-Identifier: AGPL-3.0-or-later
#include <string>
#include <string_view>
#include <vector>

#include "telegram/distribution.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const std::vector<std::string_view>& lines = context.telegram().distribution;
    const Distribution distribution = parse_distribution(lines);
    std::uint32_t sum = 0;
    for (const DistributionOffice& office : distribution.offices) {
        sum += office.copies;
    }
    if (distribution.total != 0 && sum != 0 && sum != distribution.total) {
        context.report(context.offset_of(lines.front()), "the copies do not sum to the total",
                       std::to_string(sum), std::to_string(distribution.total));
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
