// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/reading/lighter.h"

#include <algorithm>

#include "base/text.h"
#include "search/query.h"

namespace reftel::web {
namespace {

/// Two lit words with nothing but blanks between them are lit as one.
bool joins(std::string_view text, const Span& before, const Span& next) {
    return next.begin <= before.end ||
           std::ranges::all_of(text.substr(before.end, next.begin - before.end), is_space);
}

}  // namespace

Lighter::Lighter(std::string_view query) {
    const search::Query parsed = search::parse_query(query);
    auto matcher = std::make_unique<search::TextMatcher>(parsed);
    const bool lights = std::ranges::any_of(
        matcher->leaves(), [](const search::TextMatcher::Leaf& leaf) { return leaf.positive; });
    if (lights) {
        query_ = query;
        matcher_ = std::move(matcher);
    }
}

std::vector<Span> Lighter::places(std::string_view text, search::TextPart part) const {
    std::vector<Span> out;
    if (matcher_ == nullptr) {
        return out;
    }
    search::TextMatches matches;
    matcher_->match(text, part, matches);
    for (const auto& lit : matches.lit) {
        if (!out.empty() && joins(text, out.back(), lit.at)) {
            out.back().end = std::max(out.back().end, lit.at.end);
        } else {
            out.push_back(lit.at);
        }
    }
    return out;
}

}  // namespace reftel::web
