// SPDX-License-Identifier: AGPL-3.0-or-later
//
// The parser of the query language.
//
//   query   := alternative { OR alternative }
//   altern. := { [AND] factor }
//   factor  := { NOT | "-" } chain
//   chain   := operand { NEAR["/"n] operand }
//   operand := [field ":"] ( word | quoted | "(" query ")" )
//
// No recursion: each open bracket is a Frame on a stack, the query itself the lowest. A frame
// collects operands into a chain, chains into factors of the current alternative, and those into
// alternatives; a closing bracket makes one node of it and hands it to the frame below as an
// operand. Whatever is missing or left over becomes an issue, and reading goes on.

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "search/limits.h"
#include "search/query_builder.h"
#include "search/query_frame.h"
#include "search/query_lexer.h"

namespace reftel::search {
namespace {

using Kind = QueryNode::Kind;
using TokenKind = QueryToken::Kind;

class QueryParser {
 public:
    explicit QueryParser(std::string text) : builder_(std::move(text)), lexer_(builder_.text()) {
        frames_.emplace_back();
    }
    [[nodiscard]] Query run(std::size_t typed_bytes);

 private:
    [[nodiscard]] bool handle(const QueryToken& token);
    void on_open(const QueryToken& token);
    void on_close(Span at);
    void on_and(Span at);
    void on_or(Span at);
    void on_not(Span at);
    void on_near(const QueryToken& token);
    void on_value(const QueryToken& token);
    void close_frame(Span at);
    void add_operand(std::uint32_t node);
    void skip_operand();
    void flush_chain(Frame& frame);
    [[nodiscard]] std::uint32_t join_chain(Frame& frame);
    [[nodiscard]] std::optional<std::uint32_t> finish(Frame& frame);
    void check_waiting(Frame& frame);
    [[nodiscard]] bool check_left(const Frame& frame, Span at);
    [[nodiscard]] Span with_sign(Span at);
    void add_clauses(const std::vector<std::uint32_t>& parts);

    Frame& top() { return frames_.back(); }

    QueryBuilder builder_;
    QueryLexer lexer_;
    std::vector<Frame> frames_;
    std::size_t flattened_ = 0;  ///< Open brackets beyond kMaxQueryDepth.
};

/// The place of an operand with the NOT that waits for it.
Span QueryParser::with_sign(Span at) {
    return top().not_at ? Span{top().not_at->begin, at.end} : at;
}

/// What waits for an operand that does not come is left out.
void QueryParser::check_waiting(Frame& frame) {
    if (frame.waiting) {
        builder_.leave_out(*frame.waiting, {Saying::NothingAfter});
    }
    if (frame.not_at) {
        builder_.leave_out(*frame.not_at, {Saying::NothingAfter});
    }
    stop_waiting(frame);
}

bool QueryParser::check_left(const Frame& frame, Span at) {
    if (!frame.chain.empty() || !frame.factors.empty()) {
        return true;
    }
    builder_.leave_out(at, {Saying::NothingBefore});
    return false;
}

std::uint32_t QueryParser::join_chain(Frame& frame) {
    if (frame.chain.size() == 1) {
        return frame.chain.front();
    }
    const QueryNode::Field field = builder_.node(frame.chain.front()).field;
    if (can_be_near(builder_.query(), frame.chain)) {
        const std::uint32_t near = builder_.add_inner(Kind::Near, std::move(frame.chain));
        builder_.node(near).field = field;
        builder_.node(near).distance = frame.distance;
        return near;
    }
    const std::uint32_t both = builder_.add_inner(Kind::And, std::move(frame.chain));
    builder_.reread(builder_.node(both).at, {Saying::NearAsAnd});
    return both;
}

/// Makes a factor of the chain.
void QueryParser::flush_chain(Frame& frame) {
    if (frame.chain.empty()) {
        return;
    }
    std::uint32_t node = join_chain(frame);
    frame.chain.clear();
    if (frame.chain_negated) {
        node = builder_.add_inner(Kind::Not, {node});
        builder_.node(node).at.begin = frame.chain_not.begin;
    }
    frame.factors.push_back(node);
}

void QueryParser::add_operand(std::uint32_t node) {
    Frame& frame = top();
    if (!frame.waiting_near) {
        flush_chain(frame);
        frame.chain_negated = frame.negate;
        frame.chain_not = frame.not_at.value_or(Span{});
        if (!frame.negate && frame.not_at) {
            builder_.node(node).at.begin = frame.not_at->begin;  // A NOT of a NOT.
        }
    }
    frame.chain.push_back(node);
    stop_waiting(frame);
}

/// An operand was left out, and an issue said so: what waited for it goes without a further word.
void QueryParser::skip_operand() {
    stop_waiting(top());
}

void QueryParser::on_and(Span at) {
    check_waiting(top());
    if (check_left(top(), at)) {
        top().waiting = at;
    }
}

void QueryParser::on_or(Span at) {
    Frame& frame = top();
    check_waiting(frame);
    if (!check_left(frame, at)) {
        return;
    }
    flush_chain(frame);
    frame.alternatives.push_back(frame.factors.size() == 1
                                     ? frame.factors.front()
                                     : builder_.add_inner(Kind::And, std::move(frame.factors)));
    frame.factors.clear();
    frame.waiting = at;
}

void QueryParser::on_not(Span at) {
    Frame& frame = top();
    if (frame.waiting_near) {
        check_waiting(frame);
    }
    frame.negate = !frame.negate;
    frame.not_at = frame.not_at ? Span{frame.not_at->begin, at.end} : at;
}

void QueryParser::on_near(const QueryToken& token) {
    Frame& frame = top();
    check_waiting(frame);
    if (frame.chain.empty()) {
        builder_.leave_out(token.at, {Saying::NothingBefore});
        return;
    }
    const std::string_view digits = token.value.of(builder_.text());
    const bool plain = token.at.size() == 4;
    const auto number = parse_number(digits);
    std::uint32_t distance = number ? *number : kDefaultNearDistance;
    if (!plain && (!number || *number == 0 || *number > kMaxNearDistance)) {
        distance = number && *number > 0 ? kMaxNearDistance : kDefaultNearDistance;
        builder_.reread(token.at, {Saying::NearNumber,
                                   {std::to_string(kMaxNearDistance), std::to_string(distance)}});
    }
    if (frame.chain.size() > 1 && frame.distance != distance) {
        distance = std::max(frame.distance, distance);
        builder_.reread(token.at, {Saying::NearShares, {std::to_string(distance)}});
    }
    frame.distance = distance;
    frame.waiting = token.at;
    frame.waiting_near = true;
}

void QueryParser::on_open(const QueryToken& token) {
    if (frames_.size() > kMaxQueryDepth) {
        if (flattened_++ == 0) {
            builder_.reread(token.at, {Saying::TooDeep, {std::to_string(kMaxQueryDepth)}});
        }
        return;
    }
    Frame inner;
    inner.field = top().field;
    inner.open = with_sign(token.at);
    if (!token.field.empty()) {
        const std::string name(token.field.of(builder_.text()));
        inner.field = find_field(name);
        if (inner.field == nullptr) {
            const std::string_view near = nearest_field(name);
            builder_.reread(
                token.at, {Saying::NoFieldBrackets, {name}},
                near.empty() ? Said{} : Said{Saying::DidYouMean, {std::string(near) + ":"}});
            inner.field = top().field;
        }
    }
    frames_.push_back(std::move(inner));
}

std::optional<std::uint32_t> QueryParser::finish(Frame& frame) {
    check_waiting(frame);
    flush_chain(frame);
    if (!frame.factors.empty()) {
        frame.alternatives.push_back(frame.factors.size() == 1
                                         ? frame.factors.front()
                                         : builder_.add_inner(Kind::And, std::move(frame.factors)));
    }
    if (frame.alternatives.empty()) {
        return std::nullopt;
    }
    return frame.alternatives.size() == 1
               ? frame.alternatives.front()
               : builder_.add_inner(Kind::Or, std::move(frame.alternatives));
}

/// Makes one operand of the highest frame; `at` is its closing bracket, or the end of the query.
void QueryParser::close_frame(Span at) {
    const auto node = finish(top());
    const Span whole{top().open.begin, at.end};
    frames_.pop_back();
    if (!node) {
        builder_.leave_out(whole, {Saying::EmptyBrackets});
        skip_operand();
        return;
    }
    builder_.node(*node).at = whole;
    add_operand(*node);
}

void QueryParser::on_close(Span at) {
    if (flattened_ > 0) {
        --flattened_;
        return;
    }
    if (frames_.size() == 1) {
        builder_.leave_out(
            at, {Saying::NeverOpened, {std::to_string(builder_.character_at(at.begin))}});
        return;
    }
    close_frame(at);
}

void QueryParser::on_value(const QueryToken& token) {
    TypedValue value{top().field, token.value.of(builder_.text()), token.kind == TokenKind::Quoted,
                     with_sign(token.at)};
    if (!token.field.empty()) {
        const std::string name(token.field.of(builder_.text()));
        value.field = find_field(name);
        if (value.field == nullptr) {
            const std::string_view near = nearest_field(name);
            const Span rest{token.field.end, token.at.end};
            const std::string meant = std::string(near) + std::string(rest.of(builder_.text()));
            builder_.leave_out(
                value.at, {Saying::NoField, {name}},
                near.empty() ? Said{Saying::UseQuotes} : Said{Saying::DidYouMean, {meant}});
            skip_operand();
            return;
        }
    }
    if (!token.closed) {
        builder_.reread(token.at, {Saying::QuoteNeverClosed,
                                   {std::to_string(builder_.character_at(token.at.begin))}});
    }
    value.stemmed = equals_fold(token.tail.of(builder_.text()), kStemMark);
    if (!token.tail.empty() && !value.stemmed) {
        builder_.leave_out(token.tail, {Saying::TildeNeedsWord});
    }
    value.at = token.at;
    const auto node = read_value(builder_, value);
    if (node) {
        add_operand(*node);
    } else {
        skip_operand();
    }
}

/// False when the limit of terms is reached and reading ends.
bool QueryParser::handle(const QueryToken& token) {
    switch (token.kind) {
        case TokenKind::Open:
            on_open(token);
            break;
        case TokenKind::Close:
            on_close(token.at);
            break;
        case TokenKind::And:
            on_and(token.at);
            break;
        case TokenKind::Or:
            on_or(token.at);
            break;
        case TokenKind::Not:
            on_not(token.at);
            break;
        case TokenKind::Near:
            on_near(token);
            break;
        case TokenKind::Word:
        case TokenKind::Quoted:
            if (!builder_.has_room()) {
                builder_.leave_out(
                    {token.at.begin, static_cast<std::uint32_t>(builder_.text().size())},
                    {Saying::TooManyWords, {std::to_string(kMaxQueryTerms - 1)}});
                skip_operand();
                return false;
            }
            on_value(token);
            break;
        case TokenKind::End:
            return false;
    }
    return true;
}

void QueryParser::add_clauses(const std::vector<std::uint32_t>& parts) {
    Query& query = builder_.query();
    for (const std::uint32_t part : parts) {
        query.clauses.push_back({part, query.nodes[part].at, explain(query, part)});
    }
}

Query QueryParser::run(std::size_t typed_bytes) {
    const auto end = static_cast<std::uint32_t>(builder_.text().size());
    if (typed_bytes > end) {
        builder_.reread({end, end},
                        {Saying::TooLong, {std::to_string(typed_bytes), std::to_string(end)}});
    }
    while (handle(lexer_.next())) {
    }
    while (frames_.size() > 1) {
        builder_.reread(top().open, {Saying::BracketNeverClosed,
                                     {std::to_string(builder_.character_at(top().open.begin))}});
        close_frame({end, end});
    }
    check_waiting(top());
    flush_chain(top());
    const bool one_alternative = top().alternatives.empty();
    const std::vector<std::uint32_t> factors = top().factors;
    const auto root = finish(top());
    if (root) {
        // Whatever was read became part of the root, and a node is made after its children: so it
        // is the last.
        add_clauses(one_alternative ? factors : std::vector<std::uint32_t>{*root});
    } else {
        builder_.query().nodes.emplace_back();
    }
    return std::move(builder_.query());
}

}  // namespace

Query parse_query(std::string_view text) {
    std::size_t size = text.size();
    if (size > kMaxQueryBytes) {
        size = kMaxQueryBytes;
        while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80) {
            --size;
        }
    }
    return QueryParser(std::string(text.substr(0, size))).run(text.size());
}

}  // namespace reftel::search
