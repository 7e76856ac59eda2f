// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "base/text.h"
#include "base/utc_time.h"
#include "telegram/origin_table.h"
#include "telegram/reference.h"
#include "telegram/reference_year.h"
#include "telegram/string_index.h"

// Telegrams in running text. The search goes from digit to digit, eight bytes at a time, for prose
// has few; from each run of digits it looks back over at most four words whether they name an
// origin. Right readings matter more than all of them: a wrong link is worse than a missing one. So
// only names and attested misprints count, no abbreviations; the name begins with a capital; and
// numbers that look like a year, a date, an amount or a time are left alone.

namespace reftel::telegram {
namespace {

constexpr std::size_t kMostDigits = 7;
constexpr std::size_t kFewestDigits = 3;  // "PARIS 12" is a date or a count far more often.
constexpr std::size_t kMostWords = 4;
constexpr std::size_t kMostLetters = 24;
constexpr std::size_t kMostBetween =
    6;  // Blanks, end of line and indent between two words of a name.
constexpr unsigned kFirstYearOfProse = 1900;

/// Words behind a number that make it a count or a time.
constexpr std::array<std::string_view, 26> kUnits{
    "PERCENT", "PER",    "PCT",  "MILLION", "BILLION", "THOUSAND", "HUNDRED", "AM",   "PM",
    "HOURS",   "HRS",    "DAYS", "WEEKS",   "MONTHS",  "YEARS",    "KM",      "KMS",  "MILES",
    "TONS",    "TROOPS", "MEN",  "PEOPLE",  "DOLLARS", "POUNDS",   "METERS",  "LOCAL"};
/// Words before a number and a name that make them a mark of page or section.
constexpr std::array<std::string_view, 3> kMarks{"OF", "PAGE", "SECTION"};

/// First digit at or after `from`; the size when there is none.
std::size_t find_digit(std::string_view text, std::size_t from) {
    if constexpr (std::endian::native == std::endian::little) {
        for (; from + 8 <= text.size(); from += 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, text.data() + from, 8);
            // A digit becomes 0 to 9 here, and only a byte below 10 borrows. What is flagged above
            // the lowest such byte may be false, the lowest itself never is.
            const std::uint64_t flipped = word ^ 0x3030303030303030ULL;
            const std::uint64_t flags =
                (flipped - 0x0A0A0A0A0A0A0A0AULL) & ~flipped & 0x8080808080808080ULL;
            if (flags != 0) {
                return from + static_cast<std::size_t>(std::countr_zero(flags)) / 8;
            }
        }
    }
    while (from < text.size() && !is_digit(text[from])) {
        ++from;
    }
    return from;
}

/// Numbers given to what another telegram carries: not a telegram's own.
bool is_series(std::string_view name) {
    return name == "TOSEC" || name == "TOPAR";
}

bool joins_words(char c) {
    return is_space(c) || c == '-' || c == '.' || c == '\'';
}

/// Sets `origin` when the letters are a name that counts in prose.
bool names_origin(std::string_view letters, const BackwardHash& hash, const OriginFact*& origin) {
    const OriginSpelling spelling = find_spelling(letters, hash.value());
    if (spelling.origin == nullptr || spelling.spelling > Spelling::Alias || letters.size() < 4 ||
        is_series(letters)) {
        return false;
    }
    origin = spelling.origin;
    return true;
}

/// An origin that ends where a number begins.
struct NameBefore {
    const OriginFact* origin = nullptr;
    std::size_t begin = 0;
};

/// The longest known name of at most four words whose last letter is before `end`.
NameBefore find_name_before(std::string_view text, std::size_t end) {
    NameBefore found;
    std::array<char, kMostLetters> letters;
    std::size_t free = kMostLetters;
    BackwardHash hash;
    std::size_t at = end;
    for (std::size_t words = 0; words < kMostWords; ++words) {
        const std::size_t word_end = at;
        while (at > 0 && is_alpha(text[at - 1]) && free > 0) {
            --at;
            letters[--free] = to_upper(text[at]);
            hash.prepend(letters[free]);
        }
        if (at == word_end || (at > 0 && is_alnum(text[at - 1]))) {
            break;
        }
        const std::string_view name(letters.data() + free, kMostLetters - free);
        if (is_upper(text[at]) && names_origin(name, hash, found.origin)) {
            found.begin = at;
        }
        const std::size_t limit = at > kMostBetween ? at - kMostBetween : 0;
        while (at > limit && joins_words(text[at - 1])) {
            --at;
        }
    }
    return found;
}

/// True when what follows the number shows that it is no serial.
bool is_refused_after(std::string_view rest) {
    const char c = rest.empty() ? ' ' : rest[0];
    const char next = rest.size() < 2 ? ' ' : rest[1];
    if (is_alpha(c) || c == '%' || c == ':' || c == '\'' || c == '$') {
        return true;
    }
    if ((c == ',' || c == '.' || c == '-') && is_digit(next)) {
        return true;
    }
    if (c != ' ' && c != '\n') {
        return false;
    }
    std::size_t begin = 0;
    while (begin < rest.size() && begin < kMostBetween && is_space(rest[begin])) {
        ++begin;
    }
    std::size_t end = begin;
    while (end < rest.size() && end - begin < 10 && is_alpha(rest[end])) {
        ++end;
    }
    const std::string_view word = rest.substr(begin, end - begin);
    return !word.empty() && (month_number(word) != 0 ||
                             std::any_of(kUnits.begin(), kUnits.end(), [&](std::string_view unit) {
                                 return equals_fold(unit, word);
                             }));
}

/// A year of two or four digits before a name.
struct YearBefore {
    std::optional<std::uint16_t> year;
    std::size_t begin = 0;
    bool is_mark = false;  ///< `02 OF 02 ASTANA 000436`: no reference at all.
};

YearBefore find_year_before(std::string_view text, std::size_t name, const CitingTelegram& citing) {
    YearBefore out{std::nullopt, name, false};
    std::size_t end = name;
    while (end > 0 && name - end < 2 && (is_space(text[end - 1]) || text[end - 1] == '-')) {
        --end;
    }
    std::size_t begin = end;
    while (begin > 0 && end - begin < 5 && is_digit(text[begin - 1])) {
        --begin;
    }
    const bool whole = begin == 0 || (!is_alnum(text[begin - 1]) && text[begin - 1] != '.' &&
                                      text[begin - 1] != ',' && text[begin - 1] != '/');
    if (begin == end || !whole) {
        return out;
    }
    std::size_t word_end = begin;
    while (word_end > 0 && begin - word_end < 2 && is_space(text[word_end - 1])) {
        --word_end;
    }
    for (const std::string_view mark : kMarks) {
        if (word_end >= mark.size() &&
            equals_fold(text.substr(word_end - mark.size(), mark.size()), mark)) {
            out.is_mark = word_end == mark.size() || !is_alpha(text[word_end - mark.size() - 1]);
            if (out.is_mark) {
                return out;
            }
        }
    }
    out.year = read_year(text.substr(begin, end - begin), citing);
    out.begin = out.year ? begin : name;
    return out;
}

/// `(75)` or `(1975)` behind a number; moves `end` past it.
std::optional<std::uint16_t> take_year_after(std::string_view text, std::size_t& end,
                                             const CitingTelegram& citing) {
    const std::size_t open = end < text.size() && text[end] == ' ' ? end + 1 : end;
    if (open >= text.size() || text[open] != '(') {
        return std::nullopt;
    }
    const std::size_t close = text.substr(open, 6).find(')');
    if (close == std::string_view::npos) {
        return std::nullopt;
    }
    const auto year = read_year(text.substr(open + 1, close - 1), citing);
    end = year ? open + close + 1 : end;
    return year;
}

bool looks_like_year(std::string_view digits, const CitingTelegram& citing) {
    const unsigned last = citing.year == 0 ? 2099U : citing.year + 2U;
    const auto number = parse_number(digits);
    return digits.size() == 4 && number && *number >= kFirstYearOfProse && *number <= last;
}

class TextSearch {
 public:
    TextSearch(std::string_view text, const CitingTelegram& citing, std::vector<Reference>& out)
        : text_(text), citing_(citing), out_(out) {}

    void run() {
        for (std::size_t at = find_digit(text_, 0); at < text_.size();) {
            std::size_t end = at + 1;
            while (end < text_.size() && is_digit(text_[end])) {
                ++end;
            }
            if (at > 1 && end - at >= kFewestDigits - 1 && end - at <= kMostDigits) {
                look_at(at, end);
            }
            at = find_digit(text_, end);
        }
    }

 private:
    /// The digits [begin, end) are a number that a name may stand before.
    void look_at(std::size_t begin, std::size_t end) {
        std::size_t name_end = begin;
        const std::size_t limit = begin > kMostBetween ? begin - kMostBetween : 0;
        while (name_end > limit && (is_space(text_[name_end - 1]) || text_[name_end - 1] == '#')) {
            --name_end;
        }
        const bool glued = name_end == begin;
        if (name_end == 0 || !is_alpha(text_[name_end - 1]) ||
            is_refused_after(text_.substr(end))) {
            return;
        }
        const NameBefore name =
            glued ? find_glued_name(name_end) : find_name_before(text_, name_end);
        if (name.origin != nullptr) {
            add(name, begin, end, glued);
        }
    }

    /// The name in `09ASTANA436`, which only counts with its year before it.
    [[nodiscard]] NameBefore find_glued_name(std::size_t end) const {
        std::size_t begin = end;
        while (begin > 0 && end - begin < kMostLetters && is_alpha(text_[begin - 1])) {
            --begin;
        }
        if (begin < 2 || end - begin < 3 || !is_digit(text_[begin - 1])) {
            return {};
        }
        const std::string name = to_upper(text_.substr(begin, end - begin));
        return {find_origin(name), begin};
    }

    void add(const NameBefore& name, std::size_t begin, std::size_t end, bool glued) {
        const YearBefore before = find_year_before(text_, name.begin, citing_);
        const std::string_view digits = text_.substr(begin, end - begin);
        const auto number = parse_number(digits);
        if (before.is_mark || !number || *number == 0 || (glued && !before.year)) {
            return;
        }
        std::optional<std::uint16_t> year = before.year;
        if (!year) {
            if (digits.size() < kFewestDigits || looks_like_year(digits, citing_)) {
                return;
            }
            year = take_year_after(text_, end, citing_);
        }
        Reference reference;
        reference.kind = Reference::Kind::Telegram;
        set_mrn(reference, name.origin->canonical, *number, year, citing_);
        const bool itself = *number == citing_.number && name.origin->canonical == citing_.origin &&
                            (!year || *year == citing_.year);
        if (!reference.mrn || itself) {
            return;
        }
        reference.at = {static_cast<std::uint32_t>(before.begin), static_cast<std::uint32_t>(end)};
        reference.text = collapse_space(text_.substr(before.begin, end - before.begin));
        out_.push_back(std::move(reference));
    }

    std::string_view text_;
    CitingTelegram citing_;
    std::vector<Reference>& out_;
};

}  // namespace

void find_references_in_text(std::string_view text, const CitingTelegram& citing,
                             std::vector<Reference>& out) {
    TextSearch(text, citing, out).run();
}

}  // namespace reftel::telegram
