// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/reading/signals.h"

#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "base/utc_time.h"
#include "web/reading/explain.h"
#include "web/words.h"

namespace reftel::web {
namespace {

struct Fact {
    std::string_view code;
    std::string_view meaning;
};

constexpr auto kSignals = std::to_array<Fact>({
    {"ZNR", "may travel over circuits that are not approved for secrets"},
    {"ZNY", "must not travel over circuits that are not approved for it"},
    {"ZEX", "a book message: other addressees are not shown"},
    {"ZGC", "no station receipt needed for a FLASH message"},
    {"ZOT", "may be handled at the lower precedence for the stations named"},
    {"ZFH", "forwarded for action or information"},
    {"ZDK", "a repetition made at a station's request"},
});

constexpr auto kSecurityLetters = std::to_array<Fact>({
    {"UUUUU", "unclassified"},
    {"EEEEE", "encrypted for transmission only"},
    {"RRRRR", "restricted"},
    {"CCCCC", "confidential"},
    {"SSSSS", "secret"},
    {"TTTTT", "top secret"},
});

constexpr auto kOrders = std::to_array<Fact>({
    {"10501", "1953"},
    {"11652", "1972"},
    {"12065", "1978"},
    {"12356", "1982"},
    {"12958", "1995"},
    {"13526", "2009"},
});

template <std::size_t N>
std::string_view meaning_in(const std::array<Fact, N>& facts, std::string_view code) {
    for (const Fact& fact : facts) {
        if (fact.code == code) {
            return fact.meaning;
        }
    }
    return {};
}

bool is_signal(std::string_view word) {
    return word.size() >= 3 && word.size() <= 5 && word.front() == 'Z' && is_upper(word[1]) &&
           is_upper(word[2]);
}

std::string explain_word(std::string_view word) {
    if (const auto letters = meaning_in(kSecurityLetters, word); !letters.empty()) {
        return fmt::format("{}: {}", word, letters);
    }
    if (!is_signal(word)) {
        return {};
    }
    const auto meaning = meaning_in(kSignals, word.substr(0, 3));
    return fmt::format("{}: {}", word, meaning.empty() ? "meaning not established" : meaning);
}

/// `04/17/2017` or `2017/04/17`.
std::optional<Date> date_with_slashes(std::string_view text) {
    const auto parts = split(text, '/');
    if (parts.size() != 3) {
        return std::nullopt;
    }
    const bool year_first = parts[0].size() == 4;
    const auto year = parse_number(year_first ? parts[0] : parts[2]);
    const auto month = parse_number(year_first ? parts[1] : parts[0]);
    const auto day = parse_number(year_first ? parts[2] : parts[1]);
    if (!year || !month || !day || *year < 1900 || *year > 9999) {
        return std::nullopt;
    }
    const Date date{static_cast<int>(*year), *month, *day};
    return is_valid(date) ? std::optional(date) : std::nullopt;
}

std::string declassification(std::string_view text) {
    text = trim(text);
    if (text == "N/A" || text == "NA") {
        return "no declassification date, the telegram is unclassified";
    }
    if (starts_with_fold(text, "OADR") || starts_with_fold(text, "DECL: OADR")) {
        return "to be declassified when the originating agency decides so (OADR)";
    }
    if (starts_with_fold(text, "DECL:")) {
        const std::string_view value = trim(text.substr(5));
        const std::string_view word = value.substr(0, value.find_first_of(" \t"));
        if (const auto date = date_with_slashes(word)) {
            return "to be declassified on " + in_words(*date);
        }
        return fmt::format("declassification as stated: {}", value);
    }
    return text.empty() ? std::string() : fmt::format("as stated: {}", text);
}

}  // namespace

std::string explain_signals(std::string_view text) {
    std::string out;
    for (const auto word : split(text, ' ')) {
        const std::string said = explain_word(word);
        if (!said.empty()) {
            out += out.empty() ? said : "; " + said;
        }
    }
    return out;
}

std::string explain_transmission(std::string_view line) {
    const std::string out = explain_signals(collapse_space(line));
    return out.empty() ? "Transmission instructions" : out;
}

std::string explain_filing_time(std::string_view digits, int year) {
    if (digits.size() != 7 || !parse_number(digits)) {
        return {};
    }
    std::string out = fmt::format("day {} of the year at {}:{} UTC", digits.substr(0, 3),
                                  digits.substr(3, 2), digits.substr(5, 2));
    const auto day = parse_number(digits.substr(0, 3)).value_or(0);
    if (year == 0 || day == 0 || day > 366) {
        return out;
    }
    const std::int64_t seconds =
        UtcTime::from({year, 1, 1}).seconds + (std::int64_t{day} - 1) * 86400;
    const Date date = UtcTime{seconds}.date();
    return fmt::format("{}, {} {}", out, date.day, month_name(date.month));
}

std::string explain_executive_order(const telegram::Telegram& telegram) {
    if (telegram.executive_order.empty()) {
        return {};
    }
    std::string out = fmt::format("Executive Order {}", telegram.executive_order);
    if (const auto year = meaning_in(kOrders, telegram.executive_order); !year.empty()) {
        out += fmt::format(" of {} on classified information", year);
    }
    const std::string rest = declassification(telegram.executive_order_text);
    return rest.empty() ? out : out + ": " + rest;
}

}  // namespace reftel::web
