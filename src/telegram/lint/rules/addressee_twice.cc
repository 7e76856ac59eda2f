// SPDX-License-Identifier: AGPL-3.0-or-later
#include <map>

#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    std::map<std::string_view, Addressee::Role> seen;
    for (const Addressee& addressee : telegram.addressees) {
        if (addressee.plad.empty() || addressee.role == Addressee::Role::Exempt) {
            continue;
        }
        if (!seen.try_emplace(addressee.plad, addressee.role).second) {
            context.report(addressee.at.begin, "the addressee stands twice", addressee.plad, {},
                           "leave one out");
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
    "One copy is enough; an addressee for action needs none for information.",
    check};

}  // namespace reftel::telegram::lint
