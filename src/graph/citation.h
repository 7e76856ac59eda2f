// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/utc_time.h"
#include "telegram/telegram.h"

namespace reftel::graph {

/// A reference followed: from a telegram that cites to one that may be held or not.
struct Citation {
    std::string citing;  ///< Address of the telegram that cites
    std::string cited;   ///< Address of the telegram cited when held, else its MRN or the id of its
                         ///< series as well as it is known
    bool held = false;
    char letter = 0;   ///< `A`; 0 when it has none
    std::string text;  ///< As written
    telegram::Reference::Kind kind = telegram::Reference::Kind::Unknown;
    /// What gave the year. [spec 6.4]
    enum class Year : std::uint8_t {
        Stated,      ///< Written beside the number
        Assumed,     ///< The citing telegram's year
        BeforeOwn,   ///< Number not below the citing telegram's own: the year before
        BeyondHeld,  ///< Far beyond the origin's numbers held of that year by then, and the year
                     ///< was young: the year before
        HeldBefore,  ///< Only the year before's is held (and is not later than the citing telegram)
        HeldTooLate,  ///< This year's is held and later than the citing telegram: the year before
        Doubtful      ///< As BeyondHeld, later in the year: the citing telegram's year, or an error
    };
    Year year = Year::Assumed;
    std::string paragraph;  ///< Where it is cited: a paragraph's address; empty for the REF line
    std::string sentence;   ///< The sentence that cites it; empty for the REF line
};
[[nodiscard]] std::string_view to_string(Citation::Year year);
/// The number of its rule in the specification, 1 to 5.
[[nodiscard]] unsigned rule_of(Citation::Year year);

/// The sentence of a text that holds some bytes of it, on one line.
[[nodiscard]] std::string sentence_around(std::string_view text, Span at);

/// A telegram that may be seen.
struct Held {
    std::string id;
    std::optional<UtcTime> date;
};
/// What is held of an origin's numbers of one year, up to a day.
struct HeldNumbers {
    std::uint64_t count = 0;
    std::uint32_t largest = 0;
};

/// What an archive knows for following references. Only what may be seen counts.
class Holdings {
 public:
    virtual ~Holdings() = default;
    /// The telegram with this MRN; nothing when it is not held.
    [[nodiscard]] virtual std::optional<Held> find(const telegram::Mrn& mrn) const = 0;
    /// The telegram at an address that is no MRN's: `75BONN-A50`.
    [[nodiscard]] virtual std::optional<Held> find_id(std::string_view id) const = 0;
    /// Of the telegrams of an origin and year, those dated no later than `until`.
    [[nodiscard]] virtual HeldNumbers numbers(std::string_view origin, std::uint16_t year,
                                              UtcTime until) const = 0;
};

/// Follows the references of a telegram: the REF line first, then mentions in the text that the REF
/// line does not have, each cited telegram once. The year of an entry that states none is decided
/// by what is held. [spec 6.4]
[[nodiscard]] std::vector<Citation> follow_references(std::string_view id,
                                                      const telegram::Telegram& telegram,
                                                      const Holdings& holdings);

}  // namespace reftel::graph
