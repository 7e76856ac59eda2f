// SPDX-License-Identifier: AGPL-3.0-or-later
#include <set>

#include "base/text.h"
#include "telegram/fact_checks.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

/// The TAGS of a line with persons taken out: what stands in brackets has blanks and commas of its
/// own.
std::vector<std::string_view> codes_of(std::string_view text) {
    std::vector<std::string_view> out;
    int depth = 0;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        const char c = at < text.size() ? text[at] : ' ';
        if (c == ' ' || c == ',' || c == ';' || c == '(' || c == ')') {
            if (depth == 0 && at > begin) {
                out.push_back(text.substr(begin, at - begin));
            }
            begin = at + 1;
        }
        depth += c == '(' ? 1 : c == ')' && depth > 0 ? -1 : 0;
    }
    return out;
}

void check_repeated(Context& context) {
    const Telegram& telegram = context.telegram();
    std::set<std::string_view> seen;
    for (std::size_t line = 0; line < telegram.lines.size(); ++line) {
        if (telegram.lines[line].part != LinePart::Tags) {
            continue;
        }
        const std::string_view text = context.text(line);
        for (const std::string_view code : codes_of(text.substr(text.find(':') + 1))) {
            if (find_tag(code) != nullptr && !seen.insert(code).second) {
                context.report(context.offset_of(code), "the TAG stands twice", code, {},
                               "leave one out");
            }
        }
    }
}

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    if (telegram.tags.empty()) {
        return;
    }
    const OriginFact* const origin = telegram.mrn ? find_origin(telegram.mrn->origin) : nullptr;
    const std::string_view country = origin != nullptr ? origin->country_tag : std::string_view{};
    bool geo = false;
    bool own = false;
    for (const Tag& tag : telegram.tags) {
        geo = geo || tag.kind == TagKind::Geo;
        own = own || tag.code == country;
    }
    check_repeated(context);
    const std::uint32_t at = telegram.tags.front().at.begin;
    if (!geo) {
        context.report(at, "no TAG of a country or region");
    } else if (!own && !country.empty() && context.date() &&
               is_tag_in_use(country, *context.date()) && origin->kind != "department") {
        context.report(at, "the country of the post is not among the TAGS", {}, country);
    }
}

}  // namespace

constinit const Rule geo_tag{"geo-tag",
                             "L059",
                             Finding::Severity::Info,
                             Profile::All,
                             "A TAG stands twice, or none names a country, or none the post's own",
                             "A country or region says where; twice says nothing more.",
                             "Add the country, and leave the second one out.",
                             "The Department and travelling parties have no country of their own.",
                             "TAGS handbook (1974) 2",
                             check};

}  // namespace reftel::telegram::lint
