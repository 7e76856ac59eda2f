// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "base/text.h"
#include "telegram/fact_tables.h"
#include "telegram/facts.h"
#include "telegram/letter_case/english_words.h"
#include "telegram/letter_case/limits.h"
#include "telegram/letter_case/name_form.h"
#include "telegram/letter_case/reading_case.h"
#include "telegram/tsv.h"

namespace reftel::embedded {
extern const std::string_view case_words_tsv;
}  // namespace reftel::embedded

namespace reftel::telegram {
namespace {

/// Unknown words up to this length are taken for acronyms: GVN.
constexpr std::size_t kLongestUnknownAcronym = 3;

/// Names in the tables of facts, by their letters in capitals: cities of posts, countries of one
/// word, months, and the words of case_words.tsv.
class Names {
 public:
    Names() {
        for_each_row<2>(embedded::case_words_tsv,
                        [&](const auto& field) { forms_.emplace(field[0], field[1]); });
        for (unsigned month = 1; month <= 12; ++month) {
            add(month_name(month), Which::UnlessEnglish);
        }
        for (const TagFact& tag : all_tags()) {
            if (tag.kind == TagKind::Geo && tag.meaning.find(' ') == std::string_view::npos) {
                add(tag.meaning, Which::All);
            }
        }
        for (const OriginFact& origin : all_origins()) {
            for (const std::string_view word : split(origin.city, ' ')) {
                add(word, Which::UnlessEnglish);
            }
        }
    }

    [[nodiscard]] std::string_view find(const std::string& word) const {
        const auto found = forms_.find(word);
        return found == forms_.end() ? std::string_view{} : std::string_view(found->second);
    }

 private:
    enum class Which { All, UnlessEnglish };
    /// Names of cities such as Nice are words too.
    void add(std::string_view name, Which which) {
        const bool letters = std::all_of(name.begin(), name.end(), is_alpha);
        const bool word = which == Which::UnlessEnglish && english_forms(name).small;
        if (letters && name.size() > 2 && is_upper(name.front()) && !word) {
            forms_.emplace(to_upper(name), name);
        }
    }
    std::unordered_map<std::string, std::string> forms_;
};

const Names& names() {
    static const Names table;
    return table;
}

bool is_numeral(std::string_view word) {
    return word.size() > 1 && word.find_first_not_of("IVX") == std::string_view::npos;
}

/// Words of two letters are few; the list has symbols of chemistry among them.
bool is_short_word(std::string_view word) {
    static constexpr auto kShort = std::to_array<std::string_view>(
        {"AM", "AN", "AS", "AT", "BE", "BY", "DO", "EX", "GO", "HE", "IF", "IN", "IS", "IT",
         "ME", "MY", "NO", "OF", "OH", "ON", "OR", "SO", "TO", "UP", "US", "VS", "WE"});
    return std::find(kShort.begin(), kShort.end(), word) != kShort.end();
}

/// Two words written as one: WORLDWIDE, OVERFLIGHTS.
bool is_compound(std::string_view word) {
    constexpr std::size_t kShortestPart = 4;
    for (std::size_t cut = kShortestPart; cut + kShortestPart <= word.size(); ++cut) {
        if (english_forms(word.substr(0, cut)).small && english_forms(word.substr(cut)).small) {
            return true;
        }
    }
    return false;
}

/// A word of English with two letters in the wrong order, one too many or one too few.
bool is_slip_of_word(std::string_view word) {
    constexpr std::size_t kShortest = 7;
    if (word.size() < kShortest) {
        return false;
    }
    for (std::size_t i = 0; i < word.size(); ++i) {
        std::string other(word);
        if (i + 1 < word.size()) {
            std::swap(other[i], other[i + 1]);
            if (english_forms(other).small) {
                return true;
            }
            std::swap(other[i], other[i + 1]);
        }
        if (english_forms(std::string(word).erase(i, 1)).small) {
            return true;
        }
        other.insert(i, 1, 'A');
        for (char letter = 'A'; letter <= 'Z'; ++letter) {
            other[i] = letter;
            if (english_forms(other).small) {
                return true;
            }
        }
    }
    return false;
}

/// By its ending or beginning a word of English that the list lacks, or one with a slip.
bool has_english_shape(std::string_view word) {
    static constexpr auto kEndings = std::to_array<std::string_view>(
        {"ING",   "INGS", "TION", "TIONS", "SION",  "SIONS", "MENT",  "MENTS", "NESS",
         "ABLE",  "IBLE", "IZE",  "IZED",  "IZES",  "ISE",   "ISED",  "ISES",  "TLY",
         "LLY",   "SLY",  "ELY",  "DLY",   "FUL",   "ITIES", "ILITY", "WISE",  "ANCES",
         "ENCES", "ENCE", "ATED", "ATES",  "ATORY", "IVELY", "OUR",   "OURS",  "OURED",
         "LLED",  "TTED", "GHT",  "SHIP",  "SHIPS", "RIES",  "ESSED", "CTED"});
    static constexpr auto kBeginnings = std::to_array<std::string_view>(
        {"NON",  "RE",    "UN",    "PRE",   "ANTI", "COUNTER", "OVER", "UNDER", "MIS",
         "SUB",  "INTER", "INTRA", "MULTI", "BI",   "DE",      "DIS",  "OUT",   "POST",
         "SEMI", "SUPER", "TRANS", "TRI",   "PARA", "CO",      "MINI", "QUADRI"});
    const bool ending = word.size() > 6 && std::any_of(kEndings.begin(), kEndings.end(),
                                                       [&](auto e) { return word.ends_with(e); });
    return ending || std::any_of(kBeginnings.begin(), kBeginnings.end(), [&](auto beginning) {
               return word.starts_with(beginning) && word.size() >= beginning.size() + 4 &&
                      english_forms(word.substr(beginning.size())).small;
           });
}

std::string form_of_unknown(std::string_view word) {
    const bool vowel = word.find_first_of("AEIOUY") != std::string_view::npos;
    if (word.size() <= kLongestUnknownAcronym || (!vowel && word.size() <= 6)) {
        return std::string(word);
    }
    const bool english = has_english_shape(word) || is_compound(word) || is_slip_of_word(word);
    return english ? to_lower(word) : form_of_name(word);
}

}  // namespace

bool is_known_name(const std::string& word) {
    return !names().find(word).empty();
}

std::string form_in_text(std::string_view word, const CaseDictionary& learned) {
    if (word.size() > kMaxCaseWord) {
        return std::string(word);
    }
    const AcronymFact* const acronym = find_acronym(word);
    if (acronym != nullptr && acronym->in_text && acronym->form.size() == word.size()) {
        return std::string(acronym->form);
    }
    if (is_numeral(word)) {
        return std::string(word);
    }
    if (const std::string_view form = learned.find(word); !form.empty()) {
        return std::string(form);
    }
    if (const std::string_view form = names().find(std::string(word)); !form.empty()) {
        return std::string(form);
    }
    const EnglishForms english = english_forms(word);
    if (word.size() == 2) {
        return is_short_word(word) ? to_lower(word) : std::string(word);
    }
    if (english.small) {
        return to_lower(word);
    }
    return english.capital.empty() ? form_of_unknown(word) : std::string(english.capital);
}

}  // namespace reftel::telegram
