// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/letter_case/case_dictionary.h"

#include <algorithm>

#include "telegram/letter_case/case_scanner.h"
#include "telegram/letter_case/english_words.h"
#include "telegram/letter_case/limits.h"
#include "telegram/letter_case/phrases.h"
#include "telegram/letter_case/reading_case.h"
#include "telegram/telegram.h"

namespace reftel::telegram {
namespace {

/// A word of capitals among words of capitals is shouted: it says nothing of how it is written.
constexpr std::size_t kShoutedRow = 3;

bool is_less_fold(std::string_view a, std::string_view b) {
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                        [](char x, char y) { return to_upper(x) < to_upper(y); });
}

bool is_in_capitals_word(std::string_view word) {
    return std::none_of(word.begin(), word.end(), is_lower);
}

/// One form of a word and how often it was met.
struct Form {
    std::string_view text;
    std::uint32_t count = 0;
};

/// A word of English is a name here when it is met so often with a capital, and so many times as
/// often as without.
constexpr std::uint32_t kCommonNames = 3;
constexpr std::uint32_t kCommonShare = 4;

/// Forms of one word, the one to be given; without text when none is sure.
Form choose(const std::vector<Form>& forms) {
    Form best;
    Form shouted;
    std::uint32_t small = 0;
    for (const Form& form : forms) {
        small += is_lower(form.text.front()) ? form.count : 0U;
        Form& kind = is_in_capitals_word(form.text) && form.text.size() > 1 ? shouted : best;
        if (form.count > kind.count || (form.count == kind.count && form.text > kind.text)) {
            kind = form;
        }
    }
    // Labels such as SUMMARY are written in capitals by habit.
    const std::uint32_t total = best.count + shouted.count;
    const bool acronym = best.count == 0 || shouted.count * 5 >= std::uint64_t{total} * 4;
    Form out = acronym ? shouted : best;
    const bool name = !acronym && is_upper(out.text.front()) && english_forms(out.text).small;
    const bool sure = out.count >= kCommonNames && out.count >= small * kCommonShare;
    if (name && !sure) {
        return {};
    }
    out.count = total;
    return out;
}

/// Whether a word of English stands among the capitals of a name, `Duty Officer`, `Port Harcourt`:
/// that says nothing of the word alone. What begins a sentence has its capital from there.
bool stands_in_name(const CaseToken& before, const CaseToken& token, const CaseToken& next) {
    const auto joins = [](const CaseToken& first, const CaseToken& second) {
        return !first.text.empty() && first.begin + first.text.size() + 1 == second.begin;
    };
    const bool behind = joins(before, token) && !before.initial && is_upper(before.text.front());
    const bool ahead = joins(token, next) && is_upper(next.text.front());
    return is_upper(token.text.front()) && (behind || ahead) && english_forms(token.text).small;
}

}  // namespace

CaseDictionary::CaseDictionary(std::vector<std::string> forms) : forms_(std::move(forms)) {
    std::stable_sort(forms_.begin(), forms_.end(), is_less_fold);
}

std::string_view CaseDictionary::find(std::string_view word) const {
    const auto at = std::lower_bound(forms_.begin(), forms_.end(), word, is_less_fold);
    return at != forms_.end() && equals_fold(*at, word) ? std::string_view(*at)
                                                        : std::string_view{};
}

void CaseCounts::add(std::string_view reading_text) {
    if (is_in_capitals(reading_text)) {
        return;
    }
    CaseScanner scanner(reading_text);
    std::vector<std::string_view> shouted;
    std::size_t phrase_end = 0;  // Words of a phrase say nothing of the word alone.
    const auto keep = [this](std::string_view word) {
        const auto found = forms_.find(std::string(word));
        if (found != forms_.end()) {
            ++found->second;
        } else if (forms_.size() < kMaxCountedForms) {
            forms_.emplace(word, 1);
        }
    };
    const auto end_row = [&] {
        if (shouted.size() < kShoutedRow) {
            std::for_each(shouted.begin(), shouted.end(), keep);
        }
        shouted.clear();
    };
    CaseToken before;
    std::optional<CaseToken> next = scanner.next();
    while (next) {
        const CaseToken token = *next;
        next = scanner.next();
        const bool in_name = stands_in_name(before, token, next.value_or(CaseToken()));
        before = token;
        const std::string_view word = token.text;
        const bool letters = std::all_of(word.begin(), word.end(), is_alpha);
        if (!letters || token.after_apostrophe || word.size() > kMaxCaseWord) {
            continue;
        }
        if (is_in_capitals_word(word) && word.size() > 1) {
            shouted.push_back(word);
            continue;
        }
        end_row();
        const bool of_phrase = token.begin < phrase_end;
        if (!of_phrase) {
            phrase_end = token.begin + phrase_form(reading_text.substr(token.begin)).size();
        }
        if (!token.initial && !of_phrase && !in_name && token.begin >= phrase_end) {
            keep(word);
        }
    }
    end_row();
}

void CaseCounts::add(const Telegram& telegram) {
    if (is_in_capitals(telegram)) {
        return;
    }
    for (const Paragraph& paragraph : telegram.paragraphs) {
        if (paragraph.kind != Paragraph::Kind::Heading &&
            paragraph.kind != Paragraph::Kind::Table) {
            add(telegram.text_of(paragraph));
        }
    }
}

CaseDictionary CaseCounts::dictionary() const {
    std::vector<Form> all;
    all.reserve(forms_.size());
    for (const auto& [text, count] : forms_) {
        all.push_back({text, count});
    }
    std::sort(all.begin(), all.end(), [](const Form& a, const Form& b) {
        return is_less_fold(a.text, b.text) || (!is_less_fold(b.text, a.text) && a.text < b.text);
    });
    std::vector<Form> chosen;
    for (std::size_t at = 0; at < all.size();) {
        std::size_t end = at + 1;
        while (end < all.size() && equals_fold(all[end].text, all[at].text)) {
            ++end;
        }
        const Form form = choose({all.begin() + static_cast<std::ptrdiff_t>(at),
                                  all.begin() + static_cast<std::ptrdiff_t>(end)});
        if (!form.text.empty()) {
            chosen.push_back(form);
        }
        at = end;
    }
    std::stable_sort(chosen.begin(), chosen.end(),
                     [](const Form& a, const Form& b) { return a.count > b.count; });
    chosen.resize(std::min(chosen.size(), kMaxCaseWords));
    std::vector<std::string> forms;
    forms.reserve(chosen.size());
    for (const Form& form : chosen) {
        forms.emplace_back(form.text);
    }
    return CaseDictionary(std::move(forms));
}

}  // namespace reftel::telegram
