// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    const auto& list = telegram.addressees;
    const auto exempt = std::find_if(list.begin(), list.end(), [](const Addressee& one) {
        return one.role == Addressee::Role::Exempt;
    });
    const bool collective = std::any_of(list.begin(), list.end(), [](const Addressee& one) {
        return one.role != Addressee::Role::Exempt &&
               (one.plad.find("COLLECTIVE") != std::string_view::npos ||
                one.plad.starts_with("ALL ") || one.routing_indicator.starts_with("RUEHX"));
    });
    if (exempt != list.end() && !collective) {
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
    check};

}  // namespace reftel::telegram::lint
