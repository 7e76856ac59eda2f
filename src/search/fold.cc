// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/fold.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/utf8.h"

namespace reftel::search {
namespace {

/// Latin letters up to `last` (from where the row before ends) read as `plain`.
struct FoldRow {
    char32_t last;
    std::string_view plain;
};
// Latin-1 Supplement from U+00C0 and Latin Extended-A. × and ÷ are separators and never looked up.
constexpr std::array kLatin{
    FoldRow{0xC5, "a"},  FoldRow{0xC6, "ae"},  FoldRow{0xC7, "c"},  FoldRow{0xCB, "e"},
    FoldRow{0xCF, "i"},  FoldRow{0xD0, "d"},   FoldRow{0xD1, "n"},  FoldRow{0xD8, "o"},
    FoldRow{0xDC, "u"},  FoldRow{0xDD, "y"},   FoldRow{0xDE, "th"}, FoldRow{0xDF, "ss"},
    FoldRow{0xE5, "a"},  FoldRow{0xE6, "ae"},  FoldRow{0xE7, "c"},  FoldRow{0xEB, "e"},
    FoldRow{0xEF, "i"},  FoldRow{0xF0, "d"},   FoldRow{0xF1, "n"},  FoldRow{0xF8, "o"},
    FoldRow{0xFC, "u"},  FoldRow{0xFD, "y"},   FoldRow{0xFE, "th"}, FoldRow{0xFF, "y"},
    FoldRow{0x105, "a"}, FoldRow{0x10D, "c"},  FoldRow{0x111, "d"}, FoldRow{0x11B, "e"},
    FoldRow{0x123, "g"}, FoldRow{0x127, "h"},  FoldRow{0x131, "i"}, FoldRow{0x133, "ij"},
    FoldRow{0x135, "j"}, FoldRow{0x138, "k"},  FoldRow{0x142, "l"}, FoldRow{0x14B, "n"},
    FoldRow{0x151, "o"}, FoldRow{0x153, "oe"}, FoldRow{0x159, "r"}, FoldRow{0x161, "s"},
    FoldRow{0x167, "t"}, FoldRow{0x173, "u"},  FoldRow{0x175, "w"}, FoldRow{0x178, "y"},
    FoldRow{0x17E, "z"}, FoldRow{0x17F, "s"},
};
constexpr char32_t kFirstLatin = 0xC0;
constexpr char32_t kLastLatin = 0x17F;

struct Range {
    char32_t first;
    char32_t last;
};
// Characters above 0x7F that are no letters, rising.
constexpr std::array kSeparators{
    Range{0x80, 0xAC},       Range{0xAE, 0xBF},        Range{0xD7, 0xD7},     Range{0xF7, 0xF7},
    Range{0x2B9, 0x2FF},     Range{0x2000, 0x200B},    Range{0x200E, 0x205F}, Range{0x2061, 0x206F},
    Range{0x20A0, 0x20CF},   Range{0x2100, 0x2BFF},    Range{0x2E00, 0x2E7F}, Range{0x3000, 0x3004},
    Range{0x3008, 0x3020},   Range{0x3030, 0x303F},    Range{0xD800, 0xF8FF}, Range{0xFE10, 0xFE1F},
    Range{0xFE30, 0xFE6F},   Range{0xFF00, 0xFF0F},    Range{0xFF1A, 0xFF20}, Range{0xFFE0, 0xFFFF},
    Range{0x1F000, 0x1FAFF}, Range{0xE0000, 0x10FFFF},
};
constexpr std::array kMarks{
    Range{0xAD, 0xAD},     Range{0x300, 0x36F},   Range{0x200C, 0x200D}, Range{0x2060, 0x2060},
    Range{0x20D0, 0x20FF}, Range{0xFE00, 0xFE0F}, Range{0xFE20, 0xFE2F},
};

template <std::size_t N>
bool is_in(const std::array<Range, N>& ranges, char32_t c) {
    const auto found = std::ranges::lower_bound(ranges, c, std::ranges::less{},
                                                [](const Range& r) { return r.last; });
    return found != ranges.end() && found->first <= c;
}

/// Small letter of a Greek or Cyrillic capital; any other character is itself.
char32_t lower_of(char32_t c) {
    if ((c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F)) {
        return c + 0x20;
    }
    if (c >= 0x400 && c <= 0x40F) {
        return c + 0x50;
    }
    const bool paired = (c >= 0x460 && c <= 0x481) || (c >= 0x48A && c <= 0x4BF) ||
                        (c >= 0x4D0 && c <= 0x52F) || (c >= 0x1E00 && c <= 0x1EFF);
    return paired && c % 2 == 0 ? c + 1 : c;
}

constexpr char32_t kBad = 0xFFFD;

/// Length the lead byte promises; 0 when it is none.
std::uint32_t promised_length(unsigned char lead) {
    if (lead >= 0xC2 && lead <= 0xDF) {
        return 2;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        return 3;
    }
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

}  // namespace

CodePoint decode_at(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) {
        return {lead, 1};
    }
    const std::uint32_t length = promised_length(lead);
    if (length == 0 || text.size() - at < length) {
        return {kBad, 1};
    }
    char32_t value = lead & (0xFFU >> (length + 1));
    for (std::uint32_t i = 1; i < length; ++i) {
        const auto next = static_cast<unsigned char>(text[at + i]);
        if ((next & 0xC0U) != 0x80) {
            return {kBad, 1};
        }
        value = (value << 6U) | (next & 0x3FU);
    }
    constexpr std::array<char32_t, 5> kLowest{0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    return value < kLowest[length] || value > 0x10FFFF || surrogate ? CodePoint{kBad, 1}
                                                                    : CodePoint{value, length};
}

CharClass class_of(char32_t c) {
    if (is_in(kMarks, c)) {
        return CharClass::Mark;
    }
    return is_in(kSeparators, c) ? CharClass::Separator : CharClass::Letter;
}

void append_folded(std::string& out, char32_t c) {
    if (c >= kFirstLatin && c <= kLastLatin) {
        out += std::ranges::lower_bound(kLatin, c, std::ranges::less{}, &FoldRow::last)->plain;
        return;
    }
    append_utf8(out, lower_of(c));
}

}  // namespace reftel::search
