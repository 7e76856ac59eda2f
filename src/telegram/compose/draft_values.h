// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "telegram/compose/draft.h"

namespace reftel::telegram::compose {

// Single values of a draft, from what people write and back. Readers take capitals.

/// `171425Z APR 07`, `2007-04-17 14:25`
[[nodiscard]] std::optional<Dtg> read_dtg(std::string_view text);

/// What follows the number of the executive order: a date (`2017-04-17`, `04/17/2017`) becomes
/// `DECL: 04/17/2017`, an event or code `DECL: ...`; `N/A`, `GDS`, `XGDS-2`, `RDS-3 ...` and what
/// begins with DECL stay.
[[nodiscard]] std::string read_declassify(std::string_view text);
/// The shortest form that read_declassify() makes `text` of.
[[nodiscard]] std::string write_declassify(const std::string& text);

/// `RUEHC/SECSTATE WASHDC PRIORITY 3310`, `ZEN/AMCONSUL STRELSAU`, `SECSTATE WASHDC`.
[[nodiscard]] DraftAddressee read_addressee(std::string_view text);
/// As a line of the telegram: `RUEHC/SECSTATE WASHDC PRIORITY 3310`.
[[nodiscard]] std::string write_addressee(const DraftAddressee& addressee);

/// `1.4 (b) and (d)`: paragraph and letters; false when it is not of this form.
[[nodiscard]] bool read_reasons(std::string_view text, DraftClassifiedBy& out);
/// `1.4 (b), (c) and (d)`
[[nodiscard]] std::string write_reasons(const DraftClassifiedBy& classified_by);

/// `Classified By: A. N. Other, DCM. Reason: 1.4 (b) and (d).`, with its label, on one line.
[[nodiscard]] std::string write_classified_by(const DraftClassifiedBy& classified_by);
/// From such a line; one of another form is kept whole as `text`.
[[nodiscard]] DraftClassifiedBy read_classified_by(std::string_view line);

/// The kind an entry of a REF list has for a reader, and how many telegrams or documents it names.
struct ReferenceReading {
    Reference::Kind kind = Reference::Kind::Unknown;
    std::size_t count = 0;
};
[[nodiscard]] ReferenceReading read_reference(std::string_view text, const CitingTelegram& citing);

/// Splits `PREL, ECON, (DOE, JOHN Q), XG` into codes; persons lose their brackets.
[[nodiscard]] std::vector<std::string> split_tags(std::string_view text);

/// `PREL`, `(DOE, JOHN Q)`
[[nodiscard]] std::string write_tag(const std::string& tag);

}  // namespace reftel::telegram::compose
