// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/classified_by.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "telegram/lexer.h"
#include "telegram/officer_words.h"
#include "telegram/one_slip.h"

// classby = "Classified By" [ ":" ] officer { "and" officer } [ "for" ] reason
// officer = title name [ "," suffix ] | name "," title          [spec 4.2, 4.5]
//
// The reason is cut off first: its words are few. In what is left the name is what follows the last
// word of a title, or, when nothing follows one, what stands in front of the first comma.
namespace reftel::telegram {
namespace {

constexpr std::size_t kLongestField = 2000;
constexpr std::size_t kMargin = 71;  // Where machines cut lines, be it within a word.

/// Offset after the label at `at`; 0 when there is none: CLASSIFIED BY, also with one slip.
std::size_t label_end(std::string_view text, std::size_t at) {
    if (to_upper(text[at]) != 'C' || (at > 0 && is_alnum(text[at - 1]))) {
        return 0;
    }
    std::size_t end = at;
    while (end < text.size() && is_alpha(text[end])) {
        ++end;
    }
    if (end - at < 8 || end - at > 11 ||
        !is_one_slip_apart(to_upper(text.substr(at, end - at)), "CLASSIFIED")) {
        return 0;
    }
    const std::size_t word = text.find_first_not_of(" \n", end);
    if (word == std::string_view::npos || !starts_with_word_fold(text.substr(word), "BY") ||
        starts_with_word_fold(trim_left(text.substr(word + 2)), "LINE")) {
        return 0;
    }
    const std::size_t next = text.find_first_not_of(" \n:;-", word + 2);
    return next == std::string_view::npos ? text.size() : next;
}

/// Offset of what follows the last label; 0 without one.
std::size_t find_content(std::string_view text) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::size_t end = label_end(text, at);
        begin = end == 0 ? begin : end;
    }
    return begin;
}

bool is_page_furniture(std::string_view line) {
    const std::string_view text = trim(line);
    return starts_with_word(text, "PAGE") || text == "CONFIDENTIAL" || text == "SECRET";
}

/// The lines of the field from `begin` on as one; a line that is full was cut without regard to
/// words.
std::string join_lines(std::string_view field, std::size_t begin) {
    std::string out;
    const std::string_view text = field.substr(begin);
    const std::size_t line_begin = begin == 0 ? 0 : field.rfind('\n', begin - 1) + 1;
    bool cut = false;
    bool first = true;
    for (const std::string_view line : split(text.substr(0, kLongestField), '\n')) {
        const bool blank = trim(line).empty();
        if (is_page_furniture(line)) {
            continue;
        }
        if (blank) {
            // A blank line ends the field, unless a word was cut before it.
            if (cut || first) {
                continue;
            }
            break;
        }
        if (!first && !cut) {
            out += ' ';
        }
        const std::string_view kept = trim_right(line);
        const bool labelled = line.data() == text.data();
        const std::size_t size = line.size() + (labelled ? begin - line_begin : 0);
        cut = size == kMargin + 1 && kept.size() + 1 == line.size();
        out += kept;
        first = false;
    }
    return out;
}

bool begins_reason(std::string_view text) {
    std::size_t size = 0;
    while (size < text.size() && is_alpha(text[size])) {
        ++size;
    }
    const std::string word = to_upper(text.substr(0, size));
    const std::string_view after = trim_left(text.substr(size));
    if (size >= 5 && (is_one_slip_apart(word, "REASON") || is_one_slip_apart(word, "REASONS"))) {
        return true;
    }
    if (word == "PER" || word == "UNDER" || word == "FOR" || word == "PURSUANT") {
        const bool number = !after.empty() && (is_digit(after[0]) || after[0] == '(');
        const bool order = starts_with_fold(after, "E.O") || starts_with_fold(after, "EO ") ||
                           (starts_with_fold(after, "SEC") && !starts_with_fold(after, "SECR")) ||
                           starts_with_fold(after, "PARA");
        return number || order || starts_with_fold(after, "REA") || starts_with_fold(after, "RAS");
    }
    return starts_with_fold(text, "E.O") || starts_with_fold(text, "EO 1");
}

/// Where the reason begins, or a paragraph, or the sentence after the name.
std::size_t find_end(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool word = at == 0 || !is_alnum(text[at - 1]);
        const std::string_view rest = text.substr(at);
        const bool section = word && rest.size() > 2 && rest[0] == '1' && rest[1] == '.' &&
                             (is_digit(rest[2]) || rest[2] == ' ');
        if (section || rest[0] == ';' || (word && begins_reason(rest))) {
            return at;
        }
        const bool mark = rest[0] == '(' && at > 8 && rest.size() > 2 && rest[2] == ')';
        if (mark) {
            return at;
        }
    }
    return text.size();
}

struct Words {
    std::vector<std::string_view> all;
    std::size_t title = 0;  ///< Words of the title in front.
};

Words split_words(std::string_view text, bool capitals) {
    Words out;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = std::min(text.find_first_of(" :", at), text.size());
        const std::size_t slash = text.substr(at, end - at).rfind('/');
        if (slash != std::string_view::npos && at + slash + 1 < end) {
            // Acting DCM/John Doe: the sign ends the title.
            const std::string_view after = text.substr(at + slash + 1, end - at - slash - 1);
            const bool name = after.size() > 2 && is_upper(after[0]) && is_lower(after[1]);
            end = name && !is_officer_word(after, capitals) ? at + slash : end;
        }
        if (end > at) {
            out.all.push_back(text.substr(at, end - at));
            if (is_officer_word(out.all.back(), capitals)) {
                out.title = out.all.size();
            }
        }
        at = end + 1;
    }
    return out;
}

bool is_suffix(std::string_view text) {
    std::string letters;
    for (const char c : text) {
        if (is_alpha(c)) {
            letters += to_upper(c);
        }
    }
    constexpr std::array<std::string_view, 7> kSuffixes{"JR", "SR", "II", "III", "IV", "PHD", "V"};
    return std::find(kSuffixes.begin(), kSuffixes.end(), letters) != kSuffixes.end();
}

std::string_view strip_signs(std::string_view text) {
    constexpr std::string_view kSigns = " ,;:-/\"";
    const std::size_t begin = text.find_first_not_of(kSigns);
    if (begin == std::string_view::npos) {
        return {};
    }
    return text.substr(begin, text.find_last_not_of(kSigns) - begin + 1);
}

/// Without the full stop of the sentence; that of an initial or `Jr.` stays.
std::string_view strip_stop(std::string_view text) {
    text = strip_signs(text);
    if (text.ends_with('.')) {
        const std::size_t word = text.find_last_of(" ,") + 1;
        const bool short_form =
            starts_with_fold(text.substr(word), "JR") || starts_with_fold(text.substr(word), "SR");
        const bool doubled = text.ends_with("..");
        if (doubled || (text.size() - word > 2 && !short_form && text[text.size() - 3] != '.')) {
            text.remove_suffix(1);
        }
    }
    return text;
}

std::string mend_zeros(std::string_view name) {
    std::string out = collapse_space(name);
    std::replace(out.begin(), out.end(), '0', 'O');
    return out;
}

/// Takes the name out of one part of a list by commas; false when it is all title.
bool take_name(std::string_view part, bool capitals, ClassifyingOfficer& out) {
    const Words words = split_words(part, capitals);
    constexpr std::size_t kMostWords = 5;
    if (words.title >= words.all.size()) {
        return false;
    }
    std::size_t first = words.title;
    if (words.all.size() - first > kMostWords) {
        first = words.all.size() - 2;
        first -= words.all[first].ends_with('.') ? 1 : 0;
    }
    const auto begin = static_cast<std::size_t>(words.all[first].data() - part.data());
    out.name = mend_zeros(strip_stop(part.substr(begin)));
    const std::string_view title = strip_signs(part.substr(0, begin));
    if (!title.empty()) {
        out.title = collapse_space(title);
    }
    return !out.name.empty();
}

/// Cuts at a full stop that ends a sentence: after a word of three letters or more.
std::string_view first_sentence(std::string_view text) {
    for (std::size_t at = 3; at + 1 < text.size(); ++at) {
        if (text[at] != '.' || text[at + 1] != ' ') {
            continue;
        }
        const std::size_t begin = text.find_last_of(" ,./", at - 1) + 1;
        const std::string_view word = text.substr(begin, at - begin);
        if (word.size() > 2 && !is_officer_word(word, true) && !is_suffix(word)) {
            return text.substr(0, at);
        }
    }
    return text;
}

void read_officers(std::string_view text, bool capitals, std::vector<ClassifyingOfficer>& out) {
    ClassifyingOfficer officer;
    for (const std::string_view part : split(text, ',')) {
        const std::string_view words = strip_signs(part);
        if (words.empty()) {
            continue;
        }
        if (!officer.name.empty()) {
            if (is_suffix(words)) {
                officer.name += ", " + std::string(strip_stop(words));
            } else {
                officer.title +=
                    (officer.title.empty() ? "" : ", ") + collapse_space(strip_stop(words));
            }
        } else if (!take_name(words, capitals, officer)) {
            officer.title +=
                (officer.title.empty() ? "" : ", ") + collapse_space(strip_stop(words));
        }
    }
    if (!officer.name.empty()) {
        out.push_back(std::move(officer));
    }
}

/// Where " AND " begins a second officer: a name on both sides.
std::size_t find_second(std::string_view text, bool capitals) {
    for (std::size_t at = 0; at + 5 < text.size(); ++at) {
        if (text[at] != ' ' || !starts_with_fold(text.substr(at), " AND ")) {
            continue;
        }
        const Words before = split_words(text.substr(0, at), capitals);
        const Words after = split_words(text.substr(at + 5), capitals);
        const bool named = before.all.size() > before.title ||
                           text.substr(0, at).find(',') != std::string_view::npos;
        if (named && before.all.size() > 2 && after.title > 0 && after.all.size() > after.title) {
            return at;
        }
    }
    return text.size();
}

/// Section and letters of `1.4 (b) and (d)`, `1.5(B)&(D)`, `1.4 b/d`, `(a,b,and d)`: single letters
/// from a to h, up to the first word that is no conjunction.
void read_reasons(std::string_view text, ClassifiedBy& out) {
    const std::size_t section = text.find("1.");
    std::size_t at = 0;
    if (section != std::string_view::npos && section < 24) {
        at = section + 2;
        at += text.substr(at).starts_with(' ') ? 1 : 0;
        const std::size_t digits = leading_digits(text.substr(at));
        if (digits == 1) {
            out.reason_paragraph = "1." + std::string(text.substr(at, 1));
        }
        at += digits;
    }
    while (at < text.size()) {
        std::size_t end = at;
        while (end < text.size() && is_alpha(text[end])) {
            ++end;
        }
        const std::string_view word = text.substr(at, end - at);
        const char letter = word.size() == 1 ? to_lower(word[0]) : '\0';
        if (letter >= 'a' && letter <= 'h') {
            if (out.reason_letters.find(letter) == std::string::npos) {
                out.reason_letters += letter;
            }
        } else if (!word.empty() && !equals_fold(word, "AND") && !equals_fold(word, "OR") &&
                   !equals_fold(word, "SECTION")) {
            return;
        }
        at = std::max(end, at + 1);
    }
}

}  // namespace

ClassifiedBy parse_classified_by(std::string_view field) {
    ClassifiedBy out;
    std::string text = join_lines(field, find_content(field));
    for (std::size_t at = 1; at + 1 < text.size(); ++at) {  // Charge d,Affaires
        const bool lone = to_upper(text[at - 1]) == 'D' && (at < 2 || text[at - 2] == ' ');
        text[at] = text[at] == ',' && lone && is_alpha(text[at + 1]) ? '\'' : text[at];
    }
    const std::size_t end = find_end(text);
    const std::size_t number = text.find_first_of("0123456789(", end);
    if (number != std::string::npos) {
        out.reasons = collapse_space(std::string_view(text).substr(number));
        read_reasons(out.reasons, out);
    }
    const std::string_view who = first_sentence(std::string_view(text).substr(0, end));
    const bool capitals = is_all_capitals(who);
    const std::size_t second = find_second(who, capitals);
    read_officers(who.substr(0, second), capitals, out.officers);
    if (second < who.size()) {
        read_officers(who.substr(second + 5), capitals, out.officers);
    }
    return out;
}

}  // namespace reftel::telegram
