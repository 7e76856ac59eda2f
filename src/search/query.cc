// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/query.h"

#include <utility>
#include <vector>

#include "base/text.h"
#include "search/index.h"

namespace reftel::search {
namespace {

/// A part of a query longer than this is not repeated in full.
constexpr std::size_t kMaxQuoted = 60;

std::string_view kind_name(QueryNode::Kind kind) {
    switch (kind) {
        case QueryNode::Kind::All:
            return "all";
        case QueryNode::Kind::And:
            return "and";
        case QueryNode::Kind::Or:
            return "or";
        case QueryNode::Kind::Not:
            return "not";
        case QueryNode::Kind::Term:
            return "term";
        case QueryNode::Kind::Phrase:
            return "phrase";
        case QueryNode::Kind::Near:
            return "near";
        case QueryNode::Kind::Prefix:
            return "prefix";
        case QueryNode::Kind::Wildcard:
            return "wildcard";
        case QueryNode::Kind::Stem:
            return "stem";
        case QueryNode::Kind::Fuzzy:
            return "fuzzy";
        case QueryNode::Kind::DateRange:
            return "dates";
        case QueryNode::Kind::LevelRange:
            return "levels";
        case QueryNode::Kind::Code:
            return "code";
    }
    return "";
}

std::string span_text(Span at) {
    return "[" + std::to_string(at.begin) + "," + std::to_string(at.end) + ")";
}

bool is_inner(QueryNode::Kind kind) {
    return kind == QueryNode::Kind::And || kind == QueryNode::Kind::Or ||
           kind == QueryNode::Kind::Not || kind == QueryNode::Kind::All;
}

void append_node(std::string& out, const QueryNode& node, std::size_t depth) {
    out.append(2 * depth, ' ').append(kind_name(node.kind));
    if (!is_inner(node.kind)) {
        out.append(" ").append(to_string(node.field));
    }
    for (const std::string& word : node.words) {
        out.append(" ").append(word.find(' ') == std::string::npos ? word : "'" + word + "'");
    }
    if (node.stemmed) {
        out.append(" ~en");
    }
    if (node.distance != 0) {
        out.append(" /").append(std::to_string(node.distance));
    }
    if (node.kind == QueryNode::Kind::DateRange) {
        out.append(" ").append(node.from ? node.from->to_string() : "-");
        out.append(" .. ").append(node.until ? node.until->to_string() : "-");
    }
    if (node.kind == QueryNode::Kind::LevelRange) {
        out.append(" ")
            .append(to_string(node.lowest))
            .append(" .. ")
            .append(to_string(node.highest));
    }
    out.append(" ").append(span_text(node.at)).append("\n");
}

void append_tree(std::string& out, const Query& query) {
    std::vector<std::pair<std::uint32_t, std::size_t>> open;
    open.emplace_back(static_cast<std::uint32_t>(query.nodes.size() - 1), 1);
    while (!open.empty()) {
        const auto [index, depth] = open.back();
        open.pop_back();
        const QueryNode& node = query.nodes[index];
        append_node(out, node, depth);
        for (auto child = node.children.rbegin(); child != node.children.rend(); ++child) {
            open.emplace_back(*child, depth + 1);
        }
    }
}

}  // namespace

std::string_view to_string(QueryNode::Field field) {
    switch (field) {
        case QueryNode::Field::Text:
            return "text";
        case QueryNode::Field::Subject:
            return "subject";
        case QueryNode::Field::Summary:
            return "summary";
        case QueryNode::Field::Comment:
            return "comment";
        case QueryNode::Field::From:
            return "from";
        case QueryNode::Field::To:
            return "to";
        case QueryNode::Field::Info:
            return "info";
        case QueryNode::Field::Tag:
            return "tag";
        case QueryNode::Field::Class:
            return "class";
        case QueryNode::Field::Mark:
            return "mark";
        case QueryNode::Field::Caption:
            return "caption";
        case QueryNode::Field::Precedence:
            return "precedence";
        case QueryNode::Field::Date:
            return "date";
        case QueryNode::Field::Released:
            return "released";
        case QueryNode::Field::Ref:
            return "ref";
        case QueryNode::Field::CitedBy:
            return "citedby";
        case QueryNode::Field::Id:
            return "id";
        case QueryNode::Field::Signed:
            return "signed";
        case QueryNode::Field::ClassifiedBy:
            return "classifiedby";
        case QueryNode::Field::Has:
            return "has";
        case QueryNode::Field::Is:
            return "is";
    }
    return "";
}

std::string describe(const Query& query, const QueryIssue& issue, const Wording& wording) {
    std::string out = wording.say(issue.what);
    if (issue.left_out) {
        const std::string_view part = issue.at.of(query.text);
        const bool is_long = part.size() > kMaxQuoted;
        const Said whole{Saying::ReadWithout,
                         {std::string(part.substr(0, kMaxQuoted)) + (is_long ? "…" : ""), out}};
        out = wording.say(whole);
    } else {
        out.append(".");
        out.front() = to_upper(out.front());
    }
    if (!issue.advice.empty()) {
        out.append(" ").append(wording.say(issue.advice));
    }
    return out;
}

std::string dump(const Query& query) {
    std::string out = "tree\n";
    append_tree(out, query);
    if (query.sort) {
        out.append("sort ").append(to_string(static_cast<Sort>(*query.sort))).append("\n");
    }
    for (const Clause& clause : query.clauses) {
        out.append("clause ")
            .append(span_text(clause.at))
            .append(" ")
            .append(clause.at.of(query.text));
        out.append(": ").append(clause.meaning).append("\n");
    }
    for (const QueryIssue& issue : query.issues) {
        out.append("issue ").append(span_text(issue.at)).append(" ");
        out.append(describe(query, issue)).append("\n");
    }
    return out;
}

}  // namespace reftel::search
