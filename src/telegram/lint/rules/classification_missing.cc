// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    if (telegram.variant == Variant::Retyped) {
        return;  // Editors leave it out of their prints.
    }
    if (!telegram.from.empty() && telegram.classification.level == Level::None &&
        telegram.variant != Variant::NavyGeneral) {
        context.report(context.offset_of_first(LinePart::From), "no classification can be read");
    }
}

}  // namespace

constinit const Rule classification_missing{
    "classification-missing",
    "L031",
    Finding::Severity::Error,
    Profile::All,
    "The text does not begin with a classification",
    "The classification is the first word of the text, so that nobody handles a telegram without "
    "knowing its level.",
    "Begin the text with the level: UNCLAS, C O N F I D E N T I A L ...",
    "Editors' prints and military general messages.",
    "ACP 127(G) 203",
    check};

}  // namespace reftel::telegram::lint
