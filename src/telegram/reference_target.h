// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "telegram/origin_name.h"
#include "telegram/reference.h"
#include "telegram/reference_token.h"

namespace reftel::telegram {

/// What one entry of a REF field points at, as found among its tokens.
struct Target {
    Reference::Kind kind = Reference::Kind::Telegram;
    std::string origin;  ///< Canonical, or the letters as written when not `known`; may be empty.
    bool known = false;  ///< The table of origins has it.
    std::uint32_t number = 0;           ///< Kind::Telegram and Kind::Airgram only.
    std::string_view series;            ///< Of an airgram: `A`, `CA`. Views the tokens.
    std::size_t digits = 0;             ///< Of the number as written.
    std::optional<std::uint16_t> year;  ///< When stated.
    bool year_first = false;            ///< The year stands before the number.
    std::size_t next = 0;               ///< First token after it.
};

/// Finds targets among the tokens of one field. Views them; each call looks at no more than some
/// dozen tokens.
class TargetMatcher {
 public:
    TargetMatcher(std::span<const Token> tokens, const CitingTelegram& citing)
        : tokens_(tokens), citing_(citing) {}

    /// `[year] origin number [year]`, an airgram, or a date-time group; origins need not be known.
    [[nodiscard]] std::optional<Target> match(std::size_t at) const;
    /// `870 ULAANBAATAR`
    [[nodiscard]] std::optional<Target> match_number_first(std::size_t at) const;
    /// A number alone, with its year; the origin is left empty.
    [[nodiscard]] std::optional<Target> match_number(std::size_t at) const;

 private:
    struct Name;
    [[nodiscard]] std::optional<Target> match_plain(std::size_t at) const;
    [[nodiscard]] bool is_date(std::size_t at) const;
    [[nodiscard]] std::size_t bracketed_year_end(std::size_t at) const;
    [[nodiscard]] const Token& token(std::size_t at) const {
        return tokens_[at < tokens_.size() ? at : tokens_.size() - 1];
    }
    [[nodiscard]] std::size_t skip_line_ends(std::size_t at) const;
    [[nodiscard]] bool is_year(std::size_t at) const;
    [[nodiscard]] std::size_t take_year_before(std::size_t at, Target& target) const;
    [[nodiscard]] Name take_name(std::size_t at) const;
    [[nodiscard]] std::size_t skip_connectors(std::size_t at, const Name& name,
                                              Target& target) const;
    [[nodiscard]] std::size_t take_year_between(std::size_t at, Target& target) const;
    [[nodiscard]] bool is_glued(std::size_t at, char sign) const;
    [[nodiscard]] bool is_section(std::size_t at) const;
    [[nodiscard]] bool take_number(std::size_t at, Target& target) const;
    [[nodiscard]] bool is_other_word(std::size_t at, const Name& name,
                                     const ResolvedOrigin& origin) const;
    void take_year_after(Target& target) const;
    void take_date_after(Target& target) const;
    [[nodiscard]] std::optional<Target> match_time(std::size_t at) const;
    [[nodiscard]] std::optional<Target> finish_airgram(const Name& name, Target target) const;
    [[nodiscard]] std::optional<Target> finish(const Name& name, Target target) const;

    std::span<const Token> tokens_;
    CitingTelegram citing_;
};

/// Words that are never an origin, such as months and PARAGRAPH. [spec 6.2]
[[nodiscard]] bool is_no_origin(std::string_view word);

}  // namespace reftel::telegram
