// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "telegram/lint/addressees.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const auto& list = context.telegram().addressees;
    const auto exempt = std::find_if(list.begin(), list.end(), [](const Addressee& one) {
        return one.role == Addressee::Role::Exempt;
    });
    if (exempt != list.end() && std::none_of(list.begin(), exempt, is_collective)) {
        context.report(exempt->at.begin, "no collective stands before XMT", exempt->plad);
    }
}

}  // namespace

constinit const Rule exempt_collective{
    "exempt-collective",
    "L027",
    Finding::Severity::Warning,
    Profile::Acp127,
    "XMT without a collective that it could exempt from",
    "XMT takes posts out of a collective address (ALL DIPLOMATIC POSTS COLLECTIVE); without one it "
    "has no meaning.",
    "Name the collective, or leave XMT out.",
    "",
    "ACP 127(G) 123; 5 FAH-2 H-230",
    check};

}  // namespace reftel::telegram::lint
