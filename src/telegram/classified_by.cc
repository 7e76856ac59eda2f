// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/classified_by.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "telegram/country_name.h"
#include "telegram/declassification.h"
#include "telegram/facts.h"
#include "telegram/lexer.h"
#include "telegram/officer_places.h"
#include "telegram/officer_words.h"
#include "telegram/one_slip.h"
#include "telegram/reason_opening.h"

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
    const bool page = starts_with_word(text, "PAGE") && text.size() > 5 && is_digit(text[5]);
    return page || text == "CONFIDENTIAL" || text == "SECRET";
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
        if (!first && starts_with_fold(trim(line), "1. (")) {
            break;
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

struct Words {
    std::vector<std::string_view> all;
    std::size_t title = 0;  ///< Words of the title in front.

    [[nodiscard]] std::size_t behind_title() const { return all.size() - title; }
};

/// A capital and small letters.
bool is_name_word(std::string_view word) {
    return word.size() > 2 && is_upper(word[0]) && is_lower(word[1]);
}

/// The end of the word at `at`: a blank, a colon, or the sign between a title and a name.
std::size_t word_end(std::string_view text, std::size_t at, bool capitals) {
    const std::size_t end = std::min(text.find_first_of(" :", at), text.size());
    const std::size_t slash = text.substr(at, end - at).rfind('/');
    if (slash == std::string_view::npos || at + slash + 1 >= end) {
        return end;
    }
    // Acting DCM/John Doe, Jane Roe/DCM
    const std::string_view before = text.substr(at, slash);
    const std::string_view after = text.substr(at + slash + 1, end - at - slash - 1);
    const bool name_behind = is_name_word(after) && !is_officer_word(after, capitals);
    const bool name_in_front = is_name_word(before) && !is_officer_word(before, capitals) &&
                               is_officer_word(after, capitals);
    return name_behind || name_in_front ? at + slash : end;
}

/// In a line of capitals what stands before a given name and a surname and is no given name is an
/// abbreviation: REO FRITZ HENTZAU.
bool begins_with_symbol(const Words& words) {
    const auto full =
        std::count_if(words.all.begin() + static_cast<std::ptrdiff_t>(words.title) + 1,
                      words.all.end(), [](std::string_view word) {
                          return word.find('.') > 1 && !is_suffix(word) && !is_name_particle(word);
                      });
    return full >= 2 && is_office_symbol(words.all[words.title]);
}

/// The Q. of John Q. Public: what follows is no title.
bool is_initial(std::string_view word) {
    return word.size() == 2 && is_upper(word[0]) && word[1] == '.';
}

Words split_words(std::string_view text, bool capitals) {
    Words out;
    OfficerPlaces places;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = word_end(text, at, capitals);
        if (end > at) {
            const std::string_view word = text.substr(at, end - at);
            out.all.push_back(word);
            const bool place = places.pass(text, at, end);
            const bool name = out.all.size() > 2 && is_initial(out.all[out.all.size() - 2]);
            if (place || (!name && is_officer_word(word, capitals))) {
                out.title = out.all.size();
            }
        }
        at = end + 1;
    }
    if (capitals && out.behind_title() > 2 && begins_with_symbol(out)) {
        ++out.title;
    }
    return out;
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

/// Whether what stands behind the title can be a given name and a surname.
bool ends_in_name(const Words& words) {
    return words.behind_title() >= 2 && !is_ordinary_word(words.all[words.title]);
}

bool is_given_name(std::string_view word, bool capitals) {
    return is_initial(word) || (word.size() > 2 && !is_officer_word(word, capitals) &&
                                !is_ordinary_word(word) && find_origin(to_upper(word)) == nullptr);
}

/// JANE ROE DCM, Jane Roe (DCM): in a part without a name behind a title, what stands in front.
bool take_name_in_front(std::string_view part, bool capitals, ClassifyingOfficer& out) {
    const Words words = split_words(part, capitals);
    const auto title = std::find_if(words.all.begin(), words.all.end(), [&](std::string_view word) {
        return is_officer_word(word, capitals);
    });
    if (title == words.all.end() || title - words.all.begin() < 2 ||
        is_ordinary_word(words.all.front())) {
        return false;
    }
    const auto begin = static_cast<std::size_t>(title->data() - part.data());
    out.name = mend_zeros(strip_stop(part.substr(0, begin)));
    out.title = collapse_space(strip_signs(part.substr(begin)));
    return true;
}

/// Ambassador Jane West, DCM Austin Berlin III: a surname that may be taken for a title or a post,
/// behind given names that are none.
bool take_name_at_end(std::string_view part, bool capitals, ClassifyingOfficer& out) {
    const Words words = split_words(part, capitals);
    std::size_t surname = words.all.size();
    while (surname > 0 && is_suffix(words.all[surname - 1])) {
        --surname;
    }
    std::size_t given = surname > 0 ? surname - 1 : 0;
    while (given > 0 && is_given_name(words.all[given - 1], capitals)) {
        --given;
    }
    if (surname == 0 || given + 1 >= surname || !may_be_surname(words.all[surname - 1])) {
        return false;
    }
    const auto begin = static_cast<std::size_t>(words.all[given].data() - part.data());
    if (country_name_size(part.substr(begin)) > 0) {
        return false;
    }
    out.name = mend_zeros(strip_stop(part.substr(begin)));
    const std::string title = collapse_space(strip_signs(part.substr(0, begin)));
    out.title += (out.title.empty() || title.empty() ? "" : ", ") + title;
    return true;
}

/// Takes the name out of one part of a list by commas; false when it is all title.
bool take_name(std::string_view part, bool capitals, ClassifyingOfficer& out) {
    Words words = split_words(part, capitals);
    if (!capitals && words.behind_title() == 0) {
        // Ambassador JANE ROE
        const Words other = split_words(part, true);
        words = ends_in_name(other) ? other : words;
    }
    constexpr std::ptrdiff_t kMostWords = 5;
    if (words.behind_title() == 0) {
        return (out.title.empty() && take_name_in_front(part, capitals, out)) ||
               take_name_at_end(part, capitals, out);
    }
    if (words.behind_title() == 1 && is_suffix(words.all.back()) &&
        take_name_at_end(part, capitals, out)) {
        return true;
    }
    std::size_t first = words.title;
    const auto full = std::count_if(
        words.all.begin() + static_cast<std::ptrdiff_t>(first), words.all.end(),
        [](std::string_view word) { return !is_name_particle(word) && !is_suffix(word); });
    if (full > kMostWords) {
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
    const bool number = officer.name.find_first_of("123456789") != std::string::npos;  // a guide's
    if (!officer.name.empty() && !number) {
        out.push_back(std::move(officer));
    }
}

bool is_second_officer(std::string_view before_and, std::string_view after_and, bool capitals) {
    const std::size_t comma = before_and.rfind(',');
    const Words before = split_words(before_and, capitals);
    const Words after = split_words(after_and.substr(0, after_and.find(',')), capitals);
    const bool open = before.title > 0 && introduces_place(before.all[before.title - 1]);
    if (open || after.behind_title() == 0) {
        return false;  // Counselor for This and That
    }
    const bool list = comma != std::string_view::npos;
    if (after.title == 0) {
        const Words last = split_words(before_and.substr(list ? comma + 1 : 0), capitals);
        const bool behind_name = list && last.behind_title() == 0;  // Jane Roe, DCM, and John Doe
        return (behind_name || ends_in_name(last)) && ends_in_name(after);
    }
    return (list || before.behind_title() > 0) && before.all.size() > 2;
}

/// Where " AND " begins a second officer: a name on both sides.
std::size_t find_second(std::string_view text, bool capitals) {
    for (std::size_t at = 0; at + 5 < text.size(); ++at) {
        if (text[at] == ' ' && starts_with_fold(text.substr(at), " AND ") &&
            is_second_officer(text.substr(0, at), text.substr(at + 5), capitals)) {
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

/// What a guide or another document classified has no officer: `Derived From: DSCG 05-1`. Offset
/// behind the label, behind a number and a mark; 0 without one.
std::size_t derived_begin(std::string_view text) {
    std::size_t at = std::min(text.find_first_not_of(" 0123456789.("), text.size());
    if (text.substr(std::min(at + 1, text.size())).starts_with(')')) {
        at = std::min(text.find_first_not_of(' ', at + 2), text.size());
    }
    for (const std::string_view label : {"DERIVED FROM", "DERIVED BY"}) {
        if (starts_with_fold(text.substr(at), label)) {
            return at + label.size();
        }
    }
    return 0;
}

/// Where the label of a date begins: `Declassify On: 11/15/2031`.
std::size_t find_declassify_on(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool word = at == 0 || !is_alnum(text[at - 1]);
        if (word && starts_with_fold(text.substr(at), "DECLAS")) {
            return at;
        }
    }
    return text.size();
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

/// `Charge d,Affaires`, `Charge d\u2019Affaires(a. i.)` as `Charge d'Affaires a.i.`
void mend_charge(std::string& text) {
    replace_all(text, "\xE2\x80\x99", "'");
    replace_all(text, "a. i.", "a.i.");
    replace_all(text, "s(a.i.)", "s a.i.");
    for (std::size_t at = 1; at + 1 < text.size(); ++at) {
        const bool lone = to_upper(text[at - 1]) == 'D' && (at < 2 || text[at - 2] == ' ');
        text[at] = text[at] == ',' && lone && is_alpha(text[at + 1]) ? '\'' : text[at];
    }
}

}  // namespace

ClassifiedBy parse_classified_by(std::string_view field) {
    ClassifiedBy out;
    std::string text = join_lines(field, find_content(field));
    mend_charge(text);
    const std::size_t declassify_on = find_declassify_on(text);
    if (const std::size_t date = text.find_first_of("0123456789", declassify_on);
        date != std::string::npos) {
        out.declassify_on = parse_declassification("DECL: " + text.substr(date)).date;
    }
    if (const std::size_t derived = derived_begin(text); derived > 0) {
        out.derived_from = collapse_space(
            strip_signs(std::string_view(text).substr(derived, declassify_on - derived)));
        return out;
    }
    const ReasonOpening reason = find_reason_opening(text);
    const std::size_t number = text.find_first_of("0123456789(", reason.begin);
    if (number != std::string::npos) {
        out.reasons = collapse_space(std::string_view(text).substr(number));
        read_reasons(out.reasons, out);
    }
    const std::string_view who =
        first_sentence(std::string_view(text).substr(0, reason.officer_end));
    const bool capitals = is_all_capitals(who);
    const std::size_t second = find_second(who, capitals);
    read_officers(who.substr(0, second), capitals, out.officers);
    if (second < who.size()) {
        read_officers(who.substr(second + 5), capitals, out.officers);
    }
    return out;
}

}  // namespace reftel::telegram
