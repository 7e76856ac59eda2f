// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    if (!context.hints().other_text_at.empty()) {
        context.report(0, "another text has this id",
                       telegram.mrn ? telegram.mrn->to_string() : std::string(),
                       context.hints().other_text_at);
    }
    if (!context.hints().same_text_as.empty()) {
        context.report_as(Finding::Severity::Warning, 0, "the same text has another id",
                          telegram.mrn ? telegram.mrn->to_string() : std::string(),
                          context.hints().same_text_as);
    }
}

}  // namespace

constinit const Rule duplicate{
    "duplicate",
    "L083",
    Finding::Severity::Error,
    Profile::All,
    "Two telegrams have one id and different texts, or one text and two ids",
    "Compared over all files of one run. Both are kept by an archive; citations of the id are "
    "ambiguous.",
    "Compare the two; the better copy is the telegram.",
    "Texts of fewer than 200 characters, which repeat of themselves, and sections that came alone.",
    "Practice of publishers",
    check};

}  // namespace reftel::telegram::lint
