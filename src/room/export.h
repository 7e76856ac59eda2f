// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "room/cite.h"
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

/// Every telegram that matches, however many, one at a time. Memory: a page of results and one
/// telegram. A telegram that is withdrawn meanwhile is left out.
class Exporter {
 public:
    /// `room` must outlive the exporter.
    Exporter(const Room& room, std::string_view query, const ExportOptions& options);
    /// The next telegram in its format; empty at the end.
    [[nodiscard]] Result<std::string> next();
    /// How many were given so far.
    [[nodiscard]] std::uint64_t given() const { return given_; }

 private:
    /// False at the end.
    [[nodiscard]] Result<bool> turn_page();

    const Room& room_;
    const std::string query_;
    const ExportFormat format_;
    const CiteContext context_;
    Room::SearchOptions page_;
    bool begun_ = false;
    std::vector<std::string> ids_;  ///< Of the page of results
    std::size_t at_ = 0;
    std::uint64_t given_ = 0;
};

/// Writes what an Exporter gives: `write` gets one telegram at a time and says false to stop. Gives
/// how many were written.
[[nodiscard]] Result<std::uint64_t> export_results(
    const Room& room, std::string_view query, const ExportOptions& options,
    const std::function<bool(std::string_view telegram)>& write);

}  // namespace reftel::room
