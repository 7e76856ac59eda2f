// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sources/html_tokens.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace reftel::sources {
namespace {

/// Elements whose content is no markup and not to be read.
constexpr std::array<std::string_view, 6> kRaw = {"script", "style", "noscript",
                                                  "iframe", "xmp",   "template"};

bool is_raw(std::string_view name) {
    return std::any_of(kRaw.begin(), kRaw.end(),
                       [&](std::string_view raw) { return equals_fold(name, raw); });
}

}  // namespace

std::optional<HtmlToken> HtmlTokens::next() {
    if (at_ >= page_.size()) {
        return std::nullopt;
    }
    HtmlToken token;
    token.begin = at_;
    if (page_[at_] == '<') {
        token = read_markup();
    }
    if (token.end == 0) {
        token.kind = HtmlToken::Kind::Text;
        token.end = std::min(page_.find('<', at_ + 1), page_.size());
    }
    at_ = token.end;
    return token;
}

/// `end` is 0 when the `<` is text.
HtmlToken HtmlTokens::read_markup() {
    const char next = at_ + 1 < page_.size() ? page_[at_ + 1] : '\0';
    if (is_alpha(next)) {
        HtmlToken token = read_tag(at_ + 1, HtmlToken::Kind::Open);
        if (is_raw(token.name)) {
            token.kind = HtmlToken::Kind::Other;
            token.end = find_raw_end(token.name, token.end);
        }
        return token;
    }
    if (next == '/' && at_ + 2 < page_.size() && is_alpha(page_[at_ + 2])) {
        return read_tag(at_ + 2, HtmlToken::Kind::Close);
    }
    if (page_.substr(at_).starts_with("<!--")) {
        return {HtmlToken::Kind::Other, at_, find_comment_end(at_ + 2), {}};
    }
    if (next == '!' || next == '?' || next == '/') {
        const std::size_t end = page_.find('>', at_);
        return {HtmlToken::Kind::Other,
                at_,
                end == std::string_view::npos ? page_.size() : end + 1,
                {}};
    }
    HtmlToken text;
    text.begin = at_;
    return text;
}

HtmlToken HtmlTokens::read_tag(std::size_t name_begin, HtmlToken::Kind kind) {
    const std::size_t name_end =
        std::min(page_.find_first_of(" \t\r\n\f/>", name_begin), page_.size());
    return {kind, at_, find_tag_end(name_end), page_.substr(name_begin, name_end - name_begin)};
}

/// Behind the `>` that is not within a quoted attribute value.
std::size_t HtmlTokens::find_tag_end(std::size_t at) const {
    while (at < page_.size() && page_[at] != '>') {
        if (page_[at] != '=') {
            ++at;
            continue;
        }
        ++at;
        while (at < page_.size() && is_space(page_[at])) {
            ++at;
        }
        if (at < page_.size() && (page_[at] == '"' || page_[at] == '\'')) {
            at = page_.find(page_[at], at + 1);
            if (at == std::string_view::npos) {
                return page_.size();
            }
            ++at;
        }
    }
    return std::min(at + 1, page_.size());
}

/// Behind `</name ...>`, or the end of the page.
std::size_t HtmlTokens::find_raw_end(std::string_view name, std::size_t at) const {
    while ((at = page_.find("</", at)) != std::string_view::npos) {
        if (starts_with_fold(page_.substr(at + 2), name)) {
            return find_tag_end(at + 2 + name.size());
        }
        at += 2;
    }
    return page_.size();
}

/// `at` is at the dashes, as `<!-->` is a whole comment.
std::size_t HtmlTokens::find_comment_end(std::size_t at) const {
    const std::size_t end = page_.find("-->", at);
    return end == std::string_view::npos ? page_.size() : end + 3;
}

}  // namespace reftel::sources
