// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "base/text.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

/// Letters and figures only.
std::string letters_of(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (is_alnum(c)) {
            out += to_upper(c);
        }
    }
    return out;
}

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    const std::string own = letters_of(telegram.subject);
    for (const Attribute& attribute : telegram.attributes) {
        const std::string stated = letters_of(attribute.value);
        const std::size_t size = std::min({own.size(), stated.size(), std::size_t{20}});
        if (attribute.key == "Subject" && size >= 8 &&
            own.substr(0, size) != stated.substr(0, size)) {
            context.report(context.offset_of(attribute.key), "the attributes state another subject",
                           attribute.value, telegram.subject);
        }
    }
}

}  // namespace

constinit const Rule attribute_subject{
    "attribute-subject",
    "L082",
    Finding::Severity::Warning,
    Profile::Print,
    "The attributes' subject is not that of the text",
    "Catalogue and text disagree: one of them belongs to another telegram, or was abridged.",
    check};

}  // namespace reftel::telegram::lint
