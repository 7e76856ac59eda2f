// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/language.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/assert.h"
#include "base/text.h"

namespace reftel::web {

namespace {

constexpr auto kTexts = static_cast<std::size_t>(Text::Count);
using Texts = std::array<std::string_view, kTexts>;

constexpr Texts kEnglish = [] {
    Texts out{};
#define REFTEL_TEXT(key, words) out[static_cast<std::size_t>(Text::key)] = words;
#include "web/texts/en.def"
#undef REFTEL_TEXT
    return out;
}();

constexpr Texts kFrench = [] {
    Texts out{};
#define REFTEL_TEXT(key, words) out[static_cast<std::size_t>(Text::key)] = words;
#include "web/texts/fr.def"
#undef REFTEL_TEXT
    return out;
}();

constexpr bool is_digit_char(char c) {
    return c >= '1' && c <= '9';
}

/// Bytes of the place at the front, `{}` or `{2}`; 0 when there is none.
constexpr std::size_t place_length(std::string_view text) {
    if (text.starts_with("{}")) {
        return 2;
    }
    const bool numbered =
        text.size() >= 3 && text[0] == '{' && is_digit_char(text[1]) && text[2] == '}';
    return numbered ? 3 : 0;
}

/// A bit for each argument that a form of the text puts somewhere.
constexpr unsigned places_in(std::string_view form) {
    unsigned places = 0;
    unsigned next = 0;
    // From brace to brace: clang 14 counts the steps, and all texts letter by letter are too many.
    for (std::size_t at = form.find('{'); at != std::string_view::npos;
         at = form.find('{', at + 1)) {
        const std::string_view rest = form.substr(at);
        const std::size_t length = place_length(rest);
        if (length > 0) {
            const unsigned index = length == 3 ? static_cast<unsigned>(rest[1] - '1') : next++;
            places |= 1U << index;
        }
    }
    return places;
}

constexpr std::string_view first_form(std::string_view text) {
    return text.substr(0, text.find('|'));
}

constexpr std::string_view last_form(std::string_view text) {
    const std::size_t bar = text.find('|');
    return bar == std::string_view::npos ? text : text.substr(bar + 1);
}

constexpr bool translates(const Texts& texts) {
    for (std::size_t i = 0; i < kTexts; ++i) {
        const unsigned places = places_in(last_form(kEnglish[i]));
        const bool forms = (texts[i].find('|') == std::string_view::npos) ==
                           (kEnglish[i].find('|') == std::string_view::npos);
        if (texts[i].empty() || !forms || places_in(last_form(texts[i])) != places ||
            (places_in(first_form(texts[i])) & ~places) != 0) {
            return false;
        }
    }
    return true;
}
static_assert(translates(kEnglish), "a text of en.def is empty");
static_assert(translates(kFrench), "fr.def lacks a text, or its places are not those of en.def");

/// Calls `put_text` and `put_place` for the parts of a text in their order.
template <typename PutText, typename PutPlace>
void walk(std::string_view text, const PutText& put_text, const PutPlace& put_place) {
    std::size_t next = 0;
    while (!text.empty()) {
        const std::size_t at = text.find('{');
        put_text(text.substr(0, at));
        if (at == std::string_view::npos) {
            return;
        }
        text.remove_prefix(at);
        const std::size_t length = place_length(text);
        if (length == 0) {
            put_text(text.substr(0, 1));
            text.remove_prefix(1);
            continue;
        }
        put_place(length == 3 ? static_cast<std::size_t>(text[1] - '1') : next++);
        text.remove_prefix(length);
    }
}

std::string grouped_with(std::uint64_t count, std::string_view separator) {
    std::string digits = std::to_string(count);
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, separator);
    }
    return digits;
}

}  // namespace

struct Language::Facts {
    std::string_view tag;
    std::string_view name;
    std::string_view thousands;  ///< Between groups of three digits
    std::string_view decimal;
    std::uint64_t many_from;  ///< The least count, but for 0 in English, that takes the second form
    bool zero_is_many;
    const Texts& texts;
};

namespace {

constexpr Language::Facts kEnglishFacts = {"en", "English", ",", ".", 2, true, kEnglish};
// A narrow space that does not break: how French groups digits.
constexpr Language::Facts kFrenchFacts = {"fr", "Français", "\u202f", ",", 2, false, kFrench};

const std::array<Language, 2>& languages() {
    static const std::array<Language, 2> kLanguages = {Language(kEnglishFacts),
                                                       Language(kFrenchFacts)};
    return kLanguages;
}

/// `fr` of `fr-CH;q=0.9`.
std::string_view primary_of(std::string_view tag) {
    return trim(tag.substr(0, tag.find_first_of("-_;")));
}

/// The weight behind `;q=`, in thousandths; 1000 when none is said, 0 when it is no number.
unsigned weight_of(std::string_view entry) {
    const std::size_t at = entry.find(";q=");
    if (at == std::string_view::npos) {
        return 1000;
    }
    const std::string_view value = trim(entry.substr(at + 3));
    if (value.starts_with('1')) {
        return 1000;
    }
    if (!value.starts_with("0.")) {
        return 0;
    }
    std::string digits(value.substr(2, 3));
    digits.resize(3, '0');
    return parse_number(digits).value_or(0);
}

}  // namespace

const Language& Language::english() {
    return languages().front();
}

std::span<const Language> Language::all() {
    return languages();
}

const Language* Language::find(std::string_view tag) {
    const std::string_view primary = primary_of(tag);
    for (const Language& language : languages()) {
        if (equals_fold(language.tag(), primary)) {
            return &language;
        }
    }
    return nullptr;
}

const Language* Language::accepted(std::string_view header) {
    const Language* best = nullptr;
    unsigned best_weight = 0;
    for (const auto entry : split(header, ',')) {
        const Language* language = find(trim(entry));
        const unsigned weight = weight_of(entry);
        if (language != nullptr && weight > best_weight) {
            best = language;
            best_weight = weight;
        }
    }
    return best;
}

std::string_view Language::tag() const {
    return facts_.tag;
}

std::string_view Language::name() const {
    return facts_.name;
}

std::string_view Language::operator[](Text text) const {
    return facts_.texts[static_cast<std::size_t>(text)];
}

std::string Language::fill(Text text, std::span<const std::string> arguments) const {
    std::string out;
    walk((*this)[text], [&](std::string_view part) { out += part; },
         [&](std::size_t index) {
             REFTEL_ASSERT(index < arguments.size(), "callers know the places of the text");
             out += arguments[index];
         });
    return out;
}

Html Language::fill_html(Text text, std::span<const Html> arguments) const {
    Html out;
    walk((*this)[text], [&](std::string_view part) { out.text(part); },
         [&](std::size_t index) {
             REFTEL_ASSERT(index < arguments.size(), "callers know the places of the text");
             out.append(arguments[index]);
         });
    return out;
}

std::string_view Language::form(Text forms, std::uint64_t count) const {
    const bool many = count >= facts_.many_from || (count == 0 && facts_.zero_is_many);
    return many ? last_form((*this)[forms]) : first_form((*this)[forms]);
}

std::string Language::counted(Text forms, std::uint64_t count) const {
    std::string out;
    walk(
        form(forms, count), [&](std::string_view part) { out += part; },
        [&](std::size_t) { out += grouped(count); });
    return out;
}

std::string Language::grouped(std::uint64_t count) const {
    return grouped_with(count, facts_.thousands);
}

std::string Language::brief(std::uint64_t count) const {
    const auto scaled = [&](std::uint64_t unit, char letter) {
        const auto tenths = count / (unit / 10) + (count % (unit / 10) * 20 >= unit ? 1 : 0);
        return tenths < 100
                   ? fmt::format("{}{}{}{}", tenths / 10, facts_.decimal, tenths % 10, letter)
                   : fmt::format("{}{}", count / unit + (count % unit * 2 >= unit ? 1 : 0), letter);
    };
    if (count < 1000) {
        return std::to_string(count);
    }
    // From here on the thousands would be rounded to 1000k.
    return count < 999'500 ? scaled(1000, 'k') : scaled(1'000'000, 'M');
}

std::string Language::small_number(std::uint64_t count) const {
    const auto words = split((*this)[Text::SmallNumbers], ' ');
    return count < words.size() ? std::string(words[count]) : grouped(count);
}

std::string_view Language::month(unsigned month) const {
    const auto names = split((*this)[Text::Months], ' ');
    return month >= 1 && month <= names.size() ? names[month - 1] : std::string_view();
}

std::string_view Language::short_month(unsigned month) const {
    const auto names = split((*this)[Text::ShortMonths], ' ');
    return month >= 1 && month <= names.size() ? names[month - 1] : std::string_view();
}

namespace {

/// The number of a day within a date: French counts the first as `1er`.
std::string day_number(const Language& language, unsigned day) {
    return day == 1 ? std::string(language[Text::FirstOfMonth]) : std::to_string(day);
}

}  // namespace

std::string Language::date(const Date& date) const {
    return say(Text::DayMonthYear, day_number(*this, date.day), month(date.month), date.year);
}

std::string Language::short_date(const Date& date) const {
    return say(Text::DayMonthYear, day_number(*this, date.day), short_month(date.month), date.year);
}

std::string Language::month_of(int year, unsigned month_number) const {
    return say(Text::MonthYear, month(month_number), year);
}

std::string Language::day_of(const Date& date) const {
    return say(Text::DayMonth, day_number(*this, date.day), month(date.month));
}

std::string_view Language::level(telegram::Level level) const {
    switch (level) {
        case telegram::Level::None:
            return {};
        case telegram::Level::Unclassified:
            return (*this)[Text::Unclassified];
        case telegram::Level::Sensitive:
            return (*this)[Text::Sensitive];
        case telegram::Level::Restricted:
            return (*this)[Text::Restricted];
        case telegram::Level::Confidential:
            return (*this)[Text::Confidential];
        case telegram::Level::Secret:
            return (*this)[Text::Secret];
        case telegram::Level::TopSecret:
            return (*this)[Text::TopSecret];
    }
    return {};
}

std::string_view Language::precedence(telegram::Precedence precedence) const {
    switch (precedence) {
        case telegram::Precedence::None:
            return {};
        case telegram::Precedence::Routine:
            return (*this)[Text::PrecedenceRoutine];
        case telegram::Precedence::Priority:
            return (*this)[Text::PrecedencePriority];
        case telegram::Precedence::Immediate:
            return (*this)[Text::PrecedenceImmediate];
        case telegram::Precedence::NiactImmediate:
            return (*this)[Text::PrecedenceNiact];
        case telegram::Precedence::Flash:
            return (*this)[Text::PrecedenceFlash];
        case telegram::Precedence::EmergencyCommand:
            return (*this)[Text::PrecedenceEmergencyCommand];
    }
    return {};
}

}  // namespace reftel::web
