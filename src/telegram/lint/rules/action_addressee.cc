// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    context.adopt("to-missing");
}

}  // namespace

constinit const Rule action_addressee{
    "action-addressee",
    "L022",
    Finding::Severity::Error,
    Profile::All,
    "Nobody is addressed for action",
    "A telegram without TO is delivered to nobody who has to act.",
    "Write TO and who has to act.",
    "Editors' prints, which name no addressees at all.",
    "ACP 127(G) 122",
    check};

}  // namespace reftel::telegram::lint
