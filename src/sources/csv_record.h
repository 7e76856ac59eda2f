// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/mapped_text.h"
#include "base/source_pos.h"

namespace reftel::sources {

// One record of cables.csv:
//
//   "id","2/18/2007 19:02","07ZENDA1","Embassy Zenda","CONFIDENTIAL","refs|refs","header","body" LF
//
// Within quotes stand line ends as they are, and `\"` and `\\`. Other writers double the quote or
// leave numbers without quotes; both are read. The file has no length fields, so a record that is
// cut short swallows what follows it: the one sure sign of a start is a line that begins with a
// number in quotes, a comma and another quote, which within a field could only stand escaped.
//
// All work is memchr for the next quote: a text of 10 KB has a handful.

inline constexpr std::size_t kCsvColumns = 8;
enum class CsvColumn : std::uint8_t {
    Id,
    Date,
    ReferenceId,
    Origin,
    Classification,
    References,
    Header,
    Body
};

/// A cell: bytes between the quotes.
struct CsvField {
    Span at;
    bool doubled_quotes = false;
};

/// What stands at the front of a view.
struct CsvRecord {
    enum class End : std::uint8_t {
        Complete,
        CutShort,  ///< It ends within a field, or has too few.
        NeedMore   ///< The view ends too soon to tell.
    };
    End end = End::NeedMore;
    std::size_t size = 0;  ///< With its line end and blank lines after it.
    std::array<CsvField, kCsvColumns> fields{};
    std::size_t count = 0;  ///< Fields found; those beyond the columns counted but not kept.
    std::uint32_t stray_quote =
        0;  ///< Offset of the first quote that should have been escaped; 0 for none.

    [[nodiscard]] const CsvField& operator[](CsvColumn column) const {
        return fields[static_cast<std::size_t>(column)];
    }
};

/// Reads the record at the front of `view`, which begins at a record's start. `at_end`: nothing
/// follows the view. Linear; a view that gives NeedMore should be doubled.
[[nodiscard]] CsvRecord scan_csv_record(std::string_view view, bool at_end);

/// True when a record starts at `at`. Looks at most kCsvStartSize bytes ahead.
[[nodiscard]] bool is_csv_record_start(std::string_view view, std::size_t at);
inline constexpr std::size_t kCsvStartSize = 32;

/// Offset of the next line after the first that starts a record; the size of the view when there is
/// none.
[[nodiscard]] std::size_t find_csv_record_start(std::string_view view);

/// Appends a field's text to `out`, whose source is `record`.
void append_csv_text(MappedTextBuilder& out, std::string_view record, const CsvField& field);

}  // namespace reftel::sources
