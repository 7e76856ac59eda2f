// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sources/html_entities.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"

namespace reftel::sources {
namespace {

struct Name {
    std::string_view name;
    char16_t code_point;
};

/// Sorted by name, bytes compared.
constexpr std::array kNames = {
    Name{"AElig", 0xC6},    Name{"Aacute", 0xC1},   Name{"Acirc", 0xC2},    Name{"Agrave", 0xC0},
    Name{"Aring", 0xC5},    Name{"Atilde", 0xC3},   Name{"Auml", 0xC4},     Name{"Ccedil", 0xC7},
    Name{"Dagger", 0x2021}, Name{"ETH", 0xD0},      Name{"Eacute", 0xC9},   Name{"Ecirc", 0xCA},
    Name{"Egrave", 0xC8},   Name{"Euml", 0xCB},     Name{"Iacute", 0xCD},   Name{"Icirc", 0xCE},
    Name{"Igrave", 0xCC},   Name{"Iuml", 0xCF},     Name{"NewLine", 0xA},   Name{"Ntilde", 0xD1},
    Name{"OElig", 0x152},   Name{"Oacute", 0xD3},   Name{"Ocirc", 0xD4},    Name{"Ograve", 0xD2},
    Name{"Omega", 0x3A9},   Name{"Oslash", 0xD8},   Name{"Otilde", 0xD5},   Name{"Ouml", 0xD6},
    Name{"Prime", 0x2033},  Name{"Scaron", 0x160},  Name{"THORN", 0xDE},    Name{"Tab", 0x9},
    Name{"Uacute", 0xDA},   Name{"Ucirc", 0xDB},    Name{"Ugrave", 0xD9},   Name{"Uuml", 0xDC},
    Name{"Yacute", 0xDD},   Name{"Yuml", 0x178},    Name{"aacute", 0xE1},   Name{"acirc", 0xE2},
    Name{"acute", 0xB4},    Name{"aelig", 0xE6},    Name{"agrave", 0xE0},   Name{"alpha", 0x3B1},
    Name{"amp", 0x26},      Name{"apos", 0x27},     Name{"aring", 0xE5},    Name{"asymp", 0x2248},
    Name{"atilde", 0xE3},   Name{"auml", 0xE4},     Name{"bdquo", 0x201E},  Name{"beta", 0x3B2},
    Name{"brvbar", 0xA6},   Name{"bull", 0x2022},   Name{"ccedil", 0xE7},   Name{"cedil", 0xB8},
    Name{"cent", 0xA2},     Name{"circ", 0x2C6},    Name{"copy", 0xA9},     Name{"curren", 0xA4},
    Name{"dagger", 0x2020}, Name{"darr", 0x2193},   Name{"deg", 0xB0},      Name{"delta", 0x3B4},
    Name{"divide", 0xF7},   Name{"eacute", 0xE9},   Name{"ecirc", 0xEA},    Name{"egrave", 0xE8},
    Name{"emsp", 0x2003},   Name{"ensp", 0x2002},   Name{"eth", 0xF0},      Name{"euml", 0xEB},
    Name{"euro", 0x20AC},   Name{"fnof", 0x192},    Name{"frac12", 0xBD},   Name{"frac14", 0xBC},
    Name{"frac34", 0xBE},   Name{"gamma", 0x3B3},   Name{"ge", 0x2265},     Name{"gt", 0x3E},
    Name{"harr", 0x2194},   Name{"hellip", 0x2026}, Name{"iacute", 0xED},   Name{"icirc", 0xEE},
    Name{"iexcl", 0xA1},    Name{"igrave", 0xEC},   Name{"infin", 0x221E},  Name{"iquest", 0xBF},
    Name{"iuml", 0xEF},     Name{"laquo", 0xAB},    Name{"larr", 0x2190},   Name{"ldquo", 0x201C},
    Name{"le", 0x2264},     Name{"lrm", 0x200E},    Name{"lsaquo", 0x2039}, Name{"lsquo", 0x2018},
    Name{"lt", 0x3C},       Name{"macr", 0xAF},     Name{"mdash", 0x2014},  Name{"micro", 0xB5},
    Name{"middot", 0xB7},   Name{"minus", 0x2212},  Name{"mu", 0x3BC},      Name{"nbsp", 0xA0},
    Name{"ndash", 0x2013},  Name{"ne", 0x2260},     Name{"not", 0xAC},      Name{"ntilde", 0xF1},
    Name{"oacute", 0xF3},   Name{"ocirc", 0xF4},    Name{"oelig", 0x153},   Name{"ograve", 0xF2},
    Name{"ordf", 0xAA},     Name{"ordm", 0xBA},     Name{"oslash", 0xF8},   Name{"otilde", 0xF5},
    Name{"ouml", 0xF6},     Name{"para", 0xB6},     Name{"permil", 0x2030}, Name{"pi", 0x3C0},
    Name{"plusmn", 0xB1},   Name{"pound", 0xA3},    Name{"prime", 0x2032},  Name{"quot", 0x22},
    Name{"raquo", 0xBB},    Name{"rarr", 0x2192},   Name{"rdquo", 0x201D},  Name{"reg", 0xAE},
    Name{"rlm", 0x200F},    Name{"rsaquo", 0x203A}, Name{"rsquo", 0x2019},  Name{"sbquo", 0x201A},
    Name{"scaron", 0x161},  Name{"sect", 0xA7},     Name{"shy", 0xAD},      Name{"sup1", 0xB9},
    Name{"sup2", 0xB2},     Name{"sup3", 0xB3},     Name{"szlig", 0xDF},    Name{"thinsp", 0x2009},
    Name{"thorn", 0xFE},    Name{"tilde", 0x2DC},   Name{"times", 0xD7},    Name{"trade", 0x2122},
    Name{"uacute", 0xFA},   Name{"uarr", 0x2191},   Name{"ucirc", 0xFB},    Name{"ugrave", 0xF9},
    Name{"uml", 0xA8},      Name{"uuml", 0xFC},     Name{"yacute", 0xFD},   Name{"yen", 0xA5},
    Name{"yuml", 0xFF},     Name{"zwj", 0x200D},    Name{"zwnj", 0x200C},
};
constexpr std::size_t kLongestName = 8;

/// What browsers make of the numbers 0x80 to 0x9F; 0 where the number stands.
constexpr std::array<char16_t, 32> kCp1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::optional<unsigned> digit_value(char c, bool hexadecimal) {
    if (is_digit(c)) {
        return static_cast<unsigned>(c - '0');
    }
    const char lower = to_lower(c);
    if (hexadecimal && lower >= 'a' && lower <= 'f') {
        return static_cast<unsigned>(lower - 'a' + 10);
    }
    return std::nullopt;
}

HtmlEntity read_number(std::string_view text) {
    const bool hexadecimal = text.size() > 2 && to_lower(text[2]) == 'x';
    const std::size_t first = hexadecimal ? 3 : 2;
    std::size_t at = first;
    char32_t value = 0;
    // Leading zeros are common; what is beyond Unicode stays beyond it.
    for (; at < text.size(); ++at) {
        const auto digit = digit_value(text[at], hexadecimal);
        if (!digit) {
            break;
        }
        value = std::min<char32_t>(value * (hexadecimal ? 16 : 10) + *digit, 0x110000);
    }
    if (at == first) {
        return {};
    }
    if (value >= 0x80 && value <= 0x9F && kCp1252[value - 0x80] != 0) {
        value = kCp1252[value - 0x80];
    }
    if (value == 0) {
        value = 0xFFFD;
    }
    return {at + (at < text.size() && text[at] == ';' ? 1U : 0U), value};
}

const Name* find_name(std::string_view name) {
    const auto* const at =
        std::lower_bound(kNames.begin(), kNames.end(), name,
                         [](const Name& row, std::string_view key) { return row.name < key; });
    return at != kNames.end() && at->name == name ? at : nullptr;
}

}  // namespace

HtmlEntity read_html_entity(std::string_view text) {
    if (text.size() < 3 || text[0] != '&') {
        return {};
    }
    if (text[1] == '#') {
        return read_number(text);
    }
    std::size_t end = 1;
    while (end < text.size() && end <= kLongestName + 1 && is_alnum(text[end])) {
        ++end;
    }
    const bool closed = end < text.size() && text[end] == ';';
    const Name* name = find_name(text.substr(1, end - 1));
    if (name == nullptr || (!closed && name->code_point > 0xFF)) {
        return {};
    }
    return {end + (closed ? 1U : 0U), name->code_point};
}

}  // namespace reftel::sources
