// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/compose/telegraph_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>

#include "base/text.h"
#include "telegram/byte_set.h"

namespace reftel::telegram::compose {
namespace {

struct Way {
    char32_t from;  ///< First of a run of code points.
    char32_t to;    ///< Last.
    std::string_view by;
};
// In rising order.
constexpr std::array kWays{
    Way{0xA0, 0xA0, " "},      Way{0xA1, 0xA1, "!"},      Way{0xA7, 0xA7, "SEC."},
    Way{0xAB, 0xAB, "\""},     Way{0xAD, 0xAD, "-"},      Way{0xB0, 0xB0, " DEG"},
    Way{0xB4, 0xB4, "'"},      Way{0xBB, 0xBB, "\""},     Way{0xBF, 0xBF, "?"},
    Way{0xC0, 0xC5, "A"},      Way{0xC6, 0xC6, "AE"},     Way{0xC7, 0xC7, "C"},
    Way{0xC8, 0xCB, "E"},      Way{0xCC, 0xCF, "I"},      Way{0xD0, 0xD0, "D"},
    Way{0xD1, 0xD1, "N"},      Way{0xD2, 0xD6, "O"},      Way{0xD8, 0xD8, "O"},
    Way{0xD9, 0xDC, "U"},      Way{0xDD, 0xDD, "Y"},      Way{0xDE, 0xDE, "TH"},
    Way{0xDF, 0xDF, "ss"},     Way{0xE0, 0xE5, "a"},      Way{0xE6, 0xE6, "ae"},
    Way{0xE7, 0xE7, "c"},      Way{0xE8, 0xEB, "e"},      Way{0xEC, 0xEF, "i"},
    Way{0xF0, 0xF0, "d"},      Way{0xF1, 0xF1, "n"},      Way{0xF2, 0xF6, "o"},
    Way{0xF8, 0xF8, "o"},      Way{0xF9, 0xFC, "u"},      Way{0xFD, 0xFD, "y"},
    Way{0xFE, 0xFE, "th"},     Way{0xFF, 0xFF, "y"},      Way{0x104, 0x104, "A"},
    Way{0x105, 0x105, "a"},    Way{0x106, 0x106, "C"},    Way{0x107, 0x107, "c"},
    Way{0x10C, 0x10C, "C"},    Way{0x10D, 0x10D, "c"},    Way{0x10E, 0x10E, "D"},
    Way{0x10F, 0x10F, "d"},    Way{0x118, 0x118, "E"},    Way{0x119, 0x119, "e"},
    Way{0x11A, 0x11A, "E"},    Way{0x11B, 0x11B, "e"},    Way{0x11E, 0x11E, "G"},
    Way{0x11F, 0x11F, "g"},    Way{0x130, 0x130, "I"},    Way{0x131, 0x131, "i"},
    Way{0x141, 0x141, "L"},    Way{0x142, 0x142, "l"},    Way{0x143, 0x143, "N"},
    Way{0x144, 0x144, "n"},    Way{0x147, 0x147, "N"},    Way{0x148, 0x148, "n"},
    Way{0x150, 0x150, "O"},    Way{0x151, 0x151, "o"},    Way{0x152, 0x152, "OE"},
    Way{0x153, 0x153, "oe"},   Way{0x158, 0x158, "R"},    Way{0x159, 0x159, "r"},
    Way{0x15A, 0x15A, "S"},    Way{0x15B, 0x15B, "s"},    Way{0x15E, 0x15E, "S"},
    Way{0x15F, 0x15F, "s"},    Way{0x160, 0x160, "S"},    Way{0x161, 0x161, "s"},
    Way{0x164, 0x164, "T"},    Way{0x165, 0x165, "t"},    Way{0x16E, 0x16E, "U"},
    Way{0x16F, 0x16F, "u"},    Way{0x170, 0x170, "U"},    Way{0x171, 0x171, "u"},
    Way{0x178, 0x178, "Y"},    Way{0x179, 0x179, "Z"},    Way{0x17A, 0x17A, "z"},
    Way{0x17B, 0x17B, "Z"},    Way{0x17C, 0x17C, "z"},    Way{0x17D, 0x17D, "Z"},
    Way{0x17E, 0x17E, "z"},    Way{0x218, 0x218, "S"},    Way{0x219, 0x219, "s"},
    Way{0x21A, 0x21A, "T"},    Way{0x21B, 0x21B, "t"},    Way{0x2000, 0x200A, " "},
    Way{0x2010, 0x2013, "-"},  Way{0x2014, 0x2015, "--"}, Way{0x2018, 0x201B, "'"},
    Way{0x201C, 0x201F, "\""}, Way{0x2022, 0x2022, "-"},  Way{0x2026, 0x2026, "..."},
    Way{0x202F, 0x202F, " "},  Way{0x2039, 0x203A, "'"},  Way{0x20AC, 0x20AC, "EUR"},
    Way{0x2212, 0x2212, "-"},  Way{0xFEFF, 0xFEFF, ""},
};

/// The code point at `at` and its length in bytes; 0xFFFD and 1 where the bytes are no UTF-8.
char32_t read_code_point(std::string_view text, std::size_t at, std::size_t& length) {
    const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[at + k]); };
    const unsigned char first = byte(0);
    length = first >= 0xF0 && first < 0xF5 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1;
    if (length == 1 || first >= 0xF5 || at + length > text.size()) {
        length = 1;
        return first < 0x80 ? first : 0xFFFD;
    }
    char32_t value = first & (0xFFU >> (length + 1));
    for (std::size_t k = 1; k < length; ++k) {
        if ((byte(k) & 0xC0U) != 0x80) {
            length = 1;
            return 0xFFFD;
        }
        value = (value << 6U) | (byte(k) & 0x3FU);
    }
    return value;
}

const Way* find_way(char32_t code_point) {
    const auto* const found =
        std::lower_bound(kWays.begin(), kWays.end(), code_point,
                         [](const Way& way, char32_t wanted) { return way.to < wanted; });
    return found != kWays.end() && found->from <= code_point ? found : nullptr;
}

class Converter {
 public:
    explicit Converter(std::string_view text) : text_(text), builder_(text) {}

    TelegraphText run() {
        std::size_t at = 0;
        while (at < text_.size()) {
            const std::size_t plain = plain_run(at);
            if (plain > at) {
                builder_.copy(at, plain - at);
                at = plain;
                continue;
            }
            at += replace(at);
        }
        return {std::move(builder_).finish(), std::move(replacements_)};
    }

 private:
    [[nodiscard]] std::size_t plain_run(std::size_t at) const {
        while (at < text_.size() && ((text_[at] >= ' ' && text_[at] < 0x7F) || text_[at] == '\n')) {
            ++at;
        }
        return at;
    }

    std::size_t replace(std::size_t at) {
        const char c = text_[at];
        if (c == '\t' || (c == '\r' && at + 1 < text_.size() && text_[at + 1] == '\n')) {
            builder_.replace(at, 1, c == '\t' ? " " : "");
            return 1;
        }
        std::size_t length = 1;
        const char32_t code_point = read_code_point(text_, at, length);
        const Way* const way = find_way(code_point);
        // A combining accent behind its letter goes without a word.
        const bool accent = code_point >= 0x300 && code_point <= 0x36F;
        const bool known = way != nullptr || accent;
        const std::string_view by = way == nullptr ? std::string_view{} : way->by;
        builder_.replace(at, length, known ? by : "?");
        if (code_point != 0xFEFF && !accent) {
            note(at, length, known ? by : std::string_view{}, code_point);
        }
        return length;
    }

    void note(std::size_t at, std::size_t length, std::string_view by, char32_t code_point) {
        constexpr std::size_t kMost = 100;
        const auto [found, fresh] = seen_.try_emplace(code_point, replacements_.size());
        if (!fresh) {
            ++replacements_[found->second].count;
        } else if (replacements_.size() < kMost) {
            replacements_.push_back({at, 1, std::string(text_.substr(at, length)), by});
        } else {
            seen_.erase(found);
        }
    }

    std::string_view text_;
    MappedTextBuilder builder_;
    std::vector<Replacement> replacements_;
    std::unordered_map<char32_t, std::size_t> seen_;
};

/// A quick no for nearly every text. What it asks of each byte is the same, so that compilers ask
/// it of many at once: is it outside of blank to `z`, `<` or `>`, or between the two alphabets?
bool may_be_untelegraphic(std::string_view text) {
    std::uint8_t other = 0;
    for (const char sign : text) {
        const auto c = static_cast<std::uint8_t>(sign);
        const std::uint8_t outside = static_cast<std::uint8_t>(c - ' ') > 'z' - ' ' ? 1 : 0;
        const std::uint8_t angle = (c | 2U) == '>' ? 1 : 0;
        const std::uint8_t between = static_cast<std::uint8_t>(c - '[') < 'a' - '[' ? 1 : 0;
        other |= outside | angle | between;
    }
    return other != 0;
}

}  // namespace

TelegraphText to_ascii(std::string_view text) {
    return Converter(text).run();
}

std::size_t find_untelegraphic(std::string_view text) {
    // In blocks: callers ask again behind what was found, and the whole rest each time is too much.
    constexpr std::size_t kBlock = 64;
    static constexpr ByteSet kTelegraphic(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,-/()'\":;?&$#!+=%@_*");
    for (std::size_t begin = 0; begin < text.size(); begin += kBlock) {
        const std::string_view block = text.substr(begin, kBlock);
        const std::string_view rest =
            may_be_untelegraphic(block) ? kTelegraphic.skip(block) : std::string_view{};
        if (!rest.empty()) {
            return begin + block.size() - rest.size();
        }
    }
    return std::string_view::npos;
}

}  // namespace reftel::telegram::compose
