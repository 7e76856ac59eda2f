// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/bracket_words.h"

namespace reftel::web {
namespace {

constexpr std::int64_t kHour = 3600;
constexpr std::int64_t kDay = 24 * kHour;

/// `5 hours`, `2 days`: never less than it is.
std::string duration(const Language& lang, std::int64_t seconds) {
    const bool in_days = seconds > 2 * kDay;
    const std::int64_t unit = in_days ? kDay : kHour;
    return lang.counted(in_days ? Text::SoManyDays : Text::SoManyHours,
                        static_cast<std::uint64_t>((seconds + unit - 1) / unit));
}

}  // namespace

std::string bracket_days(const Language& lang, const room::DateBracket& bracket) {
    const Date first = bracket.from.date();
    const Date last = bracket.until.date();
    return first == last
               ? lang.short_date(first)
               : lang.say(Text::SpanOfTime, lang.short_date(first), lang.short_date(last));
}

std::string how_sure(const Language& lang, const room::DateBracket& bracket) {
    std::string out(lang[Text::InferredFromNumber]);
    const auto add = [&](std::string_view sentence) { out.append(" ").append(sentence); };
    if (!bracket.has_lower && !bracket.has_higher) {
        add(lang[Text::NoNeighbourHeld]);
        return out;
    }
    if (!bracket.has_lower) {
        add(lang[Text::NoLowerHeld]);
    }
    if (!bracket.has_higher) {
        add(lang[Text::NoHigherHeld]);
    }
    add(bracket.out_of_order == 0
            ? lang.counted(Text::NumbersInOrder, bracket.compared)
            : lang.say(Text::NumbersOutOfOrder, duration(lang, bracket.out_of_order)));
    return out;
}

}  // namespace reftel::web
