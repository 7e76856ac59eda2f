// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

bool has(const Classification& classification, std::string_view caveat) {
    return std::find(classification.caveats.begin(), classification.caveats.end(), caveat) !=
           classification.caveats.end();
}

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    const auto stated = parse_classification(context.hints().classification);
    if (!stated || stated->level == Level::None || telegram.classification.level == Level::None) {
        return;
    }
    const std::uint32_t at = context.offset_of(telegram.class_line);
    if (stated->level != telegram.classification.level) {
        context.report(at, "the publisher states another classification",
                       context.hints().classification, telegram.classification.to_string());
        return;
    }
    for (const std::string_view caveat : {"NOFORN", "ORCON", "NOCONTRACT", "PROPIN"}) {
        if (has(*stated, caveat) != has(telegram.classification, caveat)) {
            context.report(at, "the publisher states another caveat",
                           context.hints().classification, telegram.classification.to_string());
            return;
        }
    }
}

}  // namespace

constinit const Rule published_classification{
    "published-classification",
    "L041",
    Finding::Severity::Error,
    Profile::All,
    "The publisher's classification is not that of the text",
    "Class line and captions together are the classification: UNCLAS with SENSITIVE is "
    "UNCLASSIFIED//FOR OFFICIAL USE ONLY.",
    "Find out which of the two is right.",
    "Caveats other than NOFORN, ORCON, NOCONTRACT and PROPIN: publishers keep few of them.",
    "Practice of publishers; 09ASTANA436",
    check};

}  // namespace reftel::telegram::lint
