// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/furniture.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "telegram/class_line.h"
#include "telegram/lexer.h"

// page mark = name number  section [ "." digits ] "OF" total [ time ]
// page line = "PAGE" page [ station ]        station = name number [ section "OF" total ] [ time ]
// [ rest ]
namespace reftel::telegram {
namespace {

std::uint16_t to_small(std::string_view digits) {
    return static_cast<std::uint16_t>(parse_number(digits.substr(0, 4)).value_or(0));
}

/// `001.2 OF 002`, `01 OF 03`, `01OF03`; true when taken off `text`.
bool take_section_of_total(std::string_view& text, PageMark& out) {
    std::string_view rest = trim_left(text);
    const std::size_t section = leading_digits(rest);
    if (section == 0 || section > 3) {
        return false;
    }
    const std::string_view section_text = rest.substr(0, section);
    rest.remove_prefix(section);
    if (rest.starts_with('.')) {
        rest.remove_prefix(1);
        rest.remove_prefix(leading_digits(rest));
    }
    rest = trim_left(rest);
    if (!rest.starts_with("OF")) {
        return false;
    }
    rest = trim_left(rest.substr(2));
    const std::size_t total = leading_digits(rest);
    if (total == 0 || total > 3) {
        return false;
    }
    out.section = to_small(section_text);
    out.total = to_small(rest.substr(0, total));
    text = rest.substr(total);
    return true;
}

/// A name in capitals and a number of at least `least` digits; true when taken off `text`.
bool take_name_number(std::string_view& text, std::size_t least, PageMark& out) {
    std::size_t at = 0;
    while (at < text.size() && at < 16 &&
           (is_upper(text[at]) || text[at] == ' ' || text[at] == '-')) {
        ++at;
    }
    const std::size_t digits = leading_digits(text.substr(at));
    if (at < 2 || text[at - 1] != ' ' || digits < least || digits > 8) {
        return false;
    }
    out.station = trim_right(text.substr(0, at));
    out.number = parse_number(text.substr(at, digits)).value_or(0);
    text.remove_prefix(at + digits);
    return out.station.size() >= 2;
}

constexpr std::array<std::string_view, 12> kCaptionWords{
    "SIPDIS", "SENSITIVE", "NOFORN", "NODIS", "EXDIS", "LIMDIS",
    "STADIS", "CONDIS",    "NESCO",  "AIDAC", "USIAC", "CORRECTED COPY"};

}  // namespace

std::optional<PageMark> parse_page_mark(std::string_view text) {
    if (text.size() < 14 || text.size() > 80 || !is_upper(text[0])) {
        return std::nullopt;
    }
    PageMark out;
    if (!take_name_number(text, 4, out) || !take_section_of_total(text, out)) {
        return std::nullopt;
    }
    out.rest = trim(text);
    return out;
}

bool parse_station(std::string_view text, PageMark& out) {
    if (text.empty() || text.size() > 100 || !take_name_number(text, 4, out)) {
        return false;
    }
    take_section_of_total(text, out);
    out.rest = trim(text);
    return true;
}

std::optional<PageMark> parse_page_line(std::string_view text) {
    if (!text.starts_with("PAGE ") || text.size() > 200) {
        return std::nullopt;
    }
    std::string_view rest = trim_left(text.substr(5));
    const std::size_t digits = leading_digits(rest);
    if (digits == 0 || digits > 3 || (rest.size() > digits && !is_blank(rest[digits]))) {
        return std::nullopt;
    }
    PageMark out;
    out.page = to_small(rest.substr(0, digits));
    rest = trim_left(rest.substr(digits));
    if (!rest.empty() && !parse_station(rest, out)) {
        if (is_all_capitals(rest) && rest.size() < 60) {
            out.rest = rest;
            return out;
        }
        return std::nullopt;
    }
    return out;
}

bool is_serial_mark(std::string_view text) {
    return text.size() >= 4 && text.size() <= 9 && text[0] == '#' &&
           leading_digits(text.substr(1)) + 1 == text.size();
}

bool is_end_mark(std::string_view text) {
    if (text.empty()) {
        return false;
    }
    if (text[0] == '#') {
        return is_serial_mark(text);
    }
    if (text[0] == 'N') {
        // `NMAFVVZCZ`: NNNN and the next VZCZC run together, and garbled.
        return text == "NNN" ||
               (text.size() < 16 && (text.starts_with("NNNN") || text.ends_with("VZCZ")));
    }
    if (text[0] == 'Y') {
        return text == "YYYY";  // British telegrams end so.
    }
    // Web pages saved as text have `&lt;&lt; END OF DOCUMENT&gt;&gt;`.
    return (text.starts_with("<<") || text.starts_with("&lt;&lt;")) &&
           text.find("END OF") != std::string_view::npos;
}

bool is_release_banner(std::string_view text) {
    if (text.size() < 20 || text.size() > 200) {
        return false;
    }
    if (text[0] == '*') {
        return text.starts_with("*** Current ");
    }
    constexpr std::string_view kReview = "US Department of State EO Systematic Review";
    return text.size() >= kReview.size() && text.find(kReview) != std::string_view::npos;
}

bool is_level_banner(std::string_view text) {
    if (text.size() > 60 || text.size() < 6) {
        return false;
    }
    if (text[0] == '-') {
        text = text.substr(text.find_first_not_of('-') == std::string_view::npos
                               ? text.size()
                               : text.find_first_not_of('-'));
        text = text.substr(0, text.find('-'));
    }
    Level level = Level::None;
    if (level_length(text, level) == 0) {
        return false;
    }
    const auto line = parse_class_line(text);
    return line && line->level_only();
}

bool is_handling_banner(std::string_view text) {
    constexpr std::array<std::string_view, 6> kHandling{
        "SBU",       "FOUO",   "SENSITIVE BUT UNCLASSIFIED",
        "SENSITIVE", "NOFORN", "FOR OFFICIAL USE ONLY"};
    return std::find(kHandling.begin(), kHandling.end(), text) != kHandling.end();
}

bool is_downgrading_mark(std::string_view text) {
    if (text.ends_with('.')) {
        text.remove_suffix(1);
    }
    if (text.starts_with("GP")) {
        return (text.size() == 4 && (text[2] == '-' || text[2] == ' ') && is_digit(text[3])) ||
               (text.size() == 3 && is_digit(text[2]));
    }
    return text == "EXEMPT" || text == "GDS" || text == "ADS" || text == "XGDS" ||
           text == "DECONTROL UPON RECEIPT" || (text.size() == 6 && text.starts_with("XGDS-"));
}

bool is_caption_word(std::string_view text) {
    for (const std::string_view word : kCaptionWords) {
        if (text == word) {
            return true;
        }
    }
    return false;
}

}  // namespace reftel::telegram
