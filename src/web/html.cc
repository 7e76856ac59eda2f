// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/html.h"

#include "base/utf8.h"

namespace reftel::web {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

std::string_view entity(char c) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\'':
            return "&#39;";
        default:
            return {};
    }
}

bool is_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
}

/// U+0080 to U+009F: C2 80 to C2 9F.
bool is_c1_control(std::string_view text, std::size_t at) {
    return text[at] == '\xC2' && at + 1 < text.size() &&
           static_cast<unsigned char>(text[at + 1]) < 0xA0;
}

/// Of well-formed UTF-8. What needs no change is copied in runs.
void append_valid(std::string& out, std::string_view text) {
    std::size_t copied = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::size_t dropped = is_control(text[at]) ? 1 : is_c1_control(text, at) ? 2 : 0;
        const std::string_view instead = entity(text[at]);
        if (dropped == 0 && instead.empty()) {
            continue;
        }
        out.append(text.substr(copied, at - copied));
        out.append(instead);
        at += dropped > 0 ? dropped - 1 : 0;
        copied = at + 1;
    }
    out.append(text.substr(copied));
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
    while (!text.empty()) {
        const std::size_t bad = find_invalid_utf8(text);
        append_valid(out, text.substr(0, bad));
        if (bad == std::string_view::npos) {
            return;
        }
        out.append(kReplacement);
        text.remove_prefix(bad + 1);
    }
}

Html& Html::json_ld(std::string_view json) {
    text_ += R"(<script type="application/ld+json">)";
    for (const char c : json) {
        switch (c) {
            case '<':
                text_ += "\\u003c";
                break;
            case '>':
                text_ += "\\u003e";
                break;
            case '&':
                text_ += "\\u0026";
                break;
            default:
                text_ += c;
        }
    }
    text_ += "</script>\n";
    return *this;
}

}  // namespace reftel::web
