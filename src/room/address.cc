// SPDX-License-Identifier: AGPL-3.0-or-later
#include "room/address.h"

#include <array>

#include "base/text.h"
#include "room/limits.h"
#include "telegram/series_id.h"

namespace reftel::room {
namespace {

using telegram::Mrn;

/// Endings that sites put behind an id.
constexpr std::array<std::string_view, 7> kEndings = {".html", ".htm", ".txt", ".json",
                                                      ".raw",  "_a",   "_b"};
/// Anchors that lead to a paragraph, on our pages and on others'.
constexpr std::array<std::string_view, 5> kAnchors = {"para-", "para", "par", "p", "parno-"};
constexpr std::size_t kProvisionalDigits = 12;

std::string_view without_endings(std::string_view segment) {
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view ending : kEndings) {
            if (segment.size() > ending.size() && segment.ends_with(ending)) {
                segment.remove_suffix(ending.size());
                again = true;
            }
        }
    }
    return segment;
}

bool is_hex_capital(char c) {
    return is_digit(c) || (c >= 'A' && c <= 'F');
}

/// `5`, `5-2`, `h1`, `s2`: what may follow an id in a path.
bool is_paragraph_address(std::string_view text) {
    if (text.empty() || text.size() > 8) {
        return false;
    }
    if (text.front() == 'h' || text.front() == 's') {
        text.remove_prefix(1);
    }
    bool digits = false;
    for (const char c : text) {
        if (!is_digit(c) && c != '-') {
            return false;
        }
        digits = digits || is_digit(c);
    }
    return digits;
}

/// The paragraph an anchor names: `p5`, `par5`, `para-436-5` (the last number); empty when it names
/// none.
std::string paragraph_of_anchor(std::string_view anchor) {
    for (const std::string_view prefix : kAnchors) {
        if (!anchor.starts_with(prefix)) {
            continue;
        }
        std::string_view rest = anchor.substr(prefix.size());
        if (prefix == "para-" && rest.find('-') != std::string_view::npos) {
            rest = rest.substr(rest.find('-') + 1);
        }
        if (is_paragraph_address(rest)) {
            return std::string(rest);
        }
    }
    return {};
}

/// An id as it stands in an address: canonical, numbered (`09ZENDA1-2`), of
/// another series (`75BONN-A50`) or provisional.
bool read_id(std::string_view text, TypedAddress& out) {
    const std::string upper = to_upper(text);
    if (is_provisional_id(upper) || telegram::is_series_id(upper)) {
        out.exact = upper;
        return true;
    }
    const std::size_t dash = upper.rfind('-');
    const bool numbered = dash != std::string::npos && parse_number(upper.substr(dash + 1)) &&
                          telegram::parse_canonical_mrn(upper.substr(0, dash)).has_value();
    out.mrn = telegram::parse_canonical_mrn(numbered ? upper.substr(0, dash) : upper);
    if (out.mrn) {
        out.exact = out.mrn->to_string() + (numbered ? upper.substr(dash) : std::string());
        return true;
    }
    out.mrn = telegram::parse_typed_mrn(text);
    if (out.mrn && out.mrn->year > 0) {
        out.exact = out.mrn->to_string();
    }
    return out.mrn.has_value();
}

bool looks_like_url(std::string_view text) {
    return text.find("://") != std::string_view::npos || text.starts_with("/") ||
           text.starts_with("www.") || starts_with_fold(text, "localhost");
}

/// An id among the parts of a path, with the paragraph that may follow it. A part counts when it
/// begins with a digit, so that
/// `/cable/2009/03/` and host names are passed over.
bool read_path(std::string_view path, TypedAddress& out) {
    const auto segments = split(path, '/');
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const std::string_view segment = without_endings(segments[i]);
        const bool plausible = segment.size() >= 5 &&
                               (is_digit(segment.front()) || is_provisional_id(to_upper(segment)) ||
                                telegram::is_series_id(to_upper(segment)));
        TypedAddress found;
        if (!plausible || !read_id(segment, found) || found.exact.empty()) {
            continue;
        }
        out.mrn = found.mrn;
        out.exact = found.exact;
        if (i + 1 < segments.size() && is_paragraph_address(segments[i + 1])) {
            out.paragraph = std::string(segments[i + 1]);
        }
        return true;
    }
    return false;
}

std::optional<TypedAddress> read_url(std::string_view text) {
    TypedAddress out;
    out.is_url = true;
    const std::size_t hash = text.find('#');
    if (hash != std::string_view::npos) {
        out.paragraph = paragraph_of_anchor(text.substr(hash + 1));
        text = text.substr(0, hash);
    }
    const std::size_t question = text.find('?');
    const std::string_view parameters =
        question == std::string_view::npos ? std::string_view() : text.substr(question + 1);
    const std::string anchor_paragraph = out.paragraph;
    bool found = read_path(text.substr(0, question), out);
    for (const std::string_view parameter : split(parameters, '&')) {
        const std::size_t equals = parameter.find('=');
        if (!found && equals != std::string_view::npos) {
            found = read_path(parameter.substr(equals + 1), out);
        }
    }
    if (!anchor_paragraph.empty()) {
        out.paragraph = anchor_paragraph;
    }
    return found ? std::optional(std::move(out)) : std::nullopt;
}

/// Takes `para 5`, `paragraph 5`, `#p5`, `/5` off the end.
std::string take_paragraph(std::string_view& text) {
    const std::size_t at = text.find_last_of("/#");
    if (at != std::string_view::npos && at > 0) {
        const std::string_view tail = text.substr(at + 1);
        std::string named = text[at] == '#' ? paragraph_of_anchor(tail) : std::string();
        if (text[at] == '/' && is_paragraph_address(tail)) {
            named = std::string(tail);
        }
        if (!named.empty()) {
            text = trim_right(text.substr(0, at));
            return named;
        }
    }
    const std::size_t blank = text.find_last_of(" \t");
    if (blank == std::string_view::npos || !parse_number(text.substr(blank + 1))) {
        return {};
    }
    const std::string_view before = trim_right(text.substr(0, blank));
    for (const std::string_view word : {"paragraph", "para.", "para", "par.", "\xC2\xB6"}) {
        if (before.size() > word.size() &&
            equals_fold(before.substr(before.size() - word.size()), word)) {
            std::string named(text.substr(blank + 1));
            text = trim_right(before.substr(0, before.size() - word.size()));
            if (text.ends_with(',')) {
                text.remove_suffix(1);
            }
            return named;
        }
    }
    return {};
}

}  // namespace

bool is_provisional_id(std::string_view id) {
    if (id.size() < kProvisionalDigits + 1 || id.size() > 65 || id.front() != 'X') {
        return false;
    }
    for (const char c : id.substr(1)) {
        if (!is_hex_capital(c)) {
            return false;
        }
    }
    return true;
}

std::optional<TypedAddress> read_address(std::string_view typed) {
    std::string_view text = trim(typed);
    if (text.empty() || text.size() > kMaxTypedReference) {
        return std::nullopt;
    }
    if (looks_like_url(text)) {
        return read_url(text);
    }
    if (text.front() == '#') {  // a hashtag: #09ASTANA436
        text.remove_prefix(1);
    }
    TypedAddress out;
    out.paragraph = take_paragraph(text);
    text = without_endings(text);
    out.is_compact = text.find_first_of(" \t") == std::string_view::npos;
    return read_id(text, out) ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace reftel::room
