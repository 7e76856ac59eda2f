// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace reftel::telegram {

/// A run of letters and digits of ASCII.
struct CaseToken {
    std::string_view text;
    std::size_t begin = 0;          ///< In the text scanned.
    bool initial = false;           ///< Begins a sentence, a paragraph, a quotation or what follows
                                    ///< a label such as `COMMENT:`.
    bool after_apostrophe = false;  ///< The S of ZENDA'S, the NEILL of O'NEILL.
    bool foreign = false;           ///< Letters above ASCII touch it.
};

/// Walks over the words of a text front to back and tells which begin a sentence. Linear. The text
/// must outlive it.
class CaseScanner {
 public:
    explicit CaseScanner(std::string_view text) : text_(text) {}
    [[nodiscard]] std::optional<CaseToken> next();

 private:
    void pass_sign(char sign);
    [[nodiscard]] bool ends_sentence() const;

    std::string_view text_;
    std::size_t at_ = 0;
    std::string_view earlier_;       ///< The one before the word before.
    bool after_apostrophe_ = false;  ///< Of the word before.
    std::string_view before_;        ///< The word before.
    std::size_t in_sentence_ = 0;    ///< Words since the sentence began.
    bool initial_ = true;
    bool pause_ = false;  ///< A comma or colon and no word since.
};

}  // namespace reftel::telegram
