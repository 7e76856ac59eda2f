// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    context.adopt("paragraph-number-jump");
}

}  // namespace

constinit const Rule paragraph_numbers{
    "paragraph-numbers",
    "L067",
    Finding::Severity::Warning,
    Profile::All,
    "The numbers of paragraphs do not follow one another",
    "A missing number is a missing paragraph, or a slip; citations go by these numbers.",
    "Look for the missing paragraph, or number anew.",
    "Numbers inside quoted text.",
    "5 FAH-1 H-246",
    check};

}  // namespace reftel::telegram::lint
