// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "telegram/telegram.h"

namespace reftel::graph {

/// A reference followed: from a telegram that cites to one that may be held or not.
struct Citation {
    std::string citing;  ///< Address of the telegram that cites
    std::string
        cited;  ///< Address of the telegram cited when held, else its MRN as well as it is known
    bool held = false;
    char letter = 0;   ///< `A`; 0 when it has none
    std::string text;  ///< As written
    telegram::Reference::Kind kind = telegram::Reference::Kind::Unknown;
    /// Which rule gave the year. [spec 6.4]
    enum class Year : std::uint8_t {
        Stated,     ///< Written beside the number
        Assumed,    ///< The citing telegram's year
        BeforeOwn,  ///< Number not below the citing telegram's own: the year before
        HeldBefore  ///< Only the year before's is held (and is not later than the citing telegram)
    };
    Year year = Year::Assumed;
    std::string paragraph;  ///< Where it is cited: a paragraph's address; empty for the REF line
    std::string sentence;   ///< The sentence that cites it; empty for the REF line
};
[[nodiscard]] std::string_view to_string(Citation::Year year);

/// The sentence of a text that holds some bytes of it, on one line.
[[nodiscard]] std::string sentence_around(std::string_view text, Span at);

/// Address of the telegram with this MRN when it may be seen; nothing when it is not held.
using Lookup = std::function<std::optional<std::string>(const telegram::Mrn&)>;

/// Follows the references of a telegram: the REF line first, then mentions in the text that the REF
/// line does not have, each cited telegram once. The year of an entry that states none is decided
/// by what is held. [spec 6.4]
[[nodiscard]] std::vector<Citation> follow_references(std::string_view id,
                                                      const telegram::Telegram& telegram,
                                                      const Lookup& lookup);

}  // namespace reftel::graph
