// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/title_case.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "telegram/fact_tables.h"
#include "telegram/lexer.h"

// Word by word. Capitals of three kinds stay: acronyms in the table (those that could be read as
// words), words without a vowel, and numerals.
namespace reftel::telegram {
namespace {

constexpr auto kSmall = std::to_array<std::string_view>(
    {"A",   "AN", "AND", "AS", "AT",  "BUT", "BY", "EN",  "FOR", "FROM", "IF", "IN", "INTO",
     "NOR", "OF", "ON",  "OR", "PER", "THE", "TO", "VIA", "VS",  "WITH", "DE", "DU", "LA"});

constexpr auto kNumerals =
    std::to_array<std::string_view>({"II", "III", "IV", "IX", "VI", "VII", "VIII", "XI", "XII"});

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

bool is_acronym(std::string_view word) {
    const AcronymFact* const fact = find_acronym(word);
    if (fact != nullptr) {
        return fact->form.size() > 1 && is_upper(fact->form[0]) && is_upper(fact->form[1]);
    }
    if (is_numeral(word)) {
        return true;
    }
    const bool vowel = word.find_first_of("AEIOUY") != std::string_view::npos;
    return !vowel && word.size() >= 2 && word.size() <= 6 && !has(kNoAcronyms, word);
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
        const bool dotted = word.size() == 1 && end < text_.size() && text_[end] == '.';
        if (after_apostrophe(at)) {
            // WE'VE, GERMANY'S; but O'NEILL, D'AFFAIRES.
            const bool name = word.size() > 3;
            out_ += name ? capitalised(word) : to_lower(word);
        } else if (dotted || is_acronym(word)) {
            out_ += word;
        } else if (has(kSmall, word) && !initial_ && at > 0 && !next_is_end(end)) {
            out_ += to_lower(word);
        } else {
            out_ += capitalised(word);
        }
        initial_ = false;
        return end;
    }

    [[nodiscard]] bool after_apostrophe(std::size_t at) const {
        const bool plain = at >= 2 && text_[at - 1] == '\'' && is_alnum(text_[at - 2]);
        return plain || (at >= 4 && text_.substr(at - 3, 3) == "\xE2\x80\x99");
    }
    [[nodiscard]] bool next_is_end(std::size_t end) const { return end >= text_.size(); }

    static std::string capitalised(std::string_view word) {
        std::string out = to_lower(word);
        out[0] = to_upper(out[0]);
        if (word.size() > 4 && word.starts_with("MC")) {
            out[2] = to_upper(out[2]);
        }
        return out;
    }

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
