// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    for (const Reference& reference : telegram.references) {
        if (reference.kind == Reference::Kind::Unknown) {
            context.report(reference.at.begin, "the reference leads nowhere", reference.text,
                           "origin and number");
        } else if (reference.kind == Reference::Kind::Telegram && reference.mrn &&
                   find_origin(reference.mrn->origin) == nullptr) {
            context.report_as(Finding::Severity::Info, reference.at.begin,
                              "no table knows this origin", reference.text,
                              "the origin of a telegram and its number");
        }
    }
}

}  // namespace

constinit const Rule reference_unknown{
    "reference-unknown",
    "L062",
    Finding::Severity::Warning,
    Profile::All,
    "A reference leads to no telegram and no known kind of document",
    "A reader cannot follow it.",
    "Write origin and number, or what kind of document it is.",
    "An origin that no table knows is a note. Whether a telegram is there only an archive can say.",
    "5 FAH-1 H-246",
    check};

}  // namespace reftel::telegram::lint
