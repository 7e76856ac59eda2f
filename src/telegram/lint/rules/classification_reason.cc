// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <string>

#include "base/text.h"
#include "telegram/classified_by.h"
#include "telegram/fact_tables.h"
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

/// A section of reasons, of all orders that have it.
struct Section {
    std::string_view number;
    Era era{{9999, 12, 31}, {1, 1, 1}};
    char last = 'a';  ///< Its letters go from a to this.

    explicit Section(std::string_view wanted) : number(wanted) {
        for (const ReasonFact& reason : all_reasons()) {
            if (reason.section == number) {
                era = {std::min(era.from, reason.era.from), std::max(era.to, reason.era.to)};
                last = std::max(last, reason.letter);
            }
        }
    }
};

/// How long the older section goes on being accepted.
constexpr int kGraceYears = 1;

void check_letters(Context& context, std::uint32_t at, const Section& section,
                   std::string_view reasons) {
    for (const char letter : letters_of(reasons)) {
        if (letter > section.last) {
            context.report(at, "no such reason", std::string(1, letter),
                           std::string("(a) to (") + section.last + ")");
            return;
        }
    }
}

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    if (telegram.classified_by.empty() || !context.date()) {
        return;
    }
    const Section older("1.5");
    const Section newer("1.4");
    const std::string reasons = parse_classified_by(telegram.classified_by).reasons;
    const bool is_older = reasons.starts_with(older.number);
    const bool is_newer = reasons.starts_with(newer.number);
    const Date last = {older.era.to.year + kGraceYears, older.era.to.month, older.era.to.day};
    const std::uint32_t at = context.offset_of_first(LinePart::ClassifiedBy);
    if (is_older && *context.date() > last) {
        context.report(at, "the reasons of the older order", reasons, newer.number);
    } else if (is_newer && *context.date() < newer.era.from) {
        context.report(at, "the reasons of a later order", reasons, older.number);
    } else if (!reasons.empty() && !is_newer && !is_older) {
        context.report(at, "no section of an order that has reasons", reasons, "1.4 or 1.5");
    }
    if (is_newer || is_older) {
        check_letters(context, at, is_older ? older : newer, reasons);
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
