// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/compose/draft_values.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "base/utc_time.h"
#include "telegram/facts.h"
#include "telegram/header_line.h"
#include "telegram/lexer.h"

namespace reftel::telegram::compose {
namespace {

std::optional<Date> read_date(std::string_view text) {
    const std::vector<std::string_view> parts =
        split(text, text.find('/') != std::string::npos ? '/' : '-');
    if (parts.size() != 3) {
        return std::nullopt;
    }
    const bool year_first = parts[0].size() == 4;
    const auto year = parse_number(parts[year_first ? 0 : 2]);
    const auto month = parse_number(parts[year_first ? 1 : 0]);
    const auto day = parse_number(parts[year_first ? 2 : 1]);
    if (!year || !month || !day || *year < 1900 || *year > 2999 || *month > 12 || *day > 31) {
        return std::nullopt;
    }
    const Date date{static_cast<int>(*year), *month, *day};
    return is_valid(date) ? std::optional(date) : std::nullopt;
}

bool begins_with_instruction(std::string_view text) {
    constexpr std::array<std::string_view, 8> kInstructions{"N/A", "GDS",   "ADS",    "XGDS",
                                                            "RDS", "DECL:", "EXEMPT", "DECLAS"};
    return std::any_of(kInstructions.begin(), kInstructions.end(),
                       [&](std::string_view word) { return text.starts_with(word); });
}

std::string_view last_word(std::string_view text) {
    const std::size_t at = text.find_last_of(' ');
    return at == std::string_view::npos ? text : text.substr(at + 1);
}

/// Takes `word` and the blank before it off the end.
void drop_last(std::string_view& text, std::string_view word) {
    text = trim_right(text.substr(0, text.size() - word.size()));
}

bool is_numbered_name(std::string_view before) {
    constexpr std::array<std::string_view, 5> kNames{"AIG", "CTF", "CTG", "CJTF", "TF"};
    return std::find(kNames.begin(), kNames.end(), last_word(before)) != kNames.end();
}

void take_routing_indicator(std::string_view& text, DraftAddressee& out) {
    if (text.starts_with("ZEN/") || text.starts_with("ZEN ")) {
        out.by_other_means = true;
        text = trim_left(text.substr(4));
        return;
    }
    const std::size_t sign = text.substr(0, 10).find_first_of("/ ");
    if (sign == std::string_view::npos || !is_routing_indicator(text.substr(0, sign))) {
        return;
    }
    // Without the slash a name may begin so: only known indicators and the great families count.
    const std::string_view word = text.substr(0, sign);
    const bool family = word.starts_with("RUE") || word.starts_with("RUC") ||
                        word.starts_with("RHE") || word.starts_with("RHM");
    if (text[sign] == '/' || family || !station_name(word).empty()) {
        out.routing_indicator = word;
        text = trim_left(text.substr(sign + 1));
    }
}

}  // namespace

std::optional<Dtg> read_dtg(std::string_view text) {
    std::string_view rest = text;
    if (const auto dtg = take_dtg(rest); dtg && trim(rest).empty()) {
        return dtg;
    }
    const auto time = UtcTime::parse(text);
    if (!time || text.size() < 16) {
        return std::nullopt;
    }
    return Dtg{UtcTime{time->seconds - time->seconds % 60}};
}

std::string read_declassify(std::string_view text) {
    text = trim(text);
    std::string upper = to_upper(collapse_space(text));
    if (begins_with_instruction(upper)) {
        return upper;
    }
    if (const auto date = read_date(upper)) {
        return fmt::format("DECL: {:02}/{:02}/{:04}", date->month, date->day, date->year);
    }
    return "DECL: " + upper;
}

std::string write_declassify(const std::string& text) {
    if (!text.starts_with("DECL: ")) {
        return text;
    }
    std::string rest = text.substr(6);
    if (const auto date = read_date(rest)) {
        rest = to_string(*date);
    }
    return read_declassify(rest) == text ? rest : text;
}

DraftAddressee read_addressee(std::string_view text) {
    DraftAddressee out;
    const std::string upper = to_upper(collapse_space(text));
    std::string_view rest = upper;
    take_routing_indicator(rest, out);
    const std::string_view serial = last_word(rest);
    if (serial.size() < rest.size() && serial.size() >= 3 && serial.size() <= 5 &&
        leading_digits(serial) == serial.size()) {
        std::string_view before = rest;
        drop_last(before, serial);
        if (!is_numbered_name(before)) {
            out.serial = serial;
            rest = before;
        }
    }
    const std::string_view word = last_word(rest);
    if (word.size() >= 4 && word.size() < rest.size()) {
        out.precedence = precedence_of_word(word);
    }
    if (out.precedence != Precedence::None) {
        drop_last(rest, word);
        if (const std::string_view before = last_word(rest);
            before == "NIACT" && before.size() < rest.size()) {
            out.precedence = Precedence::NiactImmediate;
            drop_last(rest, before);
        }
    }
    out.plad = rest;
    return out;
}

std::string write_addressee(const DraftAddressee& addressee) {
    std::string out = addressee.by_other_means ? "ZEN" : addressee.routing_indicator;
    out += out.empty() ? "" : "/";
    out += addressee.plad;
    if (addressee.precedence != Precedence::None) {
        out += ' ';
        out += to_string(addressee.precedence);
    }
    if (!addressee.serial.empty()) {
        out += ' ';
        out += addressee.serial;
    }
    return out;
}

bool read_reasons(std::string_view text, DraftClassifiedBy& out) {
    text = trim(text);
    while (text.ends_with('.')) {
        text.remove_suffix(1);
    }
    const std::size_t end = std::min(text.find_first_not_of("0123456789."), text.size());
    std::string paragraph(text.substr(0, end));
    std::string letters;
    std::string word;
    for (const char c : text.substr(end)) {
        if (is_alpha(c)) {
            word += to_lower(c);
            continue;
        }
        if (std::string_view(" ,()/&;").find(c) == std::string_view::npos) {
            return false;
        }
        letters += word == "and" ? "" : word;
        word.clear();
    }
    letters += word == "and" ? "" : word;
    const bool plain =
        std::all_of(letters.begin(), letters.end(), [](char c) { return c >= 'a' && c <= 'h'; });
    const bool rising = std::is_sorted(letters.begin(), letters.end()) &&
                        std::adjacent_find(letters.begin(), letters.end()) == letters.end();
    if (paragraph.size() != 3 || paragraph[1] != '.' || letters.empty() || !plain || !rising) {
        return false;
    }
    out.paragraph = std::move(paragraph);
    out.letters = std::move(letters);
    return true;
}

std::string write_reasons(const DraftClassifiedBy& classified_by) {
    std::string out = classified_by.paragraph;
    for (std::size_t k = 0; k < classified_by.letters.size(); ++k) {
        const bool last = k > 0 && k + 1 == classified_by.letters.size();
        out += k == 0 ? " " : last ? " and " : ", ";
        out += '(';
        out += classified_by.letters[k];
        out += ')';
    }
    return out;
}

std::string write_classified_by(const DraftClassifiedBy& classified_by) {
    if (!classified_by.text.empty()) {
        return classified_by.text;
    }
    return fmt::format("Classified By: {}{}{}. Reason: {}.", classified_by.name,
                       classified_by.title.empty() ? "" : ", ", classified_by.title,
                       write_reasons(classified_by));
}

DraftClassifiedBy read_classified_by(std::string_view line) {
    constexpr std::string_view kLabel = "Classified By: ";
    constexpr std::string_view kReason = ". Reason: ";
    const std::string text = collapse_space(line);
    const std::size_t reason = text.rfind(kReason);
    DraftClassifiedBy out;
    if (text.starts_with(kLabel) && reason != std::string::npos && reason > kLabel.size() &&
        read_reasons(std::string_view(text).substr(reason + kReason.size()), out)) {
        const std::string who = text.substr(kLabel.size(), reason - kLabel.size());
        const std::size_t comma = who.find(", ");
        out.name = who.substr(0, comma);
        out.title = comma == std::string::npos ? std::string() : who.substr(comma + 2);
    }
    // Whatever would be written otherwise than it stands there is kept whole.
    if (out.name.empty() || write_classified_by(out) != text) {
        out = {};
        out.text = text;
    }
    return out;
}

ReferenceReading read_reference(std::string_view text, const CitingTelegram& citing) {
    std::vector<Reference> references;
    parse_reference_field(text, 0, citing, references);
    if (references.empty()) {
        return {};
    }
    return {references.front().kind, references.size()};
}

std::vector<std::string> split_tags(std::string_view text) {
    std::vector<std::string> out;
    std::size_t at = 0;
    while (at < text.size()) {
        if (is_space(text[at]) || text[at] == ',' || text[at] == ';') {
            ++at;
            continue;
        }
        const bool person = text[at] == '(';
        std::size_t end = person ? text.find(')', at) : text.find_first_of(" ,;(", at);
        end = std::min(end, text.size());
        const std::string_view code =
            person ? text.substr(at + 1, end - at - 1) : text.substr(at, end - at);
        if (!trim(code).empty()) {
            out.push_back(collapse_space(code));
        }
        at = person && end < text.size() ? end + 1 : end;
    }
    return out;
}

std::string write_tag(const std::string& tag) {
    return tag.find(',') == std::string::npos ? tag : "(" + tag + ")";
}

}  // namespace reftel::telegram::compose
