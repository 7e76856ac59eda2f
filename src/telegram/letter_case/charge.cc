// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/letter_case/charge.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "telegram/letter_case/case_dictionary.h"
#include "telegram/letter_case/english_words.h"
#include "telegram/letter_case/reading_case.h"

namespace reftel::telegram {
namespace {

constexpr std::string_view kWord = "CHARGE";

constexpr auto kTold = std::to_array<std::string_view>({"TOLD", "LET", "ASKED", "INFORMED"});
constexpr auto kArticles = std::to_array<std::string_view>({"THE", "ACTING"});
/// Behind these it is what somebody is accused of, or entrusted with.
constexpr auto kNever = std::to_array<std::string_view>({"OF", "THAT", "AGAINST"});
/// What a person does and an accusation does not.
constexpr auto kDoes = std::to_array<std::string_view>(
    {"SAID",     "SAYS",     "TOLD",      "ASKED",    "ASKS",       "NOTED",       "NOTES",
     "REPLIED",  "STRESSED", "EXPRESSED", "MET",      "EMPHASIZED", "ANSWERED",    "RESPONDED",
     "THANKED",  "BELIEVES", "REPORTS",   "REPORTED", "OBSERVED",   "ACCOMPANIED", "DELIVERED",
     "INFORMED", "REPEATED", "URGED",     "EXPLAINED"});

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view known) { return equals_fold(known, word); });
}

std::string_view first_word(std::string_view text) {
    const auto* const end = std::find_if_not(text.begin(), text.end(), is_alnum);
    return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

std::string_view last_word(std::string_view text) {
    std::size_t begin = text.size();
    while (begin > 0 && is_alnum(text[begin - 1])) {
        --begin;
    }
    return text.substr(begin);
}

bool is_space(char c) {
    return c == ' ' || c == '\n';
}

/// The surname of somebody: no word, place or people.
bool is_surname(std::string_view word) {
    const std::string capitals = to_upper(word);
    const bool letters = word.size() > 2 && std::all_of(word.begin(), word.end(), is_alpha);
    if (!letters || english_forms(word).small || is_known_name(capitals)) {
        return false;
    }
    const std::string form = form_in_text(capitals, CaseDictionary());
    return is_upper(form[0]) && is_lower(form[1]);
}

}  // namespace

bool is_charge_daffaires(std::string_view text, std::size_t at) {
    const std::string_view front = text.substr(0, at);
    const std::string_view back = text.substr(at + kWord.size());
    const bool goes_on = !back.empty() && is_space(back.front());
    const std::string_view rest = goes_on ? back.substr(1) : std::string_view();
    if (starts_with_fold(rest, "D'AFFAIRES") || starts_with_fold(rest,
                                                                 "D\xE2\x80\x99"
                                                                 "AFFAIRES")) {
        return true;
    }
    const bool behind = !front.empty() && is_space(front.back());
    const std::string_view before =
        behind ? last_word(front.substr(0, front.size() - 1)) : std::string_view();
    const std::string_view after = first_word(rest);
    if (is_one_of(kTold, before)) {
        return true;
    }
    if (is_one_of(kNever, after)) {
        return false;
    }
    // Among small letters a capital within a sentence tells.
    const bool capital = is_upper(text[at]) && is_lower(text[at + 1]);
    return (capital && !before.empty()) || is_one_of(kArticles, before) ||
           is_one_of(kDoes, after) || is_surname(after);
}

}  // namespace reftel::telegram
