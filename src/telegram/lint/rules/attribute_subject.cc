// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <set>

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

std::set<std::string> codes_in(std::string_view list) {
    std::set<std::string> out;
    for (const std::string_view code : split(list, ',')) {
        const std::string_view word = trim(code);
        if (find_tag(word) != nullptr) {  // Persons and what is garbled are left out.
            out.insert(std::string(word));
        }
    }
    return out;
}

bool is_subset(const std::set<std::string>& a, const std::set<std::string>& b) {
    return std::includes(b.begin(), b.end(), a.begin(), a.end());
}

/// The catalogue adds codes and leaves some out; a list that does both is another telegram's.
void check_tags(Context& context, const Attribute& attribute) {
    const Telegram& telegram = context.telegram();
    std::set<std::string> own;
    std::string listed;
    for (const Tag& tag : telegram.tags) {
        if (find_tag(tag.code) != nullptr) {
            own.insert(std::string(tag.code));
            listed += (listed.empty() ? "" : ", ") + std::string(tag.code);
        }
    }
    const std::set<std::string> stated = codes_in(attribute.value);
    if (!own.empty() && !stated.empty() && !is_subset(own, stated) && !is_subset(stated, own)) {
        context.report(context.offset_of(attribute.key), "the attributes state other TAGS",
                       attribute.value, listed);
    }
}

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    const std::string own = letters_of(telegram.subject);
    for (const Attribute& attribute : telegram.attributes) {
        if (attribute.key == "TAGS") {
            check_tags(context, attribute);
        }
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
    "Subject or TAGS of the attributes are not those of the text",
    "Catalogue and text disagree: one of them belongs to another telegram, or was abridged.",
    "Find out which of the two is right.",
    "Titles are compared by their first twenty letters. A list of TAGS that only adds codes, or "
    "only leaves some out.",
    "NARA FAQ on the Central Foreign Policy Files (2020)",
    check};

}  // namespace reftel::telegram::lint
