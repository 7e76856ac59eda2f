// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace reftel::room {

/// A stretch that two rows of things have in common.
struct CommonRun {
    std::size_t first = 0;   ///< Where it begins in the first row
    std::size_t second = 0;  ///< Where it begins in the second
    std::size_t length = 0;
};

/// The longest common part of two rows, as runs that rise in both. When more than `most_edits`
/// things would have to be left out or put in, only what is common at both ends.
/// Time and memory: the sum of the sizes, and `most_edits` squared.
[[nodiscard]] std::vector<CommonRun> common_runs(std::span<const std::uint32_t> first,
                                                 std::span<const std::uint32_t> second,
                                                 std::size_t most_edits);

/// A part of two texts that are compared word by word. Views into one of them.
struct DifferencePiece {
    enum class Kind : std::uint8_t { Same, First, Second };
    Kind kind = Kind::Same;
    std::string_view text;  ///< From word to word; of what is the same, as the first has it

    friend bool operator==(const DifferencePiece&, const DifferencePiece&) = default;
};

/// Where two texts differ. White space is not looked at. All words of both texts are there, in
/// their order. At most kMaxWordEdits differences are told apart; texts that differ in more are
/// given as left out and put in between their common beginning and end.
[[nodiscard]] std::vector<DifferencePiece> differing_words(std::string_view first,
                                                           std::string_view second);

}  // namespace reftel::room
