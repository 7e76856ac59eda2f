// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/query_builder.h"

#include <algorithm>

#include "search/limits.h"

namespace reftel::search {

std::uint32_t QueryBuilder::add_leaf(QueryNode leaf) {
    ++leaves_;
    query_.nodes.push_back(std::move(leaf));
    return static_cast<std::uint32_t>(query_.nodes.size() - 1);
}

std::uint32_t QueryBuilder::add_inner(QueryNode::Kind kind, std::vector<std::uint32_t> children) {
    QueryNode inner;
    inner.kind = kind;
    inner.at = {query_.nodes[children.front()].at.begin, query_.nodes[children.back()].at.end};
    inner.children = std::move(children);
    query_.nodes.push_back(std::move(inner));
    return static_cast<std::uint32_t>(query_.nodes.size() - 1);
}

bool QueryBuilder::has_room() const {
    // A class with a caveat makes two leaves of one value.
    return leaves_ + 2 <= kMaxQueryTerms;
}

void QueryBuilder::add_issue(Span at, Said what, Said advice, bool left_out) {
    if (query_.issues.size() >= kMaxQueryIssues) {
        return;
    }
    QueryIssue issue{at, std::move(what), std::move(advice), {}, {}, left_out};
    if (query_.issues.size() + 1 == kMaxQueryIssues) {
        const auto end = static_cast<std::uint32_t>(query_.text.size());
        issue = {{at.begin, end}, {Saying::MoreIssues}, {}, {}, {}, false};
    }
    issue.message = english_wording().say(issue.what);
    issue.hint = english_wording().say(issue.advice);
    query_.issues.push_back(std::move(issue));
}

void QueryBuilder::leave_out(Span at, Said what, Said advice) {
    add_issue(at, std::move(what), std::move(advice), true);
}

void QueryBuilder::reread(Span at, Said what, Said advice) {
    add_issue(at, std::move(what), std::move(advice), false);
}

std::size_t QueryBuilder::character_at(std::uint32_t offset) const {
    const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; };
    const auto end = query_.text.begin() + static_cast<std::ptrdiff_t>(offset);
    return static_cast<std::size_t>(std::count_if(query_.text.begin(), end, begins)) + 1;
}

}  // namespace reftel::search
