// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.h"
#include "telegram/classified_by.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

/// The letters of `1.4 (b) and (d)`, `1.5(B,D)`, small; words are none.
std::string letters_of(std::string_view reasons) {
    std::string out;
    for (std::size_t at = 3; at < reasons.size(); ++at) {
        const bool alone = is_alpha(reasons[at]) && !is_alpha(reasons[at - 1]) &&
                           (at + 1 == reasons.size() || !is_alpha(reasons[at + 1]));
        if (alone) {
            out += to_lower(reasons[at]);
        }
    }
    return out;
}

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    if (telegram.classified_by.empty() || !context.date()) {
        return;
    }
    const std::string reasons = parse_classified_by(telegram.classified_by).reasons;
    const bool late = *context.date() > Date{2004, 9, 22};
    const bool early = *context.date() < Date{2003, 3, 25};
    const bool newer = reasons.starts_with("1.4");
    const bool older = reasons.starts_with("1.5");
    const std::uint32_t at = context.offset_of_first(LinePart::ClassifiedBy);
    if (late && older) {
        context.report(at, "the reasons of the older order", reasons, "1.4");
    } else if (early && newer) {
        context.report(at, "the reasons of a later order", reasons, "1.5");
    } else if (!reasons.empty() && !newer && !older) {
        context.report(at, "no section of an order that has reasons", reasons, "1.4 or 1.5");
    }
    const std::string letters = letters_of(reasons);
    const std::size_t wrong = letters.find_first_not_of(older ? "abcdefg" : "abcdefgh");
    if ((newer || older) && wrong != std::string::npos) {
        context.report(at, "no such reason", letters.substr(wrong, 1),
                       older ? "(a) to (g)" : "(a) to (h)");
    }
}

}  // namespace

constinit const Rule classification_reason{
    "classification-reason",
    "L053",
    Finding::Severity::Warning,
    Profile::All,
    "The reason to classify does not fit the date",
    "Reasons stood in section 1.5 until 2003 and stand in 1.4 since.",
    "Write 1.4 and letters (a) to (h); until 2003 1.5 and (a) to (g).",
    "From March 2003 to September 2004 both sections are accepted.",
    "E.O. 12958 1.5; E.O. 13292 1.4",
    check};

}  // namespace reftel::telegram::lint
