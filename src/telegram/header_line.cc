// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/header_line.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "telegram/classification.h"
#include "telegram/furniture.h"
#include "telegram/lexer.h"
#include "telegram/mrn.h"

// FL5 = { prosign } dtg { remark }     prosign = R | P | O | Z | Y | 0
namespace reftel::telegram {
namespace {

bool is_prosign(char c) {
    return c == 'R' || c == 'P' || c == 'O' || c == 'Z' || c == 'Y' || c == '0';
}

/// `PO RUEHC RUEHZS`, `P RUEHC`: prosigns that are not doubled, then nothing but indicators.
bool is_routing_misspelt(std::string_view text) {
    const std::string_view prosigns = take_word(text);
    if (prosigns.size() > 2 || text.empty() ||
        !std::all_of(prosigns.begin(), prosigns.end(), is_prosign)) {
        return false;
    }
    while (!text.empty()) {
        if (!is_routing_indicator(take_word(text))) {
            return false;
        }
    }
    return true;
}

/// `PP RUEHC RUEHZS`: the prosign doubled, then at least one routing indicator or nothing.
bool is_routing(std::string_view text) {
    if (text.size() < 2 || text[0] != text[1] || text[0] == '0' || !is_prosign(text[0])) {
        return false;
    }
    std::string_view rest = text.substr(2);
    if (rest.empty()) {
        return true;
    }
    return is_blank(rest[0]) && is_routing_indicator(take_word(rest));
}

/// Eight letters, blank, `RUXXABC0123 0451830-UUUU--`.
bool is_janap(std::string_view text) {
    return text.size() > 34 && text[8] == ' ' && text[9] == 'R' && is_upper(text[1]) &&
           is_upper(text[7]) && text[20] == ' ' && text[28] == '-' && is_digit(text[21]) &&
           is_digit(text[16]);
}

bool is_distribution(std::string_view text) {
    if (text[0] == '-') {
        const std::size_t dashes = std::min(text.find_first_not_of("- "), text.size());
        return dashes >= 10 && leading_digits(text.substr(dashes)) >= 4;
    }
    if (starts_with_word(text, "ACTION") || starts_with_word(text, "ORIGIN")) {
        return text.size() == 6 ||
               (text[6] == ' ' && text.size() < 80 && text.find(':') == std::string_view::npos);
    }
    return text.starts_with("DRAFTED BY") || text.starts_with("APPROVED BY") ||
           text == "DESIRED DISTRIBUTION";
}

/// `INFO OCT-01 ISO-00`: offices with copy counts, not addressees.
bool is_copy_list(std::string_view text) {
    std::string_view rest = text.substr(4);
    const std::string_view word = take_word(rest);
    const std::size_t dash = word.rfind('-');
    if (dash == std::string_view::npos) {
        return rest.size() < 30 && rest.find(",/") != std::string_view::npos;
    }
    return dash > 0 && leading_digits(word.substr(dash + 1)) + dash + 1 == word.size() &&
           word.size() - dash <= 3 && is_all_capitals(word);
}

/// `GR 84`, `GR84`, `GRNC`: format line 10.
bool is_group_count(std::string_view text) {
    if (!text.starts_with("GR") || text.size() > 8) {
        return false;
    }
    const std::string_view count = trim_left(text.substr(2));
    return count == "NC" || (!count.empty() && leading_digits(count) == count.size());
}

/// `RUEHC RUEHZQ DE RUEHZD 115B 17/1427Z`: called and calling stations on one line, as ACP 126 has
/// them.
bool is_called_and_calling(std::string_view text) {
    const std::size_t de = text.find(" DE R");
    if (de == std::string_view::npos || text.size() > 120) {
        return false;
    }
    std::string_view called = text.substr(0, de);
    while (!called.empty()) {
        if (!is_routing_indicator(take_word(called))) {
            return false;
        }
    }
    std::string_view rest = text.substr(de + 4);
    return is_routing_indicator(take_word(rest));
}

/// `TELEGRAM`, `Outgoing Telegram 5133`: nothing but the words and a number.
bool is_telegram_title(std::string_view text) {
    for (const std::string_view way : {"OUTGOING ", "INCOMING "}) {
        if (starts_with_fold(text, way)) {
            text.remove_prefix(way.size());
        }
    }
    if (text.size() > 24 || !starts_with_word_fold(text, "TELEGRAM")) {
        return false;
    }
    const std::string_view rest = trim_left(text.substr(8));
    return leading_digits(rest) == rest.size();
}

HeaderLine kind_if(bool condition, HeaderLine kind) {
    return condition ? kind : HeaderLine::None;
}

HeaderLine recognise_info(std::string_view text) {
    if (!starts_with_word(text, "INFO")) {
        return kind_if(is_telegram_title(text), HeaderLine::FrusTitle);
    }
    return is_copy_list(text) ? HeaderLine::Distribution : HeaderLine::Info;
}

HeaderLine recognise_action(std::string_view text) {
    if (text.starts_with("AMPN/")) {
        return HeaderLine::NavySet;
    }
    if (text == "ACEX" || (text.starts_with("ACEX ") && is_group_count(text.substr(5)))) {
        return HeaderLine::Security;  // Format line 10: accounting symbol, group count.
    }
    return text.starts_with("ACTION:") ? HeaderLine::To
                                       : kind_if(is_distribution(text), HeaderLine::Distribution);
}

HeaderLine recognise_message(std::string_view text) {
    if (text.starts_with("MSGID/")) {
        return HeaderLine::NavySet;
    }
    if (text == "Message Text") {
        return HeaderLine::NaraText;
    }
    return text == "Message Attributes" ? HeaderLine::NaraAttributes
                                        : kind_if(text.starts_with("MRN:"), HeaderLine::SmartLabel);
}

HeaderLine recognise_keyword(std::string_view text) {
    switch (text[0]) {
        case 'F':
            return kind_if(starts_with_word(text, "FM") || text.starts_with("FROM FM ") ||
                               text.starts_with("FROM: "),
                           HeaderLine::From);
        case 'I':
            return recognise_info(text);
        case 'E':
        case 'e':
            return kind_if(starts_with_word_fold(text, "EGRAM") && is_digit(text.back()),
                           HeaderLine::TelegramNumber);
        case 'G':
            return kind_if(is_group_count(text), HeaderLine::Security);
        case 'X':
            return kind_if(starts_with_word(text, "XMT"), HeaderLine::Exempt);
        case 'B':
            return kind_if(text == "BT" || text.starts_with("BT *"), HeaderLine::Separator);
        case 'A':
            // `AND TO ROUTINE STRELSAU`: British lists go on so.
            return text.starts_with("AND TO ") ? HeaderLine::To : recognise_action(text);
        case 'N':
            return kind_if(text.starts_with("NARR/"), HeaderLine::NavySet);
        case '-':
            return kind_if(is_distribution(text), HeaderLine::Distribution);
        case 'M':
            return recognise_message(text);
        case 'S':
            return kind_if(text.starts_with("SUBJ/"), HeaderLine::NavySet);
        default:
            return HeaderLine::None;
    }
}

HeaderLine recognise_title(std::string_view text) {
    if (text[0] == 'D') {
        if (text.starts_with("DE R") &&
            is_routing_indicator(text.substr(3, text.find(' ', 3) - 3))) {
            return HeaderLine::Calling;
        }
        if (starts_with_fold(text, "DEPARTMENT OF STATE") && text.size() < 40 &&
            text.find('.') == std::string_view::npos &&
            text.find("EO Sys") == std::string_view::npos) {
            return HeaderLine::FrusTitle;
        }
        if (starts_with_word(text, "DESKBY") && text.back() == 'Z') {
            return HeaderLine::TelegramNumber;
        }
        return is_distribution(text) ? HeaderLine::Distribution : HeaderLine::None;
    }
    if (starts_with_word(text, "TO")) {
        return HeaderLine::To;
    }
    if (is_telegram_title(text)) {
        return HeaderLine::FrusTitle;
    }
    const bool british = starts_with_word(text, "TELNO") || text.starts_with("TELEGRAM NUMBER ");
    return british ? HeaderLine::TelegramNumber : HeaderLine::None;
}

HeaderLine recognise_prosign_line(std::string_view text) {
    if (is_routing(text) || is_routing_misspelt(text)) {
        return HeaderLine::Routing;
    }
    if (text[0] == 'R' && is_called_and_calling(text)) {
        return HeaderLine::Calling;
    }
    if (is_janap(text)) {
        return HeaderLine::Janap;
    }
    if (text[0] == 'P' && parse_page_line(text)) {
        return HeaderLine::PageLine;
    }
    if (text.starts_with("OF ")) {
        text.remove_prefix(3);  // `OF 051830Z FEB 97`: the date-time group of British telegrams.
    }
    if (text[0] == 'O' && (is_distribution(text) || is_telegram_title(text))) {
        return is_distribution(text) ? HeaderLine::Distribution : HeaderLine::FrusTitle;
    }
    if (text.starts_with("RMKS/") || text.starts_with("REF/") || text.starts_with("POC/")) {
        return HeaderLine::NavySet;
    }
    Preamble preamble;
    return parse_preamble(text, preamble) ? HeaderLine::DateTimeGroup : HeaderLine::None;
}

/// Digits, of which blanks may have split off some: `13 300Z`, `251346 Z`. `end`: offset behind.
std::string take_split_digits(std::string_view text, std::size_t& end) {
    std::string digits;
    for (end = 0; end < text.size() && digits.size() < 8; ++end) {
        if (is_digit(text[end])) {
            digits += text[end];
        } else if (text[end] != ' ' || end == 0) {
            break;
        }
    }
    return digits;
}

/// The figures of a year behind a month, two or four of them; empty without.
std::string_view find_year(std::string_view text) {
    const std::size_t at = text.substr(0, 16).find_first_of("0123456789");
    if (at == std::string_view::npos) {
        return {};
    }
    const std::size_t digits = leading_digits(text.substr(at));
    return digits == 2 || digits == 4 ? text.substr(at, digits) : std::string_view{};
}

std::uint16_t year_of(std::string_view figures) {
    const auto value = parse_number(figures).value_or(0);
    return figures.size() == 2 ? full_year(value) : static_cast<std::uint16_t>(value);
}

/// The zone letter read as a digit, or small, or lost; signs after the month.
std::optional<Dtg> mend_dtg(std::string digits, bool zone, std::string_view month,
                            std::string_view year) {
    if (digits.size() == 7 && !zone) {
        digits.pop_back();
    }
    if (digits.size() != 6) {
        return std::nullopt;
    }
    const std::string mended = digits + "Z " + std::string(month) + " " + std::string(year);
    std::string_view view = mended;
    return take_dtg(view);
}

/// `ORPQOPOZ FEB 70`: figures that came out as letters; month and year can be read.
bool take_year_of_garbled(std::string_view text, Preamble& out) {
    const std::string_view word = take_word(text);
    const std::string_view year = find_year(text);
    if (word.size() < 6 || word.size() > 8 || word.back() != 'Z' || year.empty() ||
        month_number(text.substr(0, 3)) == 0 || !is_blank(text[3])) {
        return false;
    }
    out.year = year_of(year);
    return true;
}

/// Day, time, zone letter, month and year as retyping leaves them; true when the shape is there.
/// `signed_off`: prosigns stand before it.
bool parse_date_time(std::string_view text, bool signed_off, Preamble& out) {
    std::size_t at = 0;
    const std::string digits = take_split_digits(text, at);
    if (digits.size() < 4 || digits.size() > 7 || at > 10 || at >= text.size()) {
        return signed_off && digits.empty() && take_year_of_garbled(text, out);
    }
    const bool zone = to_upper(text[at]) == 'Z';
    std::string_view rest = text.substr(at + (zone ? 1 : 0));
    rest.remove_prefix(std::min(rest.find_first_not_of(" .,"), rest.size()));
    const bool month = rest.size() >= 3 && month_number(rest.substr(0, 3)) != 0;
    if (rest.size() < 3 || (!month && (!zone || !signed_off))) {
        return false;
    }
    std::string_view remarks = text;
    out.dtg = take_dtg(remarks);
    const std::string_view year = month ? find_year(rest) : std::string_view{};
    if (!year.empty()) {
        out.year = year_of(year);
    }
    const unsigned day = parse_number(std::string_view(digits).substr(0, 2)).value_or(0);
    const Date date{out.year, month ? month_number(rest.substr(0, 3)) : 0U, day};
    if (is_valid(date)) {
        out.date = date;
    }
    if (!out.dtg && out.year != 0) {
        out.dtg = mend_dtg(digits, zone, rest.substr(0, 3), year);
        remarks = rest.substr(static_cast<std::size_t>(year.end() - rest.begin()));
    }
    out.remarks = out.dtg ? trim(remarks) : std::string_view{};
    return true;
}

/// Up to three prosigns, single or run together, taken off; false when something else is glued to
/// one.
bool take_prosigns(std::string_view& text, Preamble& out) {
    std::array<char, 3> signs{};
    std::size_t count = 0;
    while (count < 3 && text.size() > 1 && is_prosign(text[0]) && !is_digit(text[1])) {
        const bool glued = is_prosign(text[1]) && text[1] != '0';
        if (!glued && text[1] != ' ') {
            return false;
        }
        signs[count++] = text[0] == '0' ? 'O' : text[0];
        text = trim_left(text.substr(1));
    }
    out.action = count > 0 ? precedence_of_prosign(signs[0]) : Precedence::None;
    out.info = count > 1 ? precedence_of_prosign(signs[1]) : Precedence::None;
    return true;
}

}  // namespace

bool is_routing_indicator(std::string_view word) {
    return word.size() >= 4 && word.size() <= 8 && word[0] == 'R' &&
           std::all_of(word.begin(), word.end(), [](char c) { return is_upper(c); });
}

HeaderLine recognise_header_line(std::string_view text) {
    if (text.size() < 2) {
        return HeaderLine::None;
    }
    switch (text[0]) {
        case 'V':
            return text.starts_with("VZCZC") ? HeaderLine::Start : HeaderLine::None;
        case 'Z':
            if (text.starts_with("ZCZC")) {
                return HeaderLine::Start;
            }
            if (starts_with_word(text, "ZNR") || starts_with_word(text, "ZNY")) {
                return HeaderLine::Security;
            }
            return recognise_prosign_line(text);
        case 'R':
        case 'P':
        case 'O':
        case 'Y':
        case '0':
        case '1':
        case '2':
        case '3':
            return recognise_prosign_line(text);
        case 'N':
        case 'I':
        case 'F': {  // `NIACT IMMEDIATE 151200Z NOV 06`
            const HeaderLine keyword = recognise_keyword(text);
            Preamble preamble;
            return keyword == HeaderLine::None && parse_preamble(text, preamble)
                       ? HeaderLine::DateTimeGroup
                       : keyword;
        }
        case 'D':
        case 'd':
        case 'T':
        case 't':
            return recognise_title(text);
        default:
            return recognise_keyword(text);
    }
}

bool parse_preamble(std::string_view text, Preamble& out) {
    if (text.size() < 7 || text.size() > 200) {
        return false;
    }
    std::string_view rest = text;
    if (starts_with_word(rest, "PRECEDENCE")) {
        rest = trim_left(rest.substr(10));
        if (rest.empty()) {
            return false;
        }
    }
    std::string_view after = rest;
    const bool prosigns = take_prosigns(after, out) && after.data() != rest.data();
    if (!prosigns) {
        after = rest;
        out.action = precedence_of_word(is_upper(rest[0]) ? take_word(after) : "");
        std::string_view second = after;
        if (out.action == Precedence::None) {
            after = rest;
        } else if (precedence_of_word(take_word(second)) != Precedence::None) {  // NIACT IMMEDIATE
            after = second;
        }
    }
    return parse_date_time(after, prosigns, out);
}

}  // namespace reftel::telegram
