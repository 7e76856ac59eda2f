// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/dtg.h"

#include <fmt/format.h>

#include "base/text.h"
#include "telegram/mrn.h"

// dtg  = 2D 2D 2D "Z" month year ;      day, hour, minute; blanks may stand anywhere between
// year = 2D | 4D ;                      its digits too may stand apart: "7 3"

namespace reftel::telegram {
namespace {

/// Between any two characters of a group that was spaced apart; more is another column.
constexpr std::size_t kMostBlanks = 3;

class Reader {
 public:
    explicit Reader(std::string_view text) : rest(text) {}

    void skip_blanks(std::size_t most = kMostBlanks) {
        for (std::size_t i = 0; i < most && !rest.empty() && is_blank(rest[0]); ++i) {
            rest.remove_prefix(1);
        }
    }
    /// Two digits, perhaps with a blank between them; -1 when there are none.
    int take_pair() {
        int value = 0;
        for (int i = 0; i < 2; ++i) {
            skip_blanks(1);
            if (rest.empty() || !is_digit(rest[0])) {
                return -1;
            }
            value = value * 10 + (rest[0] - '0');
            rest.remove_prefix(1);
        }
        return value;
    }
    bool take_zone() {
        skip_blanks();
        if (rest.empty() || to_upper(rest[0]) != 'Z') {
            return false;
        }
        rest.remove_prefix(1);
        return true;
    }
    unsigned take_month() {
        skip_blanks();
        std::size_t letters = 0;
        while (letters < rest.size() && is_alpha(rest[letters])) {
            ++letters;
        }
        const unsigned month = month_number(rest.substr(0, letters));
        rest.remove_prefix(month == 0 ? 0 : letters);
        return month;
    }
    /// 0 when there is no year of two or four digits.
    unsigned take_year() {
        skip_blanks();
        const std::size_t run = count_digits(rest);
        if (run == 4) {
            const std::uint32_t year = *parse_number(rest.substr(0, 4));
            rest.remove_prefix(4);
            return year < 1800 ? 0 : year;
        }
        if (run > 2 || run == 0) {
            return 0;
        }
        const int pair = take_pair();
        const bool more = count_digits(rest) > 0;
        return pair < 0 || more ? 0 : full_year(static_cast<unsigned>(pair));
    }

    std::string_view rest;

 private:
    static std::size_t count_digits(std::string_view text) {
        std::size_t count = 0;
        while (count < text.size() && is_digit(text[count])) {
            ++count;
        }
        return count;
    }
};

}  // namespace

std::string Dtg::to_string() const {
    const Date date = time.date();
    const auto minutes = static_cast<unsigned>((time.seconds / 60) - days_since_epoch(date) * 1440);
    const std::string month = to_upper(month_name(date.month).substr(0, 3));
    return fmt::format("{:02}{:02}{:02}Z {} {:02}", date.day, minutes / 60, minutes % 60, month,
                       date.year % 100);
}

std::optional<Dtg> take_dtg(std::string_view& text) {
    Reader reader(trim_left(text));
    if (reader.rest.empty() || !is_digit(reader.rest[0])) {
        return std::nullopt;
    }
    const int day = reader.take_pair();
    const int hour = day < 0 ? -1 : reader.take_pair();
    const int minute = hour < 0 ? -1 : reader.take_pair();
    if (minute < 0 || hour > 23 || minute > 59 || !reader.take_zone()) {
        return std::nullopt;
    }
    const unsigned month = reader.take_month();
    const unsigned year = month == 0 ? 0 : reader.take_year();
    const Date date{static_cast<int>(year), month, static_cast<unsigned>(day)};
    if (year == 0 || !is_valid(date)) {
        return std::nullopt;
    }
    text = reader.rest;
    return Dtg{UtcTime::from(date, static_cast<unsigned>(hour), static_cast<unsigned>(minute))};
}

}  // namespace reftel::telegram
