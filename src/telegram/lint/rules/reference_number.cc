// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    if (context.telegram().variant != Variant::Retyped) {
        context.adopt("mrn-missing");  // Editors leave it out of their prints.
    }
    context.adopt("mrn-differs");
}

}  // namespace

constinit const Rule reference_number{
    "reference-number",
    "L034",
    Finding::Severity::Warning,
    Profile::All,
    "The reference number is missing, or its source gives another",
    "The number of class line, DE line, page marks and publisher is one; it is how a telegram is "
    "found and cited.",
    check};

}  // namespace reftel::telegram::lint
