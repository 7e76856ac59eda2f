// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/utc_time.h"

namespace reftel::search {

// What is said of a query stands apart from the words it is said in: explanations and issues name
// their sayings, and a Wording of some language says them. sayings.def has the English.

/// Something that can be said of a query.
enum class Saying : std::uint8_t {
#define REFTEL_SAYING(name, words) name,
#include "search/sayings.def"
#undef REFTEL_SAYING
    Count  ///< Not a saying: how many there are.
};

/// A saying and what fills its places: words as typed, codes, names, numbers.
struct Said {
    Saying saying = Saying::Count;  ///< Count: nothing is said
    std::vector<std::string> names{};

    [[nodiscard]] bool empty() const { return saying == Saying::Count; }
};

/// A language for sayings.
class Wording {
 public:
    virtual ~Wording() = default;
    [[nodiscard]] virtual std::string say(Saying saying,
                                          std::span<const std::string> names) const = 0;
    /// `12 March 2009`
    [[nodiscard]] virtual std::string day(const Date& date) const = 0;
    /// `March 2009`
    [[nodiscard]] virtual std::string month(int year, unsigned month) const = 0;

    [[nodiscard]] std::string say(const Said& said) const { return say(said.saying, said.names); }
};
[[nodiscard]] const Wording& english_wording();

}  // namespace reftel::search
