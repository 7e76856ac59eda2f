// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    std::size_t count = 0;
    for (const Line& line : telegram.lines) {
        count += line.part == LinePart::Subject ? 1 : 0;
    }
    const std::uint32_t at = context.offset_of_first(LinePart::Subject);
    if (count > 3 && context.is_wire()) {
        context.report(at, "the subject has more than three lines", std::to_string(count), "3");
    }
    const std::size_t first = context.first(LinePart::Subject);
    if (first < telegram.lines.size() && context.is_wire() &&
        context.text(first).find("SUBJECT:") == std::string_view::npos) {
        context.report(at, "the label is not SUBJECT:", context.text(first).substr(0, 12),
                       "SUBJECT:");
    }
    const std::string_view subject = trim(telegram.subject);
    const bool initials = subject.size() > 2 && is_upper(subject[subject.size() - 2]) &&
                          !is_alpha(subject[subject.size() - 3]);
    const bool short_word =
        subject.size() > 4 &&
        (subject.ends_with("INC.") || subject.ends_with(" CO.") || subject.ends_with("LTD.") ||
         subject.ends_with("JR.") || subject.ends_with(".."));
    if (subject.ends_with('.') && !initials && !short_word) {
        context.report_as(Finding::Severity::Info, at, "the subject ends with a full stop", {}, {},
                          "leave it out");
    }
}

}  // namespace

constinit const Rule subject_form{
    "subject-form",
    "L061",
    Finding::Severity::Warning,
    Profile::All,
    "The SUBJECT has another label, more than three lines, or a full stop at its end",
    "A subject is a title; lists cut it behind the third line.",
    "Write SUBJECT: and a title of three lines at most, without a full stop.",
    "Label and length are looked at in traffic alone; a full stop is a note, and none behind "
    "abbreviations.",
    "TAGS handbook (1974) 3; 5 FAH-1 H-246",
    check};

}  // namespace reftel::telegram::lint
