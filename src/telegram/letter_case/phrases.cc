// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/letter_case/phrases.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/text.h"
#include "telegram/facts.h"
#include "telegram/letter_case/limits.h"
#include "telegram/tsv.h"

namespace reftel::embedded {
extern const std::string_view case_words_tsv;
}  // namespace reftel::embedded

namespace reftel::telegram {
namespace {

class Phrases {
 public:
    Phrases() {
        for_each_row<2>(embedded::case_words_tsv, [&](const auto& field) { add(field[1]); });
        for (const TagFact& tag : all_tags()) {
            if (tag.kind == TagKind::Geo) {
                add(tag.meaning);
            }
        }
        for (const OriginFact& origin : all_origins()) {
            add(origin.city);
        }
        for (auto& [first, forms] : by_first_word_) {
            std::stable_sort(forms.begin(), forms.end(),
                             [](auto a, auto b) { return a.size() > b.size(); });
        }
    }

    [[nodiscard]] std::string_view find(std::string_view text) const {
        std::size_t end = 0;
        while (end < text.size() && end < kMaxCaseWord && is_alpha(text[end])) {
            ++end;
        }
        const auto found = by_first_word_.find(to_upper(text.substr(0, end)));
        if (found == by_first_word_.end()) {
            return {};
        }
        for (const std::string_view form : found->second) {
            const bool ends = text.size() <= form.size() || !is_alnum(text[form.size()]);
            if (ends && starts_with_fold(text, form)) {
                return form;
            }
        }
        return {};
    }

 private:
    /// Names with brackets or commas are explanations.
    void add(std::string_view form) {
        const bool plain =
            std::all_of(form.begin(), form.end(), [](char c) { return is_alpha(c) || c == ' '; });
        if (plain && form.find(' ') != std::string_view::npos && is_upper(form.front())) {
            by_first_word_[to_upper(form.substr(0, form.find(' ')))].push_back(form);
        }
    }
    std::unordered_map<std::string, std::vector<std::string_view>> by_first_word_;
};

}  // namespace

std::string_view phrase_form(std::string_view text) {
    static const Phrases phrases;
    return phrases.find(text);
}

}  // namespace reftel::telegram
