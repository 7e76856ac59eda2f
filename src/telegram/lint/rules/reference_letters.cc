// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    char expected = 'A';
    for (const Reference& reference : telegram.references) {
        if (reference.letter == 0 || reference.letter == expected - 1) {
            continue;  // Without a letter, or several telegrams under one.
        }
        if (reference.letter != expected) {
            context.report(reference.at.begin, "the letter does not follow the one before",
                           std::string(1, reference.letter), std::string(1, expected));
        }
        expected = static_cast<char>(reference.letter + 1);
    }
}

}  // namespace

constinit const Rule reference_letters{
    "reference-letters",
    "L063",
    Finding::Severity::Warning,
    Profile::All,
    "The letters of references are not A, B, C",
    "The text cites REF B; a letter left out or given twice makes that ambiguous.",
    "Letter the references A, B, C without gap.",
    "References without letters.",
    "5 FAH-1 H-246",
    check};

}  // namespace reftel::telegram::lint
