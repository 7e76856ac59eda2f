// SPDX-License-Identifier: AGPL-3.0-or-later
//
// The bracket reaches from the nearest lower number that is held and dated to the nearest higher
// one. Numbers are given when a telegram is drafted and dates when it is sent, so neighbours may be
// out of order: by how much is seen in the held numbers around, and the bracket is widened by that.
#include "room/date_bracket.h"

#include <algorithm>

#include "room/cards.h"
#include "room/limits.h"

namespace reftel::room {
namespace {

std::vector<Card> to_cards(std::vector<archive::Card> cards) {
    std::vector<Card> out;
    for (archive::Card& card : cards) {
        out.push_back(to_card(std::move(card)));
    }
    return out;
}

/// Dates of the held telegrams, by rising number.
std::vector<UtcTime> dates_in_order(const DateBracket& bracket) {
    std::vector<UtcTime> out;
    for (auto card = bracket.before.rbegin(); card != bracket.before.rend(); ++card) {
        if (card->date) {
            out.push_back(*card->date);
        }
    }
    for (const Card& card : bracket.after) {
        if (card.date) {
            out.push_back(*card.date);
        }
    }
    return out;
}

/// The most that a date lies before one of a lower number.
std::int64_t most_out_of_order(const std::vector<UtcTime>& dates) {
    std::int64_t most = 0;
    std::int64_t latest = dates.empty() ? 0 : dates.front().seconds;
    for (const UtcTime& date : dates) {
        most = std::max(most, latest - date.seconds);
        latest = std::max(latest, date.seconds);
    }
    return most;
}

std::optional<UtcTime> nearest_date(const std::vector<Card>& cards) {
    const auto dated =
        std::ranges::find_if(cards, [](const Card& card) { return card.date.has_value(); });
    return dated == cards.end() ? std::nullopt : dated->date;
}

}  // namespace

Result<DateBracket> bracket_of(const archive::Edition& edition, const telegram::Mrn& mrn) {
    auto around = REFTEL_TRY(edition.numbered_around(mrn, kBracketNeighbours));
    DateBracket out;
    out.before = to_cards(std::move(around.before));
    out.after = to_cards(std::move(around.after));
    const std::vector<UtcTime> dates = dates_in_order(out);
    out.compared = dates.size();
    out.out_of_order = most_out_of_order(dates);
    const auto lower = nearest_date(out.before);
    const auto higher = nearest_date(out.after);
    out.has_lower = lower.has_value();
    out.has_higher = higher.has_value();
    const UtcTime new_year = UtcTime::from({mrn.year, 1, 1});
    const UtcTime year_end = {UtcTime::from({mrn.year + 1, 1, 1}).seconds - 1};
    out.from = lower ? UtcTime{lower->seconds - out.out_of_order} : new_year;
    out.until = higher ? UtcTime{higher->seconds + out.out_of_order} : year_end;
    if (out.until.seconds < out.from.seconds) {
        // Dates that belong to another year, such as a mistyped one: the year alone is sure.
        out.from = new_year;
        out.until = year_end;
        out.has_lower = false;
        out.has_higher = false;
    }
    return out;
}

}  // namespace reftel::room
