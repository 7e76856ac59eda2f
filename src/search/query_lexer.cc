// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/query_lexer.h"

#include <array>

#include "base/text.h"

namespace reftel::search {
namespace {

/// Names longer than this are no field, but words with a colon.
constexpr std::size_t kMaxFieldName = 24;
/// Brackets of a word, as in `1.4(b,d)`, are no longer than this.
constexpr std::size_t kMaxWordBrackets = 16;

Span span(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// Length of white space at the front; texts pasted from pages have wide and unbreakable blanks.
std::size_t space_length(std::string_view text) {
    if (is_space(text.front()) || text.front() == '\0') {
        return 1;
    }
    if (text.starts_with("\u00A0")) {
        return 2;
    }
    const bool general = text.starts_with("\xE2\x80") && text.size() > 2 &&
                         static_cast<unsigned char>(text[2]) <= 0x8B;
    return general || text.starts_with("\u3000") ? 3 : 0;
}

/// Length of a quotation mark at the front: straight, or as word processors make them.
std::size_t quote_length(std::string_view text) {
    if (text.front() == '"') {
        return 1;
    }
    if (text.starts_with("\u00AB") || text.starts_with("\u00BB")) {
        return 2;
    }
    constexpr std::array<std::string_view, 3> kCurly{"\u201C", "\u201D", "\u201E"};
    for (const std::string_view mark : kCurly) {
        if (text.starts_with(mark)) {
            return 3;
        }
    }
    return 0;
}

/// Length of brackets that belong to the word before them; 0 when they are a group.
std::size_t word_brackets(std::string_view text) {
    for (std::size_t i = 1; i < text.size() && i < kMaxWordBrackets; ++i) {
        if (text[i] == ')') {
            return i > 1 ? i + 1 : 0;
        }
        if (!is_alnum(text[i]) && text[i] != ',') {
            return 0;
        }
    }
    return 0;
}

bool is_operator(std::string_view word) {
    return word == "AND" || word == "OR" || word == "NOT" || word == "NEAR" ||
           word.starts_with("NEAR/");
}

}  // namespace

void QueryLexer::skip_space() {
    while (at_ < text_.size()) {
        const std::size_t length = space_length(text_.substr(at_));
        if (length == 0) {
            return;
        }
        at_ += length;
    }
}

/// Takes `subject:`; nothing when no field name stands here.
Span QueryLexer::take_field() {
    std::size_t end = at_;
    while (end < text_.size() && end - at_ <= kMaxFieldName && is_alpha(text_[end])) {
        ++end;
    }
    const std::string_view rest = text_.substr(end);
    if (end == at_ || end - at_ > kMaxFieldName || !rest.starts_with(':') ||
        rest.starts_with("://")) {
        return {};
    }
    const Span name = span(at_, end);
    at_ = end + 1;
    return name;
}

QueryToken QueryLexer::quoted(std::size_t begin, Span field) {
    QueryToken out{QueryToken::Kind::Quoted, {}, field, {}, {}, false};
    at_ += quote_length(text_.substr(at_));
    const std::size_t first = at_;
    while (at_ < text_.size() && quote_length(text_.substr(at_)) == 0) {
        ++at_;
    }
    out.value = span(first, at_);
    out.closed = at_ < text_.size();
    if (out.closed) {
        at_ += quote_length(text_.substr(at_));
    }
    const std::size_t tail = at_;
    if (at_ < text_.size() && text_[at_] == '~') {
        ++at_;
        while (at_ < text_.size() && is_alnum(text_[at_])) {
            ++at_;
        }
    }
    out.tail = span(tail, at_);
    out.at = span(begin, at_);
    return out;
}

std::size_t QueryLexer::word_end(std::size_t begin, bool may_be_operator) const {
    std::size_t end = begin;
    while (end < text_.size() && text_[end] != ')') {
        const std::string_view rest = text_.substr(end);
        if (space_length(rest) != 0 || quote_length(rest) != 0) {
            break;
        }
        if (rest.front() != '(') {
            ++end;
            continue;
        }
        const std::string_view before = text_.substr(begin, end - begin);
        const bool after_word =
            !before.empty() && is_alnum(before.back()) && !(may_be_operator && is_operator(before));
        const std::size_t brackets = after_word ? word_brackets(rest) : 0;
        if (brackets == 0) {
            break;
        }
        end += brackets;
    }
    return end;
}

QueryToken QueryLexer::word(std::size_t begin, Span field) {
    const std::size_t first = at_;
    at_ = word_end(first, field.empty());
    QueryToken out{QueryToken::Kind::Word, span(begin, at_), field, span(first, at_), {}, true};
    const std::string_view text = out.value.of(text_);
    if (!field.empty() || !is_operator(text)) {
        return out;
    }
    if (text == "AND") {
        out.kind = QueryToken::Kind::And;
    } else if (text == "OR") {
        out.kind = QueryToken::Kind::Or;
    } else if (text == "NOT") {
        out.kind = QueryToken::Kind::Not;
    } else {
        out.kind = QueryToken::Kind::Near;
        out.value.begin += text.size() > 4 ? 5 : 4;
    }
    return out;
}

/// A minus sign, or a plus sign that is passed over, where a token may begin; End when none stands
/// here.
QueryToken QueryLexer::sign() {
    const char c = text_[at_];
    if ((c != '-' && c != '+') || at_ + 1 == text_.size()) {
        return {};
    }
    const std::string_view after = text_.substr(at_ + 1);
    if (space_length(after) != 0 || after.front() == ')') {
        return {};
    }
    ++at_;
    return {c == '-' ? QueryToken::Kind::Not : QueryToken::Kind::End,
            span(at_ - 1, at_),
            {},
            {},
            {},
            true};
}

QueryToken QueryLexer::next() {
    skip_space();
    while (at_ < text_.size()) {
        const QueryToken mark = sign();
        if (mark.kind == QueryToken::Kind::Not) {
            return mark;
        }
        if (mark.at.empty()) {
            break;
        }
    }
    if (at_ >= text_.size()) {
        return {QueryToken::Kind::End, span(at_, at_), {}, {}, {}, true};
    }
    const std::size_t begin = at_;
    if (text_[at_] == ')') {
        ++at_;
        return {QueryToken::Kind::Close, span(begin, at_), {}, {}, {}, true};
    }
    const Span field = take_field();
    if (at_ < text_.size() && text_[at_] == '(') {
        ++at_;
        return {QueryToken::Kind::Open, span(begin, at_), field, {}, {}, true};
    }
    if (at_ < text_.size() && quote_length(text_.substr(at_)) != 0) {
        return quoted(begin, field);
    }
    return word(begin, field);
}

}  // namespace reftel::search
