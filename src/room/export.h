// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "room/room.h"

namespace reftel::room {

/// What a result set can be taken away as. docs/export.md describes each.
enum class ExportFormat : std::uint8_t {
    JsonLines,  ///< All that is known of a telegram, its message with it, one object a line
    Csv,        ///< The eight columns of cables.csv, its escapes, no row of names
    Text        ///< For reading, with citation
};
/// `jsonl`, `csv`, `text`; nothing for any other word.
[[nodiscard]] std::optional<ExportFormat> parse_export_format(std::string_view word);

struct ExportOptions {
    ExportFormat format = ExportFormat::JsonLines;
    std::optional<search::Sort> sort;  ///< Over `sort:` of the query; without either by reference
                                       ///< number, as the same archive then gives the same bytes
    std::string url;  ///< Of CiteContext: the archive's public address; may be empty
};

/// Writes every telegram that matches, however many, piece by piece: `write` gets one telegram at a
/// time and says false to stop. Gives how many were written. Memory: a page of results and one
/// telegram. A telegram that is withdrawn meanwhile is left out.
[[nodiscard]] Result<std::uint64_t> export_results(
    const Room& room, std::string_view query, const ExportOptions& options,
    const std::function<bool(std::string_view telegram)>& write);

}  // namespace reftel::room
