// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/janap.h"

#include <algorithm>

#include "base/text.h"
#include "telegram/header_line.h"
#include "telegram/lexer.h"

namespace reftel::telegram {
namespace {

/// A destination may be padded with blanks to seven letters, and the last one ends with a full
/// stop.
void take_destinations(std::string_view text, std::vector<std::string_view>& out) {
    text.remove_prefix(std::min(text.find_first_not_of("- "), text.size()));
    while (!text.empty()) {
        std::string_view word = take_word(text);
        const bool last = word.ends_with('.');
        if (last) {
            word.remove_suffix(1);
        }
        if (is_routing_indicator(word)) {
            out.push_back(word);
        }
        if (last) {
            return;
        }
    }
}

}  // namespace

std::optional<JanapLine> parse_janap_line(std::string_view text) {
    const bool shape = text.size() > 34 && text[8] == ' ' && text[9] == 'R' && is_upper(text[1]) &&
                       is_upper(text[7]) && text[20] == ' ' && text[28] == '-' &&
                       leading_digits(text.substr(16, 4)) == 4 &&
                       leading_digits(text.substr(21, 7)) == 7;
    if (!shape) {
        return std::nullopt;
    }
    JanapLine out;
    out.precedence = precedence_of_prosign(text[0]);
    out.media = text.substr(1, 2);
    out.classification = text[3];
    out.content = text.substr(4, 4);
    out.originator = trim_right(text.substr(9, 7));
    out.serial = text.substr(16, 4);
    out.filing_time = text.substr(21, 7);
    out.repeated = text.substr(29, 4);
    take_destinations(text.substr(33), out.destinations);
    return out;
}

}  // namespace reftel::telegram
