// SPDX-License-Identifier: AGPL-3.0-or-later
// LINK: reftel::search
//
// The first line is a query, the rest a text: whatever they are, the query is understood within its
// limits, the places it names are in it, and what it lights in the text lies in the text in order.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "search/limits.h"
#include "search/matcher.h"
#include "search/query.h"
#include "search/snippet.h"

namespace {

using reftel::Span;
using reftel::search::LitText;
using reftel::search::Query;

void check_place(Span at, std::string_view text) {
    REFTEL_ASSERT(at.begin <= at.end && at.end <= text.size(), "places lie in the query");
}

void check_query(const Query& query) {
    REFTEL_ASSERT(!query.nodes.empty(), "even an empty query has a node");
    REFTEL_ASSERT(query.nodes.size() <= reftel::search::kMaxQueryNodes, "nodes are limited");
    REFTEL_ASSERT(query.issues.size() <= reftel::search::kMaxQueryIssues, "issues are limited");
    for (std::size_t i = 0; i < query.nodes.size(); ++i) {
        check_place(query.nodes[i].at, query.text);
        for (const std::uint32_t child : query.nodes[i].children) {
            REFTEL_ASSERT(child < i, "children are made before their parents");
        }
    }
    for (const auto& clause : query.clauses) {
        check_place(clause.at, query.text);
        REFTEL_ASSERT(!clause.meaning.empty(), "every clause is explained");
    }
    for (const auto& issue : query.issues) {
        check_place(issue.at, query.text);
        REFTEL_ASSERT(!describe(query, issue).empty(), "every issue is described");
    }
    REFTEL_ASSERT(!dump(query).empty(), "every query can be printed");
}

void check_lit(const LitText& lit) {
    std::uint32_t end = 0;
    for (const Span& span : lit.lit) {
        REFTEL_ASSERT(span.begin >= end && span.end > span.begin, "lit places rise");
        end = span.end;
    }
    REFTEL_ASSERT(end <= lit.text.size(), "lit places lie in the text");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const std::size_t line = input.find('\n');
    const std::string_view text = line == std::string_view::npos ? input : input.substr(line + 1);
    const Query query = reftel::search::parse_query(input.substr(0, line));
    check_query(query);
    const reftel::search::TextMatcher matcher(query);
    reftel::search::TextMatches matches;
    matcher.match(text, reftel::search::TextPart::Text, matches);
    check_lit(reftel::search::light(text, matches.lit));
    check_lit(reftel::search::make_snippet(text, matches.lit));
    return 0;
}
