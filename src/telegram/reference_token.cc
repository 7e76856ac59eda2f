// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/reference_token.h"

#include <algorithm>
#include <array>

#include "telegram/mrn.h"
#include "telegram/origin_name.h"

namespace reftel::telegram {
namespace {

constexpr std::string_view kParagraphSign = "\xC2\xB6";
constexpr std::string_view kRightQuote = "\xE2\x80\x99";
constexpr std::size_t kLongestGluedName = 24;
/// As on the wire: `ASTANA 00000436`.
constexpr std::size_t kMostSerialDigits = 8;

/// Words that typists glue to the number before them.
constexpr std::array<std::string_view, 5> kGluedWords{"AND", "NOTAL", "EXDIS", "NODIS", "LIMDIS"};

/// The digit that a digit, or a letter in its place, stands for.
constexpr std::optional<unsigned> digit_of(char c) {
    if (is_digit(c)) {
        return static_cast<unsigned>(c - '0');
    }
    switch (c) {
        case 'O':
        case 'o':
            return 0U;
        case 'l':
        case 'I':
            return 1U;
        default:
            return std::nullopt;
    }
}

std::size_t count_if_front(std::string_view text, bool (*wanted)(char)) {
    std::size_t count = 0;
    while (count < text.size() && wanted(text[count])) {
        ++count;
    }
    return count;
}

bool is_known_name(std::string_view letters) {
    LetterBuffer buffer;
    return letters.size() > 2 && letters.size() <= kLongestGluedName &&
           collect_letters(letters, buffer) && resolve_origin(buffer.view()).known;
}

/// Bytes of a word of letters with accents among them: `D\u00FCsseldorf`; 0 when it has none.
std::size_t accented_word_length(std::string_view text) {
    std::size_t size = 0;
    bool accents = false;
    while (size < text.size()) {
        const char plain = plain_letter(text.substr(size));
        const bool accent = plain != '\0' && plain != ' ';
        if (!accent && !is_alpha(text[size])) {
            break;
        }
        accents = accents || accent;
        size += accent ? 2 : 1;
    }
    return accents ? size : 0;
}

class Splitter {
 public:
    explicit Splitter(std::string_view field) : field_(field) {
        tokens_.reserve(field.size() / 4 + 8);
    }

    std::vector<Token> run() {
        while (at_ < field_.size()) {
            step();
        }
        push(Token::Type::End, 0);
        return std::move(tokens_);
    }

 private:
    void step() {
        const char c = field_[at_];
        const std::string_view rest = field_.substr(at_);
        if (c == '\n' || rest.starts_with(kParagraphSign)) {
            if (tokens_.empty() || tokens_.back().type != Token::Type::LineEnd) {
                push(Token::Type::LineEnd, 1);
            }
            at_ += c == '\n' ? 1 : kParagraphSign.size();
            blank_ = true;
        } else if (is_space(c)) {
            ++at_;
            blank_ = true;
        } else if (const std::size_t accented = accented_word_length(rest); accented > 0) {
            take(Token::Type::Word, accented);
        } else if (is_alnum(c)) {
            take_run(rest.substr(0, count_if_front(rest, is_alnum)));
        } else if (rest.starts_with(kRightQuote)) {
            take(Token::Type::Sign, kRightQuote.size());
            tokens_.back().text = "'";
        } else {
            take(Token::Type::Sign, 1);
        }
    }

    void push(Token::Type type, std::size_t size) {
        tokens_.push_back(
            {type, field_.substr(at_, size), static_cast<std::uint32_t>(at_), blank_ || at_ == 0});
    }
    void take(Token::Type type, std::size_t size) {
        push(type, size);
        at_ += size;
        blank_ = false;
    }

    void take_run(std::string_view run) {
        const std::size_t digits = count_if_front(run, is_digit);
        const std::size_t letters = count_if_front(run.substr(digits), is_alpha);
        const std::size_t size = run.size();
        if (digits == size) {
            take(Token::Type::Number, size);
        } else if (letters == size || is_word_with_zeros(run)) {
            take(Token::Type::Word, size);
        } else if (digits == 6 && to_upper(run[6]) == 'Z') {
            take(Token::Type::Time, size);
        } else if (follows_name() && read_serial(run)) {
            take(Token::Type::Number, size);
        } else if (follows_name() && digits > 1 && ends_glued_number(run, digits)) {
            take(Token::Type::Number, digits);
            take(Token::Type::Word, size - digits);
        } else {
            take_glued(run, digits, letters);
        }
    }

    [[nodiscard]] bool follows_name() const {
        return !tokens_.empty() && tokens_.back().type == Token::Type::Word &&
               tokens_.back().text.size() > 2;
    }

    /// Behind the digits of `run` the next entry's letter, as `C` in `ROME 1240C. ROME 1241`, or
    /// AND and the like.
    [[nodiscard]] bool ends_glued_number(std::string_view run, std::size_t digits) const {
        const std::string_view letters = run.substr(digits);
        const std::size_t next = at_ + run.size();
        const bool sign = next < field_.size() && (field_[next] == '.' || field_[next] == ')');
        return (letters.size() == 1 && sign) ||
               std::any_of(kGluedWords.begin(), kGluedWords.end(),
                           [&](std::string_view word) { return equals_fold(word, letters); });
    }

    /// COTON0U, 0TTAWA
    static bool is_word_with_zeros(std::string_view run) {
        const auto is_letter_or_zero = [](char c) { return is_alpha(c) || c == '0'; };
        return run.size() >= 4 && count_if_front(run, is_letter_or_zero) == run.size() &&
               std::count(run.begin(), run.end(), '0') * 3 <
                   static_cast<std::ptrdiff_t>(run.size());
    }

    void take_glued(std::string_view run, std::size_t digits, std::size_t letters) {
        const std::string_view tail = run.substr(digits + letters);
        const bool splits = (digits == 0 || digits == 2 || digits == 4) &&
                            count_if_front(tail, is_digit) == tail.size() &&
                            is_known_name(run.substr(digits, letters));
        if (!splits) {
            take(Token::Type::Mixed, run.size());
            return;
        }
        if (digits > 0) {
            take(Token::Type::Number, digits);
        }
        take(Token::Type::Word, letters);
        if (!tail.empty()) {
            take(Token::Type::Number, tail.size());
        }
    }

    std::string_view field_;
    std::size_t at_ = 0;
    bool blank_ = false;
    std::vector<Token> tokens_;
};

}  // namespace

std::optional<std::uint32_t> read_serial(std::string_view digits) {
    std::uint32_t number = 0;
    bool any = false;
    for (const char c : digits.substr(0, kMostSerialDigits)) {
        const auto digit = digit_of(c);
        if (!digit) {
            return std::nullopt;
        }
        any = any || is_digit(c);
        number = number * 10 + *digit;
    }
    const bool serial =
        any && digits.size() <= kMostSerialDigits && number > 0 && number <= kLargestSerial;
    return serial ? std::optional(number) : std::nullopt;
}

std::vector<Token> split_reference_field(std::string_view field) {
    return Splitter(field).run();
}

}  // namespace reftel::telegram
