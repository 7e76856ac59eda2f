// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

Level level_of(char letter) {
    return letter == 'T' || letter == 'A'   ? Level::TopSecret
           : letter == 'S'                  ? Level::Secret
           : letter == 'C'                  ? Level::Confidential
           : letter == 'U' || letter == 'E' ? Level::Unclassified
                                            : Level::None;
}

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    const Level stated =
        telegram.transmission.size() < 5 ? Level::None : level_of(telegram.transmission[4]);
    const Level own = telegram.classification.level;
    if (stated == Level::None || own == Level::None) {
        return;
    }
    const bool open = own < Level::Restricted;
    if (!open && stated < own) {
        context.report(context.offset_of(telegram.transmission),
                       "the transmission is protected less than the telegram is classified",
                       to_string(stated), to_string(own));
    } else if (open && stated > Level::Unclassified) {
        context.report_as(Finding::Severity::Info, context.offset_of(telegram.transmission),
                          "an unclassified telegram on a protected circuit", to_string(stated),
                          to_string(own));
    }
}

}  // namespace

constinit const Rule transmission_level{
    "transmission-level",
    "L016",
    Finding::Severity::Error,
    Profile::Acp127,
    "Format line 4 protects the telegram less than its classification asks",
    "A classified telegram sent with ZNR UUUUU crosses circuits that are not cleared for it.",
    "Write ZNY and the letter of the level: CCCCC, SSSSS, TTTTT.",
    "Protecting an unclassified telegram more than it asks is a note: operators did so for "
    "convenience.",
    "ACP 127(G) 118",
    check};

}  // namespace reftel::telegram::lint
