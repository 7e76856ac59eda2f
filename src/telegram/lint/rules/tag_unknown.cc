// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    context.adopt("tag-unknown");
}

}  // namespace

constinit const Rule tag_unknown{
    "tag-unknown",
    "L056",
    Finding::Severity::Warning,
    Profile::All,
    "A TAG is in no table",
    "It may be misspelt, or of an office that made its own.",
    "Compare with the table; reftel compose proposes the nearest code.",
    "",
    "TAGS handbook (1974); 5 FAH-3",
    check};

}  // namespace reftel::telegram::lint
