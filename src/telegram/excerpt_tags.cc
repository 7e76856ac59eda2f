// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>

#include "base/text.h"
#include "telegram/excerpt.h"
#include "telegram/facts.h"
#include "telegram/furniture.h"
#include "telegram/letter_case/english_words.h"
#include "telegram/lexer.h"
#include "telegram/one_slip.h"

// tags = "TAGS" sep { tag sep }. A code is known or looks like one; words that do not, standing
// together, are one phrase (`HUMAN RIGHTS`), or behind OVIP and PINR a person.
namespace reftel::telegram {
namespace {

constexpr std::size_t kLongestField = 4000;
constexpr std::size_t kMostTags = 200;

bool is_word_start(std::string_view text, std::size_t at) {
    return at == 0 || !is_alnum(text[at - 1]);
}

/// `TAFS:`, `TASGS:`: TAGS in capitals with one slip, a colon behind it; its length, 0 for other
/// words.
std::size_t misspelt_label_length(std::string_view text) {
    constexpr std::size_t kLongest = 5;
    std::size_t size = 0;
    while (size < text.size() && is_upper(text[size])) {
        ++size;
    }
    const bool colon = size < text.size() && text[size] == ':';
    return colon && size <= kLongest && is_one_slip_apart(text.substr(0, size), "TAGS") ? size : 0;
}

/// Offset of the first byte of the content; npos without a label.
std::size_t find_label(std::string_view text) {
    constexpr std::array<std::string_view, 8> kLabels{"TAGS", "TAGES", "TAGGS", "TABS",
                                                      "TAG",  "TAS",   "TGS",   "AGS"};
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char first = to_upper(text[at]);
        if ((first != 'T' && first != 'A') || !is_word_start(text, at)) {
            continue;
        }
        if (const std::size_t size = misspelt_label_length(text.substr(at)); size > 0) {
            return at + size + 1;
        }
        for (const std::string_view label : kLabels) {
            if (!starts_with_word_fold(text.substr(at), label)) {
                continue;
            }
            const std::size_t next = text.find_first_not_of(' ', at + label.size());
            const bool sign = next != std::string_view::npos &&
                              std::string_view(":;,").find(text[next]) != std::string_view::npos;
            if (sign || label == "TAGS") {
                return std::min(next, text.size()) + (sign ? 1 : 0);
            }
        }
    }
    return std::string_view::npos;
}

bool begins_other_field(std::string_view text) {
    constexpr std::array<std::string_view, 11> kLabels{"SUBJECT", "SUBJ",          "REF",    "REFS",
                                                       "REFTEL",  "REFTELS",       "E.O",    "EO",
                                                       "DECL",    "CLASSIFIED BY", "SUMMARY"};
    constexpr std::string_view kSubject = "SUBJECT";
    std::size_t size = 0;
    while (size <= kSubject.size() && size < text.size() && is_alpha(text[size])) {
        ++size;
    }
    const bool subject =
        size + 1 >= kSubject.size() && is_one_slip_apart(to_upper(text.substr(0, size)), kSubject);
    return subject || std::any_of(kLabels.begin(), kLabels.end(), [&](std::string_view label) {
               return starts_with_word_fold(text, label);
           });
}

/// `1. (C) ...`
bool begins_paragraph(std::string_view text) {
    text.remove_prefix(text.starts_with("\xC2\xB6") ? 2 : 0);
    const std::size_t digits = leading_digits(text);
    return digits > 0 && text.substr(digits).starts_with('.');
}

/// A line behind a blank one goes on with the field when the tables have all its words.
bool is_line_of_codes(std::string_view line) {
    std::size_t words = 0;
    while (!line.empty()) {
        std::string_view word = take_word(line);
        word.remove_suffix(word.ends_with(',') ? 1 : 0);
        if (find_tag(word) == nullptr) {
            return false;
        }
        ++words;
    }
    return words > 0;
}

/// `CONFIDENTIAL PAGE 02 ROME 01059 01 OF 04 281501Z` at the front; its length.
std::size_t page_break_length(std::string_view text) {
    constexpr std::array<std::string_view, 4> kLevels{"UNCLASSIFIED", "CONFIDENTIAL", "SECRET",
                                                      "UNCLAS"};
    std::string_view rest = text;
    for (const std::string_view level : kLevels) {
        if (starts_with_word(rest, level)) {
            rest = trim_left(rest.substr(level.size()));
            break;
        }
    }
    if (!starts_with_word(rest, "PAGE")) {
        return 0;
    }
    constexpr std::size_t kMost = 60;
    for (std::size_t at = 4; at < std::min(rest.size(), kMost); ++at) {
        if (rest[at] == 'Z' && is_digit(rest[at - 1])) {
            return static_cast<std::size_t>(rest.data() - text.data()) + at + 1;
        }
    }
    return 0;
}

/// The field's text on one line, in capitals, page breaks taken out.
std::string read_field(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < std::min(text.size(), kLongestField);) {
        const bool start = at > 0 && is_space(text[at - 1]);
        if (start || at == 0) {
            if (begins_other_field(text.substr(at)) || begins_paragraph(text.substr(at))) {
                break;
            }
            const std::size_t page = page_break_length(text.substr(at));
            if (page > 0) {
                out += ", ";
                at += page;
                continue;
            }
        }
        if (text[at] == '\n') {
            const std::size_t next = text.find_first_not_of(" \t\r\n\\", at + 1);
            if (next == std::string_view::npos) {
                break;
            }
            const std::string_view line = text.substr(next, text.find('\n', next) - next);
            const bool apart = text.substr(at + 1, next - at).find('\n') != std::string_view::npos;
            if (parse_page_mark(trim(line))) {
                at = next + line.size();
                continue;
            }
            if (apart && !is_line_of_codes(trim(line))) {
                break;
            }
            out += ' ';
            at = next;
            continue;
        } else if (text[at] != '\\') {
            out += to_upper(text[at]);
        }
        ++at;
    }
    return out;
}

class TagReader {
 public:
    TagReader(std::string field, TagRepair repair) : field_(std::move(field)), repair_(repair) {}

    std::vector<std::string> run() {
        const std::string_view field = field_;
        for (std::size_t at = 0; at < field.size();) {
            const char c = field[at];
            Level level = Level::None;
            if (const std::size_t mark = portion_mark_length(field.substr(at), level); mark > 0) {
                at += mark;
            } else if (c == '(' || c == '[') {
                flush();
                at = take_person(at);
            } else if (c == ' ') {
                ++at;
            } else if (c == ',' || c == ';') {
                take_comma();
                ++at;
            } else {
                const std::size_t end = std::min(field.find_first_of(" ,;([", at), field.size());
                take_word(field.substr(at, end - at));
                at = end;
            }
        }
        flush();
        return std::move(out_);
    }

 private:
    void add(std::string tag) {
        if (out_.size() < kMostTags && std::find(out_.begin(), out_.end(), tag) == out_.end()) {
            out_.push_back(std::move(tag));
        }
    }

    std::size_t take_person(std::size_t at) {
        const std::size_t close = std::min(field_.find_first_of(")]", at), field_.size());
        std::string name = collapse_space(std::string_view(field_).substr(at + 1, close - at - 1));
        const std::size_t comma = name.find(',');
        if (comma != std::string::npos && comma + 1 < name.size() && name[comma + 1] != ' ') {
            name.insert(comma + 1, " ");
        }
        if (!name.empty()) {
            add(std::move(name));
        }
        person_due_ = true;
        return std::min(close + 1, field_.size());
    }

    void take_comma() {
        // `OVIP CLINTON, HILLARY`: the comma belongs to the name.
        if (person_due_ && phrase_.size() == 1 && phrase_[0].size() >= 4) {
            comma_ = true;
            return;
        }
        flush();
    }

    void take_word(std::string_view word) {
        while (!word.empty() && !is_alnum(word.back()) && word.back() != '.' &&
               word.back() != '\'') {
            word.remove_suffix(1);
        }
        while (!word.empty() && (word.front() == '-' || word.front() == '.')) {
            word.remove_prefix(1);
        }
        const bool joiner = phrase_.empty() && (word == "AND" || word == "TAGS");
        if (word.empty() || joiner) {
            return;
        }
        if (repair_ == TagRepair::Mistakes && is_caption_word(word)) {
            flush();
            return;
        }
        if (word.ends_with('.') && is_code(word.substr(0, word.size() - 1))) {
            word.remove_suffix(1);
        }
        if (take_joined(word)) {
            return;
        }
        if (is_code(word) && !joins_phrase(word) && !joins_person(word)) {
            flush();
            add(std::string(word));
            person_due_ = word == "OVIP" || word == "PINR" || word == "OREP" ||
                          (person_due_ && word.size() == 4);
            return;
        }
        if (repair_ == TagRepair::Mistakes && take_mended(word)) {
            return;
        }
        if (begins_phrase(word)) {
            flush();
        }
        phrase_.emplace_back(word);
    }

    /// First words of the phrases that posts use.
    static bool begins_phrase(std::string_view word) {
        constexpr std::array<std::string_view, 7> kFirst{"GOI",     "HUMAN",   "ECONOMY", "IRAQI",
                                                         "FOREIGN", "COUNTRY", "MEDIA"};
        return std::find(kFirst.begin(), kFirst.end(), word) != kFirst.end();
    }

    /// ECONOMY AND FINANCE, FOREIGN POL.
    [[nodiscard]] bool joins_phrase(std::string_view word) const {
        return !phrase_.empty() && word == "POL" && phrase_.back() == "FOREIGN";
    }

    /// `OVIP BUSH GEORGE`: no table has the word, be it as long as a code; behind a surname one of
    /// an organisation may be a given name.
    [[nodiscard]] bool joins_person(std::string_view word) const {
        const TagFact* const fact = find_tag(word);
        const bool given = phrase_.size() == 1 && !comma_;
        return person_due_ && word.size() > 2 && !stands_alone(word) &&
               word.find('-') == word.npos &&
               (fact == nullptr || (given && fact->kind == TagKind::Org && word.size() == 3));
    }

    /// Words that posts use beside the codes, each for itself.
    static bool stands_alone(std::string_view word) {
        constexpr std::array<std::string_view, 5> kAlone{"POL", "MIL", "LABOR", "ECONOMIC",
                                                         "COUNTERTERRORISM"};
        return std::find(kAlone.begin(), kAlone.end(), word) != kAlone.end();
    }

    static bool is_code(std::string_view word) {
        // UNHRC-1: a part of an organisation.
        if (word.size() > 4 && word[word.size() - 2] == '-' && is_digit(word.back())) {
            return find_tag(word.substr(0, word.size() - 2)) != nullptr;
        }
        const bool shape = word.size() == 2 || word.size() == 4;
        const TagKind kind = kind_of_tag(word);
        return find_tag(word) != nullptr || stands_alone(word) ||
               (shape && kind != TagKind::Unknown && kind != TagKind::Person);
    }

    /// `PREL/PGOV/XG`, `PREL.PGOV`: codes with a sign between them.
    bool take_joined(std::string_view word) {
        constexpr std::string_view kSigns = "/-.";
        if (word.find_first_of(kSigns) == std::string_view::npos) {
            return false;
        }
        std::vector<std::string_view> parts;
        for (std::size_t at = 0; at <= word.size();) {
            const std::size_t end = std::min(word.find_first_of(kSigns, at), word.size());
            parts.push_back(word.substr(at, end - at));
            if (!is_code(parts.back())) {
                return false;
            }
            at = end + 1;
        }
        flush();
        for (const std::string_view part : parts) {
            add(std::string(part));
        }
        return true;
    }

    bool take_mended(std::string_view word) {
        if (const std::size_t zero = word.find('0'); zero != std::string_view::npos) {
            std::string code(word);
            code[zero] = 'O';
            if (find_tag(code) != nullptr) {
                flush();
                add(std::move(code));
                return true;
            }
        }
        std::vector<std::string_view> parts;
        if (word.size() >= 6 && split_codes(word, parts)) {
            flush();
            for (const std::string_view part : parts) {
                add(std::string(part));
            }
            return true;
        }
        if (take_glued_codes(word)) {
            return true;
        }
        if (const std::string code = without_stray_letter(word); !code.empty()) {
            flush();
            add(code);
            return true;
        }
        const TagFact* found = nullptr;
        for (const TagFact& fact : all_tags()) {
            if (word.size() >= 6 && fact.code.size() >= 6 && fact.kind == TagKind::Org &&
                is_one_slip_apart(fact.code, word)) {
                found = &fact;
            }
        }
        if (found != nullptr) {
            flush();
            add(std::string(found->code));
        }
        return found != nullptr;
    }

    /// `RIGHTSPOLMIL`: codes glued to the last word of a phrase.
    bool take_glued_codes(std::string_view word) {
        constexpr std::size_t kShortestWord = 4;
        constexpr std::size_t kShortestCodes = 4;
        if (phrase_.empty() || english_forms(word).known()) {
            return false;
        }
        for (std::size_t cut = kShortestWord; cut + kShortestCodes <= word.size(); ++cut) {
            std::vector<std::string_view> parts;
            if (!english_forms(word.substr(0, cut)).small ||
                !split_codes(word.substr(cut), parts)) {
                continue;
            }
            phrase_.emplace_back(word.substr(0, cut));
            flush();
            for (const std::string_view part : parts) {
                add(std::string(part));
            }
            return true;
        }
        return false;
    }

    /// `POGOV`, `MOPPS`: a known code of four letters and one too many; empty unless there is just
    /// one such code.
    static std::string without_stray_letter(std::string_view word) {
        constexpr std::size_t kCode = 4;
        std::string found;
        for (std::size_t stray = 0; word.size() == kCode + 1 && stray < word.size(); ++stray) {
            std::string code(word.substr(0, stray));
            code += word.substr(stray + 1);
            if (find_tag(code) == nullptr || code == found) {
                continue;
            }
            if (!found.empty()) {
                return {};
            }
            found = std::move(code);
        }
        return found;
    }

    /// Known codes that use up every letter, longer ones first.
    static bool split_codes(std::string_view word, std::vector<std::string_view>& parts) {
        constexpr std::size_t kLongest = 64;
        constexpr std::array<std::size_t, 4> kLengths{4, 2, 3, 5};
        if (word.size() > kLongest) {
            return false;
        }
        std::array<std::size_t, kLongest + 1> step{};
        for (std::size_t at = word.size(); at-- > 0;) {
            for (const std::size_t length : kLengths) {
                const bool fits = at + length <= word.size();
                if (fits && (at + length == word.size() || step[at + length] != 0) &&
                    (find_tag(word.substr(at, length)) != nullptr ||
                     stands_alone(word.substr(at, length)))) {
                    step[at] = length;
                    break;
                }
            }
        }
        // Words of a language can be put together of short codes; run-together TAGS have long ones.
        std::size_t subjects = 0;
        for (std::size_t at = 0; at < word.size() && step[at] != 0; at += step[at]) {
            parts.push_back(word.substr(at, step[at]));
            subjects += step[at] == 4 || stands_alone(parts.back()) ? 1 : 0;
        }
        return step[0] != 0 && subjects * 2 >= parts.size();
    }

    void flush() {
        if (phrase_.empty()) {
            return;
        }
        std::string tag = phrase_[0];
        const bool person = person_due_ && (phrase_.size() == 2 || phrase_.size() == 3);
        for (std::size_t i = 1; i < phrase_.size(); ++i) {
            tag += (i == 1 && (person || comma_) ? ", " : " ") + phrase_[i];
        }
        add(std::move(tag));
        phrase_.clear();
        comma_ = false;
    }

    std::string field_;
    TagRepair repair_;
    std::vector<std::string> out_;
    std::vector<std::string> phrase_;
    bool person_due_ = false;  ///< OVIP, PINR or OREP stands before: two words are a person.
    bool comma_ = false;
};

}  // namespace

std::vector<std::string> read_tags(std::string_view text, TagRepair repair) {
    const std::size_t begin = find_label(text);
    if (begin == std::string_view::npos) {
        return {};
    }
    return TagReader(read_field(text.substr(begin)), repair).run();
}

}  // namespace reftel::telegram
