// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/title_case.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "telegram/country_name.h"
#include "telegram/fact_tables.h"
#include "telegram/letter_case/bracketed_acronym.h"
#include "telegram/letter_case/english_words.h"
#include "telegram/letter_case/name_form.h"
#include "telegram/letter_case/phrases.h"
#include "telegram/lexer.h"

// Word by word. Capitals of three kinds stay: acronyms in the table (those that could be read as
// words), words without a vowel, and numerals. Acronyms that are words all the same are known by
// what is joined to them: PRI, PAN AND PRD; COP-15.
namespace reftel::telegram {
namespace {

constexpr auto kSmall = std::to_array<std::string_view>(
    {"A",   "AN", "AND", "AS", "AT",  "BUT", "BY", "EN",  "FOR", "FROM", "IF", "IN", "INTO",
     "NOR", "OF", "ON",  "OR", "PER", "THE", "TO", "VIA", "VS",  "WITH", "DE", "DU", "LA"});

constexpr auto kNumerals =
    std::to_array<std::string_view>({"II", "III", "IV", "IX", "VI", "VII", "VIII", "XI", "XII",
                                     "XIII", "XIV", "XVI", "XVII", "XVIII", "XIX", "XXI"});

/// Short words without a vowel that are words or titles.
constexpr auto kNoAcronyms = std::to_array<std::string_view>(
    {"MR", "MRS", "MS", "DR", "ST", "VS", "JR", "SR", "NTH", "GEN", "LTD", "CONT", "AMB", "DEPT"});

template <typename Table>
bool has(const Table& table, std::string_view word) {
    return std::find(table.begin(), table.end(), word) != table.end();
}

bool is_numeral(std::string_view word) {
    return has(kNumerals, word);
}

bool has_vowel(std::string_view word) {
    return word.find_first_of("AEIOUY") != std::string_view::npos;
}

bool has_digit(std::string_view word) {
    return std::any_of(word.begin(), word.end(), is_digit);
}

/// As the table has it, when that is more than a capital in front: `SFOR`, `NGOs`, `MiG`.
std::string_view table_form(const AcronymFact& fact) {
    const bool capitals = std::any_of(fact.form.begin() + 1, fact.form.end(), is_upper);
    return capitals && fact.form.size() == fact.word.size() ? fact.form : std::string_view();
}

/// MOUS, HFCS: the plural of an acronym that is no word.
bool is_plural(std::string_view word) {
    const EnglishForms english = english_forms(word);
    const bool name = english.capital.size() > 1 && !is_upper(english.capital[1]);  // not VIPs
    if (word.size() < 4 || word.size() > 7 || word.back() != 'S' || english.small || name) {
        return false;
    }
    const std::string_view one = word.substr(0, word.size() - 1);
    const AcronymFact* const fact = find_acronym(one);
    return fact == nullptr ? !has_vowel(one) && !has(kNoAcronyms, one)
                           : !fact->joined && fact->form == one;
}

/// The form of an acronym or numeral, whatever stands around it; empty for a word.
std::string acronym_form(std::string_view word) {
    if (const AcronymFact* const fact = find_acronym(word); fact != nullptr) {
        return std::string(fact->joined ? std::string_view() : table_form(*fact));
    }
    if (is_plural(word)) {
        return std::string(word.substr(0, word.size() - 1)) + 's';
    }
    const bool letters = !has_vowel(word) && word.size() >= 2 && word.size() <= 6;
    return is_numeral(word) || (letters && !has(kNoAcronyms, word)) ? std::string(word)
                                                                    : std::string();
}

std::string_view first_word(std::string_view text) {
    std::size_t size = 0;
    while (size < text.size() && is_alnum(text[size])) {
        ++size;
    }
    return text.substr(0, size);
}

std::string_view last_word(std::string_view text) {
    std::size_t size = 0;
    while (size < text.size() && is_alnum(text[text.size() - size - 1])) {
        ++size;
    }
    return text.substr(text.size() - size);
}

bool is_figure_or_acronym(std::string_view word) {
    return has_digit(word) || (!is_numeral(word) && !acronym_form(word).empty());
}

class HeadlineWriter {
 public:
    explicit HeadlineWriter(std::string_view text) : text_(text) {}

    std::string run() {
        std::size_t at = 0;
        while (at < text_.size()) {
            if (is_digit(text_[at])) {
                at = take_figure(at);
            } else if (is_upper(text_[at])) {
                at = take_word_at(at);
            } else {
                note_sign(text_[at]);
                out_ += text_[at++];
            }
        }
        return std::move(out_);
    }

 private:
    void note_sign(char sign) {
        if (std::string_view(":?!.;\"-(\n/").find(sign) != std::string_view::npos) {
            const bool joined = (sign == '-' || sign == '/') && !out_.empty() &&
                                out_.back() != ' ' && out_.back() != '-';
            initial_ = !joined || sign == '/';
        }
    }

    /// `63RD` becomes `63rd`, `G8` and `F16S` stay.
    std::size_t take_figure(std::size_t at) {
        std::size_t end = at;
        while (end < text_.size() && is_alnum(text_[end])) {
            ++end;
        }
        const std::string_view word = text_.substr(at, end - at);
        const std::size_t digits = leading_digits(word);
        const std::string_view tail = word.substr(digits);
        const bool ordinal =
            tail == "RD" || tail == "TH" || tail == "ST" || tail == "ND" || tail == "S";
        out_ += ordinal ? to_lower(word) : std::string(word);
        initial_ = false;
        return end;
    }

    std::size_t take_word_at(std::size_t at) {
        std::size_t end = at;
        while (end < text_.size() && is_alnum(text_[end])) {
            ++end;
        }
        const std::string_view word = text_.substr(at, end - at);
        if (after_apostrophe(at)) {
            // WE'VE, GERMANY'S; but O'NEILL, D'AFFAIRES.
            const bool name = word.size() > 3;
            out_ += name ? form_of_name(word) : to_lower(word);
        } else if (const std::string form = capitals_of(word, at, end); !form.empty()) {
            out_ += form;
        } else if (has(kSmall, word) && !initial_ && at > 0 && !next_is_end(end) &&
                   !begins_compound(at, end)) {
            out_ += to_lower(word);
        } else if (is_particle(word, at, end)) {
            out_ += to_lower(word);
        } else {
            out_ += form_of_name(word);
        }
        initial_ = false;
        return end;
    }

    /// What keeps its capitals where it stands; empty for other words.
    [[nodiscard]] std::string capitals_of(std::string_view word, std::size_t at,
                                          std::size_t end) const {
        constexpr std::size_t kLongestBeforeFigure = 4;
        const bool dotted = word.size() == 1 && end < text_.size() && text_[end] == '.';
        const bool symbol = word.find_first_of("0123456789") <= kLongestBeforeFigure;  // UF6, H5N1
        const bool hyphen = at > 1 && text_[at - 1] == '-';
        const bool part = hyphen && !has_vowel(word) && is_joined_behind(at);  // CAFTA-DR
        const bool between = end < text_.size() && text_[end] == '-';          // VIS-A-VIS
        const bool letter =
            hyphen && word.size() == 1 && text_[at - 2] != '-' && !between;  // CSTC-A
        if (dotted || symbol || part || letter || is_bracketed_acronym(text_, at, end)) {
            return std::string(word);
        }
        if (is_numeral(word) && !phrase_form(text_.substr(at)).empty()) {
            return {};  // XI JINPING
        }
        const AcronymFact* const fact = find_acronym(word);
        if (fact != nullptr && fact->joined) {
            const bool joined = is_joined_behind(at) || is_joined_before(end);
            return std::string(joined ? table_form(*fact) : std::string_view());
        }
        return acronym_form(word);
    }

    /// Whether an acronym or a figure and a sign or AND stand in front of the word at `at`.
    [[nodiscard]] bool is_joined_behind(std::size_t at) const {
        std::string_view front = text_.substr(0, at);
        for (const std::string_view sign : {", AND ", " AND ", ", ", "/", "-"}) {
            if (front.ends_with(sign)) {
                front.remove_suffix(sign.size());
                return is_figure_or_acronym(last_word(front));
            }
        }
        return false;
    }

    /// The same behind a word that ends at `end`.
    [[nodiscard]] bool is_joined_before(std::size_t end) const {
        for (const std::string_view sign : {", AND ", " AND ", ", ", "/", "-"}) {
            if (text_.substr(end).starts_with(sign)) {
                return is_figure_or_acronym(first_word(text_.substr(end + sign.size())));
            }
        }
        return false;
    }

    /// The small beginning of a part of a name: `Cote d'Ivoire`, `Abd al-Mahdi`, but `Talks with
    /// Al-Mahdi`.
    [[nodiscard]] bool is_particle(std::string_view word, std::size_t at, std::size_t end) const {
        constexpr auto kAfterD =
            std::to_array<std::string_view>({"IVOIRE", "AFFAIRES", "ETAT", "ETATS", "ETRE"});
        const std::string_view rest = text_.substr(end);
        const std::string_view after =
            first_word(rest.substr(std::min<std::size_t>(1, rest.size())));
        if (at == 0 || text_[at - 1] != ' ' || after.empty()) {
            return false;
        }
        if (word == "D" && rest.starts_with('\'')) {
            return has(kAfterD, after);
        }
        const std::string_view before = last_word(text_.substr(0, at - 1));
        return word == "AL" && rest.starts_with('-') && before.size() > 2 &&
               !english_forms(before).small && acronym_form(before).empty() &&
               country_name_size(before) == 0;
    }

    [[nodiscard]] bool after_apostrophe(std::size_t at) const {
        const bool plain = at >= 2 && text_[at - 1] == '\'' && is_alnum(text_[at - 2]);
        return plain || (at >= 4 && text_.substr(at - 3, 3) == "\xE2\x80\x99");
    }
    /// `In-Service`, but `Vis-a-Vis`.
    [[nodiscard]] bool begins_compound(std::size_t at, std::size_t end) const {
        return text_[at - 1] == ' ' && end + 1 < text_.size() && text_[end] == '-' &&
               is_alpha(text_[end + 1]);
    }
    [[nodiscard]] bool next_is_end(std::size_t end) const { return end >= text_.size(); }

    std::string_view text_;
    std::string out_;
    bool initial_ = true;  ///< The next word begins the headline or a part of it.
};

}  // namespace

std::string title_case(std::string_view subject) {
    const bool small = std::any_of(subject.begin(), subject.end(), is_lower);
    return small ? std::string(subject) : HeadlineWriter(subject).run();
}

}  // namespace reftel::telegram
