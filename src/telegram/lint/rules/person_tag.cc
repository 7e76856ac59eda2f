// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "base/text.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

/// Subjects that the handbook lets persons follow: administration, business, consular affairs,
/// operations; in later practice biographies and foreign relations too.
bool takes_persons(const Tag& tag) {
    return tag.kind == TagKind::Subject &&
           (std::string_view("ABCO").find(tag.code[0]) != std::string_view::npos ||
            tag.code == "PINR" || tag.code == "PREL");
}

/// `HENTZAU RUPERT` behind OVIP: two words that no table knows.
bool is_bare_person(const std::vector<Tag>& tags, std::size_t at) {
    return at > 0 && at + 1 < tags.size() && takes_persons(tags[at - 1]) &&
           tags[at].kind == TagKind::Unknown && tags[at + 1].kind == TagKind::Unknown &&
           std::all_of(tags[at].code.begin(), tags[at].code.end(), is_alpha);
}

void check_person(Context& context, const Tag& tag, bool eligible) {
    const std::string_view message = context.telegram().message;
    const bool bracketed = (tag.at.begin > 0 && message[tag.at.begin - 1] == '(') ||
                           message.substr(tag.at.begin, 1) == "(";
    const auto info = Finding::Severity::Info;
    if (!bracketed) {
        context.report_as(info, tag.at.begin, "a person without parentheses", tag.code,
                          "(LAST, FIRST)");
    } else if (tag.code.find(',') == std::string_view::npos) {
        context.report_as(info, tag.at.begin, "a person without a comma behind the surname",
                          tag.code, "(LAST, FIRST)");
    } else if (!eligible) {
        context.report_as(info, tag.at.begin,
                          "no subject before the person that persons may follow", tag.code, "OVIP");
    }
}

void check(Context& context) {
    const std::vector<Tag>& tags = context.telegram().tags;
    bool eligible = false;
    for (std::size_t at = 0; at < tags.size(); ++at) {
        eligible = eligible || takes_persons(tags[at]);
        if (is_bare_person(tags, at)) {
            context.report_as(Finding::Severity::Info, tags[at].at.begin,
                              "a person without parentheses", tags[at].code, "(LAST, FIRST)");
        } else if (tags[at].kind == TagKind::Person) {
            check_person(context, tags[at], eligible);
        }
    }
}

}  // namespace

constinit const Rule person_tag{
    "person-tag",
    "L058",
    Finding::Severity::Warning,
    Profile::All,
    "A person among the TAGS is not written as prescribed, or follows no subject for persons",
    "Persons are written (LAST, FIRST) behind a subject that allows them.",
    "Write (LAST, FIRST) behind OVIP or another subject of A, B, C or O.",
    "All are notes: posts wrote bare names for years. PINR and PREL count as subjects for persons.",
    "TAGS handbook (1974) 2",
    check};

}  // namespace reftel::telegram::lint
