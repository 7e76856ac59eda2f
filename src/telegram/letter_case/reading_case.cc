// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/letter_case/reading_case.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "telegram/fact_tables.h"
#include "telegram/facts.h"
#include "telegram/letter_case/bracketed_acronym.h"
#include "telegram/letter_case/case_scanner.h"
#include "telegram/letter_case/charge.h"
#include "telegram/letter_case/english_words.h"
#include "telegram/letter_case/limits.h"
#include "telegram/letter_case/name_form.h"
#include "telegram/letter_case/phrases.h"
#include "telegram/telegram.h"

// Word by word, in one walk. A word's own form comes from form_in_text(); what stands around it
// decides first:
//
//   ZENDA 000231, PORT OF SPAIN 88    stay: a post and a number
//   EUR/RPM, S/S-O                    stay: office symbols
//   (C), U.S., J. DOE, REF B          stay: single letters
//   1ST, 1970S, F-16S                 the letters behind the figures are small, codes stay
//   US POSITION, LET US               the country or the pronoun
//   THE CHARGE, IN CHARGE OF          the charge d'affaires or the charge
//   MAY 3, IN MARCH                   months that are words too
//   PRESIDENT FORD, MR. BROWN         names that are words too, behind a title
namespace reftel::telegram {
namespace {

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr auto kLettered = std::to_array<std::string_view>(
    {"REF", "REFS", "REFTEL", "REFTELS", "PARA", "PARAS", "PARAGRAPH", "TAB", "TABS", "ANNEX",
     "SECTION", "PART", "OPTION", "PLAN", "BASKET", "ALTERNATIVE", "ITEM", "VITAMIN", "HEPATITIS"});
constexpr auto kTitles = std::to_array<std::string_view>(
    {"AMB",        "PRES",       "PRIMIN",    "FONMIN",   "SECY",        "MR",      "MRS",
     "MS",         "DR",         "PRESIDENT", "SENATOR",  "GENERAL",     "GEN",     "COLONEL",
     "COL",        "AMBASSADOR", "SECRETARY", "GOVERNOR", "CONGRESSMAN", "ADMIRAL", "MINISTER",
     "CHANCELLOR", "CHAIRMAN",   "LORD",      "SIR",      "KING",        "QUEEN",   "PRINCE",
     "PREMIER",    "MARSHAL",    "JUDGE",     "BISHOP",   "CAPTAIN",     "MAJOR"});
constexpr auto kSalutations = std::to_array<std::string_view>({"MR", "MRS", "MS", "DR", "MESSRS"});
/// Before these behind US it is the pronoun; with nothing behind it too.
constexpr auto kAfterPronoun = std::to_array<std::string_view>(
    {"THAT",  "TO",      "AND",   "IN",   "AS",    "IF",   "ON",   "AT",  "BY",
     "WHEN",  "WITH",    "HE",    "SHE",  "THEY",  "IT",   "NOT",  "ALL", "WHETHER",
     "HOW",   "WHAT",    "WHY",   "OF",   "ABOUT", "FOR",  "FROM", "BUT", "BEFORE",
     "AFTER", "BECAUSE", "TODAY", "SOME", "MORE",  "THIS", "THE",  "AN",  "A"});
constexpr auto kBeforePronoun = std::to_array<std::string_view>(
    {"LET", "GIVE", "GIVES", "GAVE", "GIVEN", "TOLD", "TELL", "ASKED", "LETS", "REMINDED"});
constexpr auto kOftenBeforePronoun = std::to_array<std::string_view>(
    {"ASK",    "HELP",    "SHOW",    "INFORM", "INFORMED", "URGED", "ALLOW",
     "ENABLE", "ASSURED", "ADVISED", "JOIN",   "CAUSE",    "FORCE", "LEAVE",
     "LEFT",   "MAKE",    "PERMIT",  "MET",    "SEES",     "WANTS", "URGES"});
constexpr auto kPrepositions = std::to_array<std::string_view>(
    {"TO", "FOR", "WITH", "BY", "FROM", "OF", "UPON", "ON", "BETWEEN", "AMONG", "AGAINST"});
constexpr auto kBeforeMonth = std::to_array<std::string_view>(
    {"IN", "OF", "EARLY", "LATE", "MID", "SINCE", "UNTIL", "LAST", "NEXT", "DURING", "BY"});
/// Names too, but behind a title mostly verbs.
constexpr auto kVerbs = std::to_array<std::string_view>(
    {"WILL", "MAY", "HOPE", "DREW", "GRANT", "ROSE", "MARK", "CHASE", "PAT", "ROB", "SUE", "CAN"});
constexpr auto kSmallMonths = std::to_array<std::string_view>({"MAY", "MARCH", "AUGUST"});

bool is_number(std::string_view word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), is_digit);
}

class ReadingCase {
 public:
    ReadingCase(std::string_view text, const CaseDictionary& learned)
        : text_(text), learned_(learned), out_(text) {}

    std::string run() {
        CaseScanner scanner(text_);
        std::optional<CaseToken> token = scanner.next();
        while (token) {
            const std::optional<CaseToken> next = scanner.next();
            next_ = next ? *next : CaseToken{};
            if (token->begin >= kept_until_) {
                write(*token);
            }
            before_ = token->text;
            before_begin_ = token->begin;
            token = next;
        }
        return std::move(out_);
    }

 private:
    [[nodiscard]] char at(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }
    [[nodiscard]] char before(std::size_t i) const { return i > 0 ? text_[i - 1] : '\0'; }

    void write(const CaseToken& token) {
        const bool capitals = std::none_of(token.text.begin(), token.text.end(), is_lower);
        if (!capitals || token.foreign) {
            return;
        }
        if (std::any_of(token.text.begin(), token.text.end(), is_digit)) {
            return write_figure(token);
        }
        if (keep_telegram_number(token) || keep_symbol(token) || is_date_code(token) ||
            is_bracketed_acronym(text_, token.begin, token.begin + token.text.size()) ||
            write_phrase(token)) {
            return;
        }
        if (token.text.size() > kMaxCaseWord) {
            return;
        }
        std::string form = token.text.size() == 1 ? letter_form(token) : word_form(token);
        // D'AFFAIRES and 'S begin nothing.
        if (token.initial && !token.after_apostrophe) {
            form[0] = to_upper(form[0]);
        }
        out_.replace(token.begin, form.size(), form);
    }

    /// `63RD` becomes `63rd`, `1970S` `1970s`; `F16S` and `8K` stay.
    void write_figure(const CaseToken& token) {
        const std::size_t digits = token.text.find_first_not_of("0123456789");
        const std::string_view tail =
            digits == std::string_view::npos ? std::string_view{} : token.text.substr(digits);
        if (digits > 0 && is_one_of(std::to_array<std::string_view>(
                                        {"RD", "TH", "ST", "ND", "S", "PM", "AM", "MM", "KM"}),
                                    tail)) {
            out_.replace(token.begin + digits, tail.size(), to_lower(tail));
        }
    }

    /// A post and its number: both stay, with all words of the name.
    bool keep_telegram_number(const CaseToken& token) {
        std::string letters;
        std::size_t at_end = token.begin;
        for (std::size_t words = 0; words < kMaxOriginWords; ++words) {
            std::size_t end = at_end;
            while (is_upper(at(end))) {
                ++end;
            }
            if (end == at_end || at(end) != ' ') {
                return false;
            }
            letters.append(text_.substr(at_end, end - at_end));
            at_end = end + 1;
            if (is_digit(at(at_end))) {
                break;
            }
        }
        std::size_t end = at_end;
        while (is_digit(at(end))) {
            ++end;
        }
        const std::string_view number = text_.substr(at_end, end - at_end);
        const bool year =
            number.size() == 4 && (number.starts_with("19") || number.starts_with("20"));
        if (number.size() < 2 || year || is_alpha(at(end)) || at(end) == '%' ||
            (number.size() == 2 && !is_digit(before_.empty() ? '\0' : before_.front())) ||
            find_origin(letters) == nullptr) {
            return false;
        }
        kept_until_ = end;
        return true;
    }

    /// `EUR/RPM`, `S/S-O`: a run with strokes whose first part is an office.
    bool keep_symbol(const CaseToken& token) {
        if (before(token.begin) == '/' || at(token.begin + token.text.size()) != '/') {
            return false;
        }
        std::size_t end = token.begin;
        bool stroke = false;
        bool words = true;
        for (std::size_t part = end; end <= text_.size() && end < token.begin + kMaxCaseWord;
             ++end) {
            const char c = at(end);
            if (is_alnum(c)) {
                continue;
            }
            const std::string_view word = text_.substr(part, end - part);
            words = words && (word.size() > 5 || english_forms(word).small);
            if (word.empty() || word.size() > 5 || (c != '/' && (c != '-' || !stroke))) {
                break;
            }
            stroke = stroke || c == '/';
            part = end + 1;
        }
        if (!stroke || words || find_office(token.text) == nullptr) {
            return false;
        }
        kept_until_ = end;
        return true;
    }

    bool write_phrase(const CaseToken& token) {
        const std::string_view form = phrase_form(text_.substr(token.begin));
        out_.replace(token.begin, form.size(), form);
        kept_until_ = token.begin + form.size();
        return !form.empty();
    }

    /// `APR` of `171425Z APR 07`.
    [[nodiscard]] bool is_date_code(const CaseToken& token) const {
        return token.text.size() == 3 && before_.size() == 7 && before_.back() == 'Z' &&
               is_number(before_.substr(0, 6)) && month_number(token.text) != 0;
    }

    [[nodiscard]] std::string letter_form(const CaseToken& token) const {
        const char letter = token.text.front();
        const char follows = at(token.begin + 1);
        const std::string kept(1, letter);
        const std::string small(1, to_lower(letter));
        const bool between = before(token.begin) == '-' && follows == '-';  // VIS-A-VIS
        const bool apart = letter == 'S' && token.begin > 1 && before(token.begin) == ' ' &&
                           text_[token.begin - 2] == '\'';  // ZENDA' S
        if (token.after_apostrophe || between || apart) {
            return small;
        }
        const std::string_view rest = text_.substr(token.begin + 1);
        if (rest.starts_with('\'') || rest.starts_with("\xE2\x80\x99")) {
            return letter == 'O' ? kept : small;
        }
        // A.M., P.M., I.E., E.G.
        const std::string_view dotted = text_.substr(token.begin > 1 ? token.begin - 2 : 0, 5);
        for (const std::string_view known : {"A.M.", "P.M.", "I.E.", "E.G."}) {
            if (text_.substr(token.begin, 4) == known || dotted.starts_with(known)) {
                return small;
            }
        }
        const bool article = letter == 'A' && (follows == ' ' || follows == '"') &&
                             !is_one_of(kLettered, before_) && before(token.begin) != '(' &&
                             before(token.begin) != '-' && before(token.begin) != '/';
        return article ? small : kept;
    }

    [[nodiscard]] std::string word_form(const CaseToken& token) const {
        const std::string_view word = token.text;
        if (token.after_apostrophe) {
            const bool name = before_ == "O" && word.size() > 2;
            return name              ? form_of_name(word)
                   : word.size() > 3 ? form_in_text(word, learned_)
                                     : to_lower(word);
        }
        if (word == "US") {
            return is_pronoun(token) ? "us" : "US";
        }
        const bool government = word.size() == 3 && word.starts_with("GO") && before_ == "THE";
        if (government) {
            return std::string(word);  // THE GOT: the Government of Turkey
        }
        const bool negated = word.ends_with('N') && next_.text == "T" && next_.after_apostrophe;
        if (negated || is_part_of_word(token)) {
            return to_lower(word);
        }
        if (is_one_of(kSmallMonths, word)) {
            return is_month(token) ? form_of_name(word) : to_lower(word);
        }
        if (word == "CHARGE") {
            return is_charge_daffaires(text_, token.begin) ? "Charge" : "charge";
        }
        if ((word == "AL" || word == "EL") && at(token.begin + 2) == '-') {
            return to_lower(word);
        }
        if (is_behind_title(token)) {
            return form_of_name(word);
        }
        return form_in_text(word, learned_);
    }

    /// `REPRESEN- TATION`: one of two halves that a line's end left apart.
    [[nodiscard]] bool is_part_of_word(const CaseToken& token) const {
        const std::size_t end = token.begin + token.text.size();
        const std::string_view front = text_.substr(0, token.begin);
        const bool first = at(end) == '-' && at(end + 1) == ' ' && next_.begin == end + 2;
        const bool second =
            front.ends_with("- ") && before_begin_ + before_.size() + 2 == token.begin;
        const auto is_word = [](std::string_view a, std::string_view b) {
            return english_forms(std::string(a) + std::string(b)).small;
        };
        return (first && is_word(token.text, next_.text)) ||
               (second && is_word(before_, token.text));
    }

    [[nodiscard]] bool is_pronoun(const CaseToken& token) const {
        const char follows = at(token.begin + 2);
        const bool closed = next_.text.empty() || (follows != ' ' && follows != '-');
        const bool goes_on = closed || is_one_of(kAfterPronoun, next_.text);
        if (follows == '-' || before(token.begin) == '-' || before(token.begin) == '/') {
            return false;
        }
        return is_one_of(kBeforePronoun, before_) ||
               (is_one_of(kOftenBeforePronoun, before_) && goes_on) ||
               (is_one_of(kPrepositions, before_) && goes_on && follows != '.');
    }

    [[nodiscard]] bool is_month(const CaseToken& token) const {
        const bool after_number = is_number(before_) && before_.size() <= 2;
        const bool before_number = is_number(next_.text) && next_.text.size() != 3;
        const bool verb = token.text == "MAY" && next_.text == "BE";
        return after_number || before_number || token.text == "AUGUST" ||
               (is_one_of(kBeforeMonth, before_) && !verb);
    }

    /// A word that may be a name and stands behind a title: Ford, Brown, Bush.
    [[nodiscard]] bool is_behind_title(const CaseToken& token) const {
        if (!is_one_of(kTitles, before_) || token.begin > before_begin_ + before_.size() + 2) {
            return false;
        }
        const char sign = at(before_begin_ + before_.size());
        if (sign != ' ' && sign != '.') {
            return false;
        }
        if (token.text.size() <= 2 || is_one_of(kVerbs, token.text)) {
            return false;
        }
        const EnglishForms forms = english_forms(token.text);
        return !forms.capital.empty()
                   ? std::any_of(forms.capital.begin(), forms.capital.end(), is_lower)
                   : is_one_of(kSalutations, before_);
    }

    std::string_view text_;
    const CaseDictionary& learned_;
    std::string out_;
    CaseToken next_;
    std::string_view before_;
    std::size_t before_begin_ = 0;
    std::size_t kept_until_ = 0;
};

struct LetterCount {
    std::size_t small = 0;
    std::size_t all = 0;

    void add(std::string_view text) {
        for (const char c : text) {
            small += is_lower(c) ? 1 : 0;
            all += is_alpha(c) ? 1 : 0;
        }
    }
    [[nodiscard]] bool is_in_capitals() const { return all > 0 && small * 20 < all; }
};

}  // namespace

std::string reading_case(std::string_view text, const CaseDictionary& learned) {
    return ReadingCase(text, learned).run();
}

bool is_in_capitals(std::string_view text) {
    LetterCount count;
    count.add(text);
    return count.is_in_capitals();
}

bool is_in_capitals(const Telegram& telegram) {
    LetterCount count;
    for (const Paragraph& paragraph : telegram.paragraphs) {
        count.add(telegram.text_of(paragraph));
    }
    return count.is_in_capitals();
}

}  // namespace reftel::telegram
