// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/reading/signals.h"

#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "base/utc_time.h"
#include "telegram/fact_tables.h"
#include "web/pieces.h"
#include "web/reading/explain.h"
#include "web/reading/meanings.h"
#include "web/words.h"

namespace reftel::web {
namespace {

struct Fact {
    std::string_view code;
    Text meaning;
};

constexpr auto kSignals = std::to_array<Fact>({
    {"ZNR", Text::SignalZnr},
    {"ZNY", Text::SignalZny},
    {"ZEX", Text::SignalZex},
    {"ZGC", Text::SignalZgc},
    {"ZOT", Text::SignalZot},
    {"ZFH", Text::SignalZfh},
    {"ZDK", Text::SignalZdk},
});

constexpr auto kSecurityLetters = std::to_array<Fact>({
    {"UUUUU", Text::LettersU},
    {"EEEEE", Text::LettersE},
    {"RRRRR", Text::LettersR},
    {"CCCCC", Text::LettersC},
    {"SSSSS", Text::LettersS},
    {"TTTTT", Text::LettersT},
});

template <std::size_t N>
std::optional<Text> meaning_in(const std::array<Fact, N>& facts, std::string_view code) {
    for (const Fact& fact : facts) {
        if (fact.code == code) {
            return fact.meaning;
        }
    }
    return std::nullopt;
}

bool is_signal(std::string_view word) {
    return word.size() >= 3 && word.size() <= 5 && word.front() == 'Z' && is_upper(word[1]) &&
           is_upper(word[2]);
}

std::string explain_word(const Language& lang, std::string_view word) {
    if (const auto letters = meaning_in(kSecurityLetters, word)) {
        return fmt::format("{}{}{}", word, lang[Text::Colon], lang[*letters]);
    }
    if (!is_signal(word)) {
        return {};
    }
    const auto meaning = meaning_in(kSignals, word.substr(0, 3));
    return fmt::format("{}{}{}", word, lang[Text::Colon],
                       lang[meaning.value_or(Text::SignalUnknown)]);
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

std::string declassification(const Language& lang, std::string_view text) {
    text = trim(text);
    if (text == "N/A" || text == "NA") {
        return std::string(lang[Text::DeclassNone]);
    }
    if (starts_with_fold(text, "OADR") || starts_with_fold(text, "DECL: OADR")) {
        return std::string(lang[Text::DeclassOadr]);
    }
    if (starts_with_fold(text, "DECL:")) {
        const std::string_view value = trim(text.substr(5));
        const std::string_view word = value.substr(0, value.find_first_of(" \t"));
        if (const auto date = date_with_slashes(word)) {
            return lang.say(Text::DeclassOn, lang.date(*date));
        }
        return lang.say(Text::DeclassStated, value);
    }
    return text.empty() ? std::string() : lang.say(Text::AsStated, text);
}

}  // namespace

std::string explain_signals(const Language& lang, std::string_view text) {
    std::string out;
    for (const auto word : split(text, ' ')) {
        const std::string said = explain_word(lang, word);
        if (!said.empty()) {
            out += out.empty() ? said : "; " + said;
        }
    }
    return out;
}

std::string explain_transmission(const Language& lang, std::string_view line) {
    const std::string out = explain_signals(lang, collapse_space(line));
    return out.empty() ? std::string(lang[Text::TransmissionInstructions]) : out;
}

std::string explain_filing_time(const Language& lang, std::string_view digits, int year) {
    if (digits.size() != 7 || !parse_number(digits)) {
        return {};
    }
    std::string out = lang.say(Text::FilingTimeSays, digits.substr(0, 3), digits.substr(3, 2),
                               digits.substr(5, 2));
    const auto day = parse_number(digits.substr(0, 3)).value_or(0);
    if (year == 0 || day == 0 || day > 366) {
        return out;
    }
    const std::int64_t seconds =
        UtcTime::from({year, 1, 1}).seconds + (std::int64_t{day} - 1) * 86400;
    return fmt::format("{}, {}", out, lang.day_of(UtcTime{seconds}.date()));
}

Html explain_executive_order(const Language& lang, const telegram::Telegram& telegram) {
    if (telegram.executive_order.empty()) {
        return {};
    }
    const auto* const order = telegram::find_order(telegram.executive_order);
    std::string out = order == nullptr ? lang.say(Text::ExecutiveOrder, telegram.executive_order)
                                       : lang.say(Text::ExecutiveOrderOf, telegram.executive_order,
                                                  order->signed_on.year);
    const std::string rest = declassification(lang, telegram.executive_order_text);
    if (!rest.empty()) {
        out += std::string(lang[Text::Colon]) + rest;
    }
    if (rest == lang[Text::DeclassOadr]) {
        return html("{}", out);
    }
    const std::string codes =
        explain_order_codes(telegram.executive_order, telegram.executive_order_text);
    return codes.empty() ? html("{}", out) : html("{} · {}", out, in_english(lang, codes));
}

}  // namespace reftel::web
