// SPDX-License-Identifier: AGPL-3.0-or-later
#include <set>

#include "base/text.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    if (telegram.tags.empty()) {
        return;
    }
    bool geo = false;
    for (const Tag& tag : telegram.tags) {
        geo = geo || tag.kind == TagKind::Geo;
    }
    std::set<std::string_view> seen;
    for (std::size_t line = 0; line < telegram.lines.size(); ++line) {
        if (telegram.lines[line].part != LinePart::Tags) {
            continue;
        }
        const std::string_view text = context.text(line);
        for (const std::string_view code : split(text.substr(text.find(':') + 1), ',')) {
            if (!trim(code).empty() && !seen.insert(trim(code)).second) {
                context.report(context.offset_of(trim(code)), "the TAG stands twice", trim(code),
                               {}, "leave one out");
            }
        }
    }
    if (!geo) {
        context.report(telegram.tags.front().at.begin, "no TAG of a country or region");
    }
}

}  // namespace

constinit const Rule geo_tag{"geo-tag",
                             "L059",
                             Finding::Severity::Info,
                             Profile::All,
                             "A TAG stands twice, or no TAG names a country",
                             "A country or region says where; twice says nothing more.",
                             check};

}  // namespace reftel::telegram::lint
