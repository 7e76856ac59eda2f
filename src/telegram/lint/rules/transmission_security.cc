// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    const std::string_view text = telegram.transmission;
    if (text.size() < 9) {
        return;
    }
    const std::string_view letters = text.substr(4, 5);
    const bool equal =
        std::all_of(letters.begin(), letters.end(), [&](char c) { return c == letters[0]; });
    const bool right =
        equal && (text.starts_with("ZNR") ? letters[0] == 'U' : text.starts_with("ZNY"));
    if (!right) {
        context.report(context.offset_of(text), "the transmission security is not as prescribed",
                       text.substr(0, 9), "ZNR UUUUU or ZNY and five equal letters");
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
    check};

}  // namespace reftel::telegram::lint
