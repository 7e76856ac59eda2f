// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <map>

#include "telegram/lint/addressees.h"
#include "telegram/lint/rule.h"
#include "telegram/mrn.h"

namespace reftel::telegram::lint {
namespace {

/// What tells two addressees apart: SECSTATE WASHDC and STATE are one.
std::string key_of(const Addressee& addressee) {
    const OriginName named =
        is_collective(addressee) ? OriginName{} : canonical_origin(addressee.plad);
    return named.known ? named.canonical : std::string(addressee.plad);
}

void check(Context& context) {
    const auto& list = context.telegram().addressees;
    const bool all_posts = std::any_of(list.begin(), list.end(), names_all_posts);
    std::map<std::string, std::string_view> seen;
    for (const Addressee& addressee : list) {
        if (addressee.plad.empty() || addressee.role == Addressee::Role::Exempt) {
            continue;
        }
        const auto [first, fresh] = seen.try_emplace(key_of(addressee), addressee.plad);
        if (!fresh) {
            context.report(addressee.at.begin, "the addressee stands twice", addressee.plad,
                           first->second, "leave one out");
        } else if (all_posts && is_post(addressee) && addressee.role == Addressee::Role::Info) {
            context.report_as(Finding::Severity::Info, addressee.at.begin,
                              "the collective of all posts has this one too", addressee.plad, {},
                              "leave it out");
        }
    }
}

}  // namespace

constinit const Rule addressee_twice{
    "addressee-twice",
    "L026",
    Finding::Severity::Warning,
    Profile::Acp127,
    "An addressee stands twice",
    "One copy is enough; an addressee for action needs none for information, nor does a post "
    "that a collective of all posts has among its members.",
    "Leave one out.",
    "Members of other collectives than ALDAC and ALL DIPLOMATIC ... : only the relays know them. "
    "Posts inside a collective are a note.",
    "Practice; docs/format.md F7",
    check};

}  // namespace reftel::telegram::lint
