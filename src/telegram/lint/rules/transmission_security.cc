// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

/// `ZNR UUUUU` or `ZNY CCCCC`, and a blank or the end behind it.
bool is_as_prescribed(std::string_view text) {
    if (text.size() < 9 || (text.size() > 9 && text[9] != ' ')) {
        return false;
    }
    const std::string_view letters = text.substr(4, 5);
    const bool equal =
        std::all_of(letters.begin(), letters.end(), [&](char c) { return c == letters[0]; });
    const bool known = std::string_view("UERCSTMA").find(letters[0]) != std::string_view::npos;
    return equal && known && (text.starts_with("ZNR ") ? letters[0] == 'U' : letters[0] != 'U');
}

void check(Context& context) {
    const std::string_view text = context.telegram().transmission;
    if (!text.empty() && !is_as_prescribed(text)) {
        context.report(context.offset_of(text), "the transmission security is not as prescribed",
                       text.substr(0, text.find(' ', 4)),
                       "ZNR UUUUU or ZNY and five equal letters");
    }
}

}  // namespace

constinit const Rule transmission_security{
    "transmission-security",
    "L015",
    Finding::Severity::Error,
    Profile::Acp127,
    "Format line 4 is neither ZNR UUUUU nor ZNY and five equal letters",
    "The line tells operators how to protect the transmission; a garbled one is refused.",
    "Write ZNR UUUUU, or ZNY and the letter of the level five times.",
    "",
    "ACP 127(G) 118",
    check};

}  // namespace reftel::telegram::lint
