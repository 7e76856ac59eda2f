// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/reason_opening.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "telegram/letter_case/english_words.h"
#include "telegram/one_slip.h"

// reason = [ lead ] ( "reason" [ "s" ] | [ order ] section )     lead = { word such as "for", "per"
// }
//
// What a reason is stated with is known well: the word, an order, a section, a letter in brackets.
// What leads over to it is open-ended, so it is taken off backwards from there, word by word.
namespace reftel::telegram {
namespace {

std::string leading_word(std::string_view text) {
    std::size_t size = 0;
    while (size < text.size() && is_alpha(text[size])) {
        ++size;
    }
    return to_upper(text.substr(0, size));
}

template <std::size_t N>
bool has(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// REASONS with one slip, also run together with the word before it; `word` in capitals.
bool is_reason_word(std::string_view word) {
    constexpr std::size_t kShortest = 5;
    constexpr std::string_view kFor = "FOR";
    if (word.size() > kFor.size() + kShortest && word.starts_with(kFor)) {
        return is_reason_word(word.substr(kFor.size()));
    }
    return word.size() >= kShortest &&
           (is_one_slip_apart(word, "REASON") || is_one_slip_apart(word, "REASONS"));
}

/// Behind `for`, `per`, `under`: a number, an order, a section, or REASONS with several slips.
bool is_stated(std::string_view text) {
    constexpr std::array<std::string_view, 8> kSections{"SEC",      "SECS", "SECT",  "SECTION",
                                                        "SECTIONS", "PARA", "PARAS", "PARAGRAPH"};
    const std::string word = leading_word(text);
    const bool number = !text.empty() && (is_digit(text[0]) || text[0] == '(');
    const bool order = starts_with_fold(text, "E.O") || word == "EO" || has(kSections, word);
    const bool slips = (word.starts_with("REA") || word.starts_with("RAS")) && word.size() > 3 &&
                       !english_forms(word).known();
    return number || order || slips;
}

bool begins_reason(std::string_view text) {
    constexpr std::array<std::string_view, 4> kBefore{"PER", "UNDER", "FOR", "PURSUANT"};
    const std::string word = leading_word(text);
    if (is_reason_word(word) || word == "DECL" || word.starts_with("DECLAS")) {
        return true;
    }
    if (has(kBefore, word)) {
        return is_stated(trim_left(text.substr(word.size())));
    }
    return starts_with_fold(text, "E.O") || starts_with_fold(text, "EO 1");
}

/// Where the reason begins, or a paragraph, or the next label.
std::size_t find_begin(std::string_view text) {
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

/// A word that stands between an officer and a reason.
bool leads_over(std::string_view word) {
    constexpr std::array<std::string_view, 28> kWords{
        "ACCORDANCE", "ACCORDING", "AND",        "AS",    "BASED", "BECAUSE",   "BY",
        "CITING",     "CLASS",     "CLASSIFIED", "DUE",   "FOF",   "FOLLOWING", "FOR",
        "FRO",        "IN",        "OF",         "ON",    "PER",   "PURSUANT",  "SECTION",
        "SECTIONS",   "THE",       "TO",         "UNDER", "UPON",  "USING",     "WITH"};
    // A slip, or what the margin cut off; names and initials begin with a capital.
    const bool piece = !word.empty() && is_lower(word[0]) &&
                       (word.size() == 1 || (word.size() <= 4 && is_one_slip_apart(word, "for")));
    const std::string capitals = to_upper(word);
    return piece || has(kWords, capitals) || is_one_slip_apart(capitals, "CLASSIFICATION");
}

/// Offset behind the last word of `text` that does not lead over to the reason behind it.
std::size_t officer_end(std::string_view text) {
    for (;;) {
        const std::size_t last = text.find_last_not_of(" ([:-\"");
        text = text.substr(0, last == std::string_view::npos ? 0 : last + 1);
        if (text.ends_with(" .")) {
            text.remove_suffix(1);
            continue;
        }
        const std::string_view word = text.substr(text.find_last_of(" ,;.([") + 1);
        if (!leads_over(word)) {
            return text.size();
        }
        text.remove_suffix(word.size());
    }
}

}  // namespace

ReasonOpening find_reason_opening(std::string_view text) {
    constexpr std::size_t kShortestName = 4;
    constexpr std::string_view kFor = "FOR";
    ReasonOpening out;
    out.begin = find_begin(text);
    out.officer_end = text.size();
    if (out.begin == text.size()) {
        return out;
    }
    const std::string_view who = trim_right(text.substr(0, out.begin));
    out.officer_end = officer_end(who);
    const std::string_view word = who.substr(who.find_last_of(" ,.") + 1);
    if (out.officer_end == who.size() && word.size() >= kShortestName + kFor.size() &&
        to_upper(word).ends_with(kFor) && is_reason_word(leading_word(text.substr(out.begin)))) {
        out.officer_end -= kFor.size();  // Hentzaufor reasons
    }
    return out;
}

}  // namespace reftel::telegram
