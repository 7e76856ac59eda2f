// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    const auto stated = parse_classification(context.hints().classification);
    if (stated && stated->level != Level::None && telegram.classification.level != Level::None &&
        stated->level != telegram.classification.level) {
        context.report(context.offset_of(telegram.class_line),
                       "the publisher states another classification",
                       context.hints().classification, to_string(telegram.classification.level));
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
    check};

}  // namespace reftel::telegram::lint
