// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace reftel::telegram::lint {

/// Routing indicators in the order of their letters, to find what stands twice and what another
/// list has not. Words that are no routing indicators are in no list. Views what it was made of.
///
/// Sorted letter by letter from the last to the first: each indicator costs the same however many
/// there are. Comparing them would not, and a hash could be chosen against.
class StationList {
 public:
    /// `stations` must outlive the list.
    explicit StationList(std::span<const std::string_view> stations);

    /// The second of two that are equal; the first in the order of letters.
    [[nodiscard]] std::optional<std::string_view> first_twice() const;
    /// Of each of the stations this was made of, in their order, whether `others` has it.
    [[nodiscard]] std::vector<bool> found_in(const StationList& others) const;

 private:
    std::span<const std::string_view> stations_;
    std::vector<std::uint32_t> order_;  ///< Places in stations_.
};

}  // namespace reftel::telegram::lint
