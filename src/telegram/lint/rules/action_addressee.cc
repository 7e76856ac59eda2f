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
    check};

}  // namespace reftel::telegram::lint
