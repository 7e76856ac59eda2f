// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/country_name.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/text.h"
#include "telegram/facts.h"

namespace reftel::telegram {
namespace {

std::string_view first_word(std::string_view text) {
    return text.substr(0, std::min(text.find_first_of(" ,;:.()/-"), text.size()));
}

class CountryNames {
 public:
    CountryNames() {
        for (const TagFact& tag : all_tags()) {
            if (tag.kind == TagKind::Geo) {
                add_all(tag.meaning);
            }
        }
        for (auto& [first, names] : by_first_word_) {
            std::stable_sort(names.begin(), names.end(),
                             [](auto a, auto b) { return a.size() > b.size(); });
        }
    }

    [[nodiscard]] std::size_t find(std::string_view text) const {
        const auto found = by_first_word_.find(to_upper(first_word(text)));
        if (found == by_first_word_.end()) {
            return 0;
        }
        for (const std::string_view name : found->second) {
            const bool ends = text.size() <= name.size() || !is_alnum(text[name.size()]);
            if (ends && starts_with_fold(text, name)) {
                return name.size();
            }
        }
        return 0;
    }

 private:
    /// `Holy See (Vatican City)` is two names; what follows a comma is an explanation.
    void add_all(std::string_view meaning) {
        const std::size_t bracket = meaning.find('(');
        add(meaning.substr(0, bracket));
        if (bracket != std::string_view::npos && meaning.ends_with(')')) {
            add(meaning.substr(bracket + 1, meaning.size() - bracket - 2));
        }
    }

    void add(std::string_view name) {
        name = trim(name.substr(0, name.find_first_of(",;/")));
        constexpr std::size_t kShortest = 4;
        if (name.size() >= kShortest && is_upper(name.front())) {
            by_first_word_[to_upper(first_word(name))].push_back(name);
        }
    }

    std::unordered_map<std::string, std::vector<std::string_view>> by_first_word_;
};

}  // namespace

std::size_t country_name_size(std::string_view text) {
    static const CountryNames names;
    return names.find(text);
}

}  // namespace reftel::telegram
