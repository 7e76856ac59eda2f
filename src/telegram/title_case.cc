// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/title_case.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "telegram/country_name.h"
#include "telegram/fact_tables.h"
#include "telegram/facts.h"
#include "telegram/letter_case/bracketed_acronym.h"
#include "telegram/letter_case/english_words.h"
#include "telegram/letter_case/name_form.h"
#include "telegram/letter_case/phrases.h"
#include "telegram/letter_case/reading_case.h"
#include "telegram/lexer.h"

// Word by word. Capitals stay in acronyms of the table (those that could be read as words),
// organisations among the TAGS, words without a vowel, three letters that no list has, and
// numerals. Acronyms that are words all the same are known by what is joined to them: PRI, PAN AND
// PRD; COP-15. Two unknown words beside each other are a name: EVO HENTZAU.
namespace reftel::telegram {
namespace {

constexpr auto kSmall = std::to_array<std::string_view>(
    {"A",   "AN", "AND", "AS", "AT",  "BUT", "BY", "EN",  "FOR", "FROM", "IF", "IN", "INTO",
     "NOR", "OF", "ON",  "OR", "PER", "THE", "TO", "VIA", "VS",  "WITH", "DE", "DU", "LA"});

constexpr auto kNumerals =
    std::to_array<std::string_view>({"II", "III", "IV", "IX", "VI", "VII", "VIII", "XI", "XII",
                                     "XIII", "XIV", "XVI", "XVII", "XVIII", "XIX", "XXI"});

/// Names of people that look like acronyms.
constexpr auto kShortNames = std::to_array<std::string_view>(
    {"ABD", "AHN", "AMAL", "ASO", "AUN", "BOS", "BUI", "CAO", "CUI", "EVA", "EVO", "GUL", "GUO",
     "HAO", "HOU", "HUA",  "HUN", "ILI", "IVO", "JIA", "KAI", "KOH", "KYI", "LAI", "LEI", "LIU",
     "LUC", "LUO", "MOO",  "MYO", "NAM", "NGO", "OUM", "PAK", "QIN", "ROH", "RYU", "SOE", "SUU",
     "TAN", "THU", "TUN",  "UNG", "UWE", "WEI", "XIE", "XUE", "YEO", "YOO", "YUN"});

/// Family names that given names of two syllables follow: Ban Ki-moon, Ma Ying-jeou.
constexpr auto kFamilyNames = std::to_array<std::string_view>(
    {"BAN",  "CHANG", "CHEN", "CHIANG", "CHOI", "CHUN", "CHUNG", "HAN", "HSIEH", "HU",  "HUANG",
     "KANG", "KIM",   "LAI",  "LEE",    "LIEN", "LIU",  "MA",    "PAK", "PARK",  "ROH", "SHIH",
     "SONG", "SU",    "TSAI", "WANG",   "WU",   "YANG", "YEN",   "YOO", "YU",    "YUN"});

/// Small beginnings of family names, behind a given name: Lula da Silva, Osama bin Laden.
constexpr auto kNameParticles = std::to_array<std::string_view>(
    {"BIN", "BINT", "DA", "DEL", "DELLA", "DER", "DI", "DOS", "IBN", "VON"});

/// What shows that an acronym stands before it where a headline begins: WHO DIRECTOR, GOT
/// OFFICIALS.
constexpr auto kOfficials = std::to_array<std::string_view>(
    {"AMBASSADOR", "AMBASSADORS", "CANDIDATE", "CHIEF", "DELEGATION", "DIRECTOR", "FOLLOW",
     "LEADER", "MINISTER", "OFFICIAL", "OFFICIALS", "PRESIDENT", "REP", "REPRESENTATIVE", "SECTOR",
     "SENATOR", "SPOKESMAN", "TREATY"});

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

/// Whether no list has it, as a word or as a name.
bool is_unknown(std::string_view word) {
    return !english_forms(word).known() && !is_known_name(std::string(word)) &&
           !has(kShortNames, word);
}

/// An organisation among the TAGS that is nothing else: CIPEC.
bool is_organisation(std::string_view word) {
    constexpr std::size_t kLongest = 6;
    const TagFact* const tag =
        word.size() > 2 && word.size() <= kLongest ? find_tag(word) : nullptr;
    return tag != nullptr && tag->kind == TagKind::Org && is_unknown(word);
}

/// AC, EP: a vowel and a consonant are no word of English and begin no name, but for some.
bool is_pair(std::string_view word) {
    constexpr auto kNames =
        std::to_array<std::string_view>({"AL", "ED", "EL", "ET", "IL", "OZ", "UL", "UT"});
    return word.size() == 2 && has_vowel(word.substr(0, 1)) && !has_vowel(word.substr(1)) &&
           !english_forms(word).small && !has(kNames, word);
}

/// `MacArthur`, where the word list has more than one capital; else McNair, Hentzau.
std::string name_in_headline(std::string_view word) {
    const std::string_view form = english_forms(word).capital;
    const bool inner = form.size() == word.size() && form.size() > 3 && is_lower(form[1]) &&
                       std::any_of(form.begin() + 2, form.end(), is_upper);
    return inner ? std::string(form) : form_of_name(word);
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
    const bool acronym =
        (letters && !has(kNoAcronyms, word)) || is_pair(word) || is_organisation(word);
    return is_numeral(word) || acronym ? std::string(word) : std::string();
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
        if (sign == '.' && ends_abbreviation()) {
            return;
        }
        if (sign == '"' && !out_.empty() &&
            std::string_view(" (\n").find(out_.back()) == std::string_view::npos) {
            return;  // it closes
        }
        if (sign == ')' && out_.size() < kLongestMark && out_.starts_with('(')) {
            initial_ = true;  // (C) THE ...
            return;
        }
        if (std::string_view(":?!.;\"-(\n/").find(sign) != std::string_view::npos) {
            const bool joined = (sign == '-' || sign == '/') && !out_.empty() &&
                                out_.back() != ' ' && out_.back() != '-';
            initial_ = !joined || sign == '/';
        }
    }

    /// `U.S`, `Amb`: no sentence ends there.
    [[nodiscard]] bool ends_abbreviation() const {
        const std::string_view last = last_word(out_);
        return (last.size() == 1 && is_upper(last[0])) || has(kNoAcronyms, to_upper(last));
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
        if (is_second_syllable(at, end) || is_plural_ending(at, end)) {
            out_ += to_lower(word);
        } else if (after_apostrophe(at)) {
            // WE'VE, GERMANY'S, JA'FARI; but O'NEILL, D'AFFAIRES, YAR'ADUA.
            const bool name = word.size() > 3 && before_apostrophe(at).size() != 2;
            out_ += name ? name_in_headline(word) : to_lower(word);
        } else if (has(kNameParticles, word) && is_particle(word, at, end)) {
            out_ += to_lower(word);
        } else if (const std::string form = capitals_of(word, at, end); !form.empty()) {
            out_ += form;
        } else if (has(kSmall, word) && !initial_ && at > 0 && !next_is_end(end) &&
                   !begins_compound(at, end)) {
            out_ += to_lower(word);
        } else if (is_particle(word, at, end)) {
            out_ += to_lower(word);
        } else {
            out_ += name_in_headline(word);
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
        const char next = end < text_.size() ? text_[end] : ' ';
        const bool stroke = word.size() == 1 && (next == '/' || (at > 0 && text_[at - 1] == '/'));
        if (is_part_of_name(at, end)) {
            return {};
        }
        const bool hyphen = at > 1 && text_[at - 1] == '-';
        const bool part = hyphen && !has_vowel(word) && is_joined_behind(at);  // CAFTA-DR
        const bool between = end < text_.size() && text_[end] == '-';          // VIS-A-VIS
        const bool letter =
            hyphen && word.size() == 1 && text_[at - 2] != '-' && !between;  // CSTC-A
        if (dotted || symbol || stroke || part || letter || is_bracketed_acronym(text_, at, end)) {
            return std::string(word);
        }
        if (is_numeral(word) && !phrase_form(text_.substr(at)).empty()) {
            return {};  // XI JINPING
        }
        const AcronymFact* const fact = find_acronym(word);
        if (fact != nullptr && fact->joined) {
            const bool joined =
                is_joined_behind(at) || is_joined_before(end) || (initial_ && is_officials(end));
            return std::string(joined ? table_form(*fact) : std::string_view());
        }
        return is_lone_unknown(word, at, end) ? std::string(word) : acronym_form(word);
    }

    /// Three letters that nobody knows, ALN, with no name beside them that they could be part of:
    /// EVO MORALES, SUU KYI.
    [[nodiscard]] bool is_lone_unknown(std::string_view word, std::size_t at,
                                       std::size_t end) const {
        const std::string_view rest = text_.substr(end);
        const std::string_view front = text_.substr(0, at);
        const bool glued =
            (!rest.empty() && std::string_view("-'.\xE2").find(rest[0]) != rest.npos) ||
            front.ends_with('-') || front.ends_with('\'');
        if (word.size() != 3 || glued || !is_unknown(word) || find_acronym(word) != nullptr) {
            return false;
        }
        const std::string_view next = rest.starts_with(' ') ? first_word(rest.substr(1)) : "";
        const std::string_view before =
            front.ends_with(' ') ? last_word(front.substr(0, at - 1)) : "";
        return !may_be_name(next) && !may_be_name(before);
    }

    /// A word that is none of English, no acronym and no country.
    [[nodiscard]] static bool may_be_name(std::string_view word) {
        return word.size() > 1 && !english_forms(word).small && acronym_form(word).empty() &&
               country_name_size(word) == 0 && !has_digit(word);
    }

    /// SADR of AL-SADR, YAR of YAR'ADUA.
    [[nodiscard]] bool is_part_of_name(std::size_t at, std::size_t end) const {
        const std::string_view front = text_.substr(0, at);
        const std::string_view rest = text_.substr(end);
        const bool behind_article =
            front.ends_with("AL-") && last_word(front.substr(0, at - 1)) == "AL";
        const bool article = text_.substr(at, end - at) == "AL" && rest.starts_with('-') &&
                             !first_word(rest.substr(1)).empty() && !is_digit(rest[1]);
        const bool apostrophe = rest.starts_with('\'') && first_word(rest.substr(1)).size() > 2;
        return behind_article || article || apostrophe;
    }

    /// MANDATE(S)
    [[nodiscard]] bool is_plural_ending(std::size_t at, std::size_t end) const {
        return at > 1 && text_.substr(at - 1, end - at + 2) == "(S)" && is_upper(text_[at - 2]);
    }

    /// Whether those whom an acronym sends follow: `WHO OFFICIALS`.
    [[nodiscard]] bool is_officials(std::size_t end) const {
        return text_.substr(end).starts_with(' ') &&
               has(kOfficials, first_word(text_.substr(end + 1)));
    }

    /// The second half of a given name: JEOU of MA YING-JEOU.
    [[nodiscard]] bool is_second_syllable(std::size_t at, std::size_t end) const {
        constexpr std::size_t kLongest = 5;
        const bool last = end == text_.size() || text_[end] != '-';
        if (at < 2 || text_[at - 1] != '-' || end - at > kLongest || !last) {
            return false;
        }
        const std::string_view first = last_word(text_.substr(0, at - 1));
        const std::size_t begin = at - 1 - first.size();
        const bool words =
            english_forms(first).small && english_forms(text_.substr(at, end - at)).small;
        return begin > 1 && text_[begin - 1] == ' ' && first.size() <= kLongest && !first.empty() &&
               !words && !has(kSmall, first) && acronym_form(first).empty() &&
               has(kFamilyNames, last_word(text_.substr(0, begin - 1)));
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
        constexpr auto kAfterD = std::to_array<std::string_view>(
            {"IVOIRE", "AFFAIRES", "ESTAING", "ETAT", "ETATS", "ETRE", "HORIZON"});
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
        const bool article = word == "AL" && rest.starts_with('-');
        const bool particle = has(kNameParticles, word) && rest.starts_with(' ');
        return (article || particle) && before.size() > 2 && !english_forms(before).small &&
               acronym_form(before).empty() && country_name_size(before) == 0;
    }

    [[nodiscard]] std::string_view before_apostrophe(std::size_t at) const {
        return text_[at - 1] == '\'' ? last_word(text_.substr(0, at - 1)) : std::string_view();
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

    static constexpr std::size_t kLongestMark = 8;  ///< Of `(S//NF`.

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
