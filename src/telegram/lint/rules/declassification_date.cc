// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "base/text.h"
#include "telegram/declassification.h"
#include "telegram/lexer.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

/// Figures and obliques behind DECL that are no date: `13/45/2017`, `MM/DD/`.
bool looks_like_date(std::string_view text) {
    const std::size_t at = find_word_fold(text, "DECL");
    if (at == std::string_view::npos) {
        return false;
    }
    const std::string_view rest = text.substr(at + 4);
    const std::size_t begin = std::min(rest.find_first_not_of(" :"), rest.size());
    const std::string_view word = rest.substr(begin, rest.find(' ', begin) - begin);
    return std::count(word.begin(), word.end(), '/') == 2;
}

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    const std::string_view text = trim(telegram.executive_order_text);
    const Declassification end = declassification_of(telegram);
    const auto until = end.date ? end.date : end.review;
    const std::uint32_t at = context.offset_of(telegram.executive_order_text);
    if (!until && looks_like_date(text)) {
        context.report(at, "the date to declassify is none", text, "MM/DD/YYYY");
        return;
    }
    if (!until || !context.date()) {
        return;
    }
    const Date sent = *context.date();
    const Date latest{sent.year + 25, sent.month, sent.day};
    if (*until <= sent) {
        context.report(at, "the date to declassify is not after the telegram's", to_string(*until),
                       "after " + to_string(sent), "write a date after " + to_string(sent));
    } else if (*until > latest) {
        context.report(at, "the date to declassify is more than 25 years away", to_string(*until),
                       to_string(latest) + " or before", "write a date until " + to_string(latest));
    }
}

}  // namespace

constinit const Rule declassification_date{
    "declassification-date",
    "L049",
    Finding::Severity::Warning,
    Profile::All,
    "The date to declassify is no date, before the telegram, or more than 25 years after it",
    "Orders since 1995 allow 25 years at most.",
    "Write month, day and year: DECL: 03/12/2019.",
    "",
    "E.O. 12958 1.5; E.O. 13526 1.5",
    check};

}  // namespace reftel::telegram::lint
