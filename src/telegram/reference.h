// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source_pos.h"
#include "telegram/mrn.h"

namespace reftel::telegram {

/// How we know the year of a reference. [spec 6.4]
enum class YearBasis : std::uint8_t {
    Stated,     ///< Written beside the number.
    Assumed,    ///< The citing telegram's year.
    YearBefore  ///< The number is not below the citing telegram's own at the same origin: the year
                ///< before.
};
[[nodiscard]] std::string_view to_string(YearBasis basis);
/// Number of the rule of spec 6.4 that decided: 1 stated, 2 assumed, 3 the year before. Rules 4 and
/// 5 need an archive.
[[nodiscard]] unsigned rule_of(YearBasis basis);

/// One entry of a REF line, or one mention in the text. [spec 6.2]
struct Reference {
    enum class Kind : std::uint8_t {
        Telegram,
        Airgram,
        DtgReference,
        Series,
        Septel,
        Email,
        Memcon,     ///< A memorandum of conversation.
        PhoneCall,  ///< `TELCON`, `PHONE CALL`
        Document,
        Unknown
    };

    Kind kind = Kind::Unknown;
    char letter = 0;         ///< `A`; 0 when the entry has none.
    std::optional<Mrn> mrn;  ///< Kind::Telegram only.
    std::string series_id;   ///< `75BONN-A50`, `GB-03-ZENDA-TELNO-12`: of an airgram or a British
                             ///< telegram; empty when post or year is unknown. See series_id.h
    YearBasis year_basis = YearBasis::Assumed;
    bool inherited_origin = false;  ///< `BRASILIA 2799 AND 2764`: the second.
    bool notal = false;             ///< Marked as not sent to all addressees.
    std::string text;               ///< As written, white space collapsed, without its letter.
    Span at;                        ///< Bytes of the message.
};
[[nodiscard]] std::string_view to_string(Reference::Kind kind);

/// What the reference parser has to know about the telegram that cites.
struct CitingTelegram {
    std::uint16_t year =
        0;  ///< 0: unknown; then references without a year get none (mrn->year 0 is never given).
    std::string_view origin;   ///< Canonical; may be empty.
    std::uint32_t number = 0;  ///< 0: unknown.
};

/// Appends the entries of a REF field's content (label already cut off) to `out`. `offset` is where
/// `field` begins in the message.
void parse_reference_field(std::string_view field, std::uint32_t offset,
                           const CitingTelegram& citing, std::vector<Reference>& out);

/// Appends telegrams mentioned in running text: known origins only, with the false friends of
/// spec 6.2 left out.
void find_references_in_text(std::string_view text, const CitingTelegram& citing,
                             std::vector<Reference>& out);

}  // namespace reftel::telegram
