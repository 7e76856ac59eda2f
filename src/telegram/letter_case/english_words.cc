// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/letter_case/english_words.h"

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/text.h"

namespace reftel::embedded {
extern const std::string_view english_words;
}  // namespace reftel::embedded

// Words of plain letters, a line each. Both forms of a word hash alike, so that one walk over the
// slots from its hash on finds them.
namespace reftel::telegram {
namespace {

class WordList {
 public:
    WordList() : slots_(kSlots, kFree) {
        const std::string_view text = embedded::english_words;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = text.find('\n', at);
            std::size_t slot = hash(text.substr(at, end - at));
            while (slots_[slot] != kFree) {
                slot = (slot + 1) % kSlots;
            }
            slots_[slot] = static_cast<std::uint32_t>(at);
            at = end + 1;
        }
    }

    [[nodiscard]] EnglishForms find(std::string_view word) const {
        EnglishForms out;
        for (std::size_t slot = hash(word); slots_[slot] != kFree; slot = (slot + 1) % kSlots) {
            const std::string_view rest = embedded::english_words.substr(slots_[slot]);
            const std::string_view form = rest.substr(0, rest.find('\n'));
            if (!equals_fold(form, word)) {
                continue;
            }
            if (is_lower(form.front())) {
                out.small = true;
            } else if (out.capital.empty()) {
                out.capital = form;
            }
        }
        return out;
    }

 private:
    /// Three times the words of the list: short walks.
    static constexpr std::size_t kSlots = std::size_t{1} << 18U;
    static constexpr std::uint32_t kFree = 0xFFFFFFFF;

    static std::size_t hash(std::string_view word) {
        std::uint64_t value = 0xCBF29CE484222325ULL;
        for (const char c : word) {
            value = (value ^ static_cast<unsigned char>(to_lower(c))) * 0x100000001B3ULL;
        }
        return static_cast<std::size_t>(value ^ (value >> 32U)) % kSlots;
    }

    std::vector<std::uint32_t> slots_;
};

}  // namespace

EnglishForms english_forms(std::string_view word) {
    static const WordList list;
    return word.empty() ? EnglishForms{} : list.find(word);
}

}  // namespace reftel::telegram
