// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace reftel::telegram {

/// Levels in rising order. Sensitive stands for SBU, FOUO and LIMITED OFFICIAL USE. None: not
/// stated. [spec 3.2]
enum class Level : std::uint8_t {
    None,
    Unclassified,
    Sensitive,
    Restricted,
    Confidential,
    Secret,
    TopSecret
};

/// Level and caveats of a telegram, as a publisher's table writes them: `UNCLASSIFIED//FOR OFFICIAL
/// USE ONLY`.
struct Classification {
    Level level = Level::None;
    std::vector<std::string> caveats;  ///< `NOFORN`, `FOR OFFICIAL USE ONLY`; in the order given.

    /// `SECRET//NOFORN`; empty for None. Sensitive prints as `UNCLASSIFIED//FOR OFFICIAL USE ONLY`
    /// or, for the years to 1995, keeps `LIMITED OFFICIAL USE` when a caveat says so.
    [[nodiscard]] std::string to_string() const;
    friend bool operator==(const Classification&, const Classification&) = default;
};

/// `UNCLASSIFIED`, `SECRET` ...: one word or two, for facets and URLs; empty for None. Sensitive is
/// `SENSITIVE`.
[[nodiscard]] std::string_view to_string(Level level);
/// From what people type or tables say: `secret`, `CONFIDENTIAL//NOFORN`, `S E C R E T`, `unclas`,
/// `sbu`, `lou`, `fouo`.
[[nodiscard]] std::optional<Classification> parse_classification(std::string_view text);

/// A portion mark: `(U)`, `(SBU)`, `(S//NF)`, `(C - ENTIRE TEXT)`.
struct PortionMark {
    Level level = Level::None;
    std::string_view text;  ///< As written, with brackets: views into the message.
};
/// Reads a portion mark at the front of `text` and gives how many bytes it takes; 0 when there is
/// none.
[[nodiscard]] std::size_t portion_mark_length(std::string_view text, Level& level);

/// The level that a paragraph gives the whole telegram: `(C - ENTIRE TEXT)`, `Secret-entire text.`,
/// `(SBU) ENTIRE TEXT`; None when it is another. `mark` is its portion mark, `text` what follows.
[[nodiscard]] Level entire_text_level(std::string_view mark, std::string_view text);

/// What a marking means, in a sentence, for the page that explains it; empty when unknown.
[[nodiscard]] std::string_view meaning_of_caption(std::string_view caption);

}  // namespace reftel::telegram
