// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/link.h"

#include "base/text.h"
#include "http/message.h"

namespace reftel::web {

Link& Link::segment(std::string_view part) {
    text_ += '/';
    return add(part);
}

Link& Link::add(std::string_view part) {
    text_ += http::percent_encode(part);
    return *this;
}

Link& Link::query(std::string_view name, std::string_view value) {
    text_ += text_.find('?') == std::string::npos ? '?' : '&';
    text_ += http::percent_encode(name);
    text_ += '=';
    text_ += http::percent_encode(value);
    return *this;
}

Link& Link::fragment(std::string_view name) {
    text_ += '#';
    return add(name);
}

Link telegram_link(std::string_view id) {
    return Link("/cable/", id);
}

std::string anchor_of(std::string_view paragraph_address) {
    const bool numbered = !paragraph_address.empty() && is_digit(paragraph_address.front());
    return (numbered ? "p" : "") + std::string(paragraph_address);
}

Link paragraph_anchor_link(std::string_view id, std::string_view address) {
    return telegram_link(id).fragment(anchor_of(address));
}

}  // namespace reftel::web
