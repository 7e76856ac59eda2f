// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "sources/decode.h"
#include "sources/limits.h"
#include "sources/published.h"
#include "sources/readers.h"

// A cable page of a web site, copied as text:
//
//   ... titles and advice of the site ...
//   Reference ID Created Released Classification Origin
//   09ZENDA12 2009-03-12 08:29 2011-08-30 01:44 UNCLASSIFIED//FOR OFFICIAL USE ONLY Embassy Zenda
//
//   VZCZC...                                  <- the message, to the end of the file
//
// Cells are parted by tabs or blanks. What the site puts below the message is left to the parser,
// which marks it.

namespace reftel::sources {
namespace {

using telegram::Published;
using telegram::RawTelegram;

constexpr std::string_view kTitles = "reference id created released classification origin";
/// The line of titles has 51 letters; with generous blanks, this.
constexpr std::size_t kMaxTitleLine = 200;
constexpr std::size_t kMaxRow = 600;

/// The line at `at`, without its end; `next` becomes the start of the one after it.
std::string_view line_at(std::string_view text, std::size_t at, std::size_t& next) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    next = std::min(end + 1, text.size());
    return text.substr(at, end - at);
}

/// Offset behind the line of titles; npos when there is none.
std::size_t find_titles(std::string_view text) {
    std::size_t next = 0;
    for (std::size_t at = 0; at < text.size(); at = next) {
        const std::string_view line = line_at(text, at, next);
        if (line.size() <= kMaxTitleLine && starts_with_fold(trim_left(line), "reference") &&
            to_lower(collapse_space(line)) == kTitles) {
            return next;
        }
    }
    return std::string_view::npos;
}

/// Takes the next word, or with `words` = 2 the next two with the blank between.
std::string_view take_words(std::string_view& row, int words) {
    row = trim_left(row);
    std::size_t end = 0;
    for (int i = 0; i < words; ++i) {
        end = std::min(row.find_first_not_of(" \t", end), row.size());
        end = std::min(row.find_first_of(" \t", end), row.size());
    }
    const std::string_view out = row.substr(0, end);
    row.remove_prefix(end);
    return out;
}

/// A date with its time, when one stands at the front of `row`.
std::optional<UtcTime> take_date(std::string_view& row) {
    std::string_view rest = row;
    if (const auto time = parse_published_date(take_words(rest, 2))) {
        row = rest;
        return time;
    }
    return std::nullopt;
}

std::optional<Published> parse_row(std::string_view row) {
    Published out;
    out.reference_id = take_words(row, 1);
    out.created = take_date(row);
    if (!out.created || out.reference_id.size() < 4 || !is_digit(out.reference_id.front())) {
        return std::nullopt;
    }
    out.released = take_date(row);
    const auto [classification, origin] = split_classification(row);
    out.classification = classification;
    out.origin = origin;
    return out;
}

struct Table {
    Published published;
    std::size_t end = 0;  ///< Of the row's line.
};

std::optional<Table> find_table(std::string_view text) {
    std::size_t next = find_titles(text.substr(0, kHeadSize));
    while (next < text.size()) {
        const std::string_view row = trim(line_at(text, next, next));
        if (row.empty()) {
            continue;
        }
        auto published = row.size() <= kMaxRow ? parse_row(row) : std::nullopt;
        return published ? std::optional<Table>({std::move(*published), next}) : std::nullopt;
    }
    return std::nullopt;
}

class PageReader final : public WholeFileReader {
 public:
    using WholeFileReader::WholeFileReader;

 protected:
    Item read(RawTelegram raw) override {
        std::size_t begin = 0;
        if (auto table = find_table(raw.original)) {
            raw.published = std::move(table->published);
            begin = table->end;
        }
        // To the first line that is not blank, whole.
        std::size_t next = begin;
        while (begin < raw.original.size() && trim(line_at(raw.original, begin, next)).empty()) {
            begin = next;
        }
        const auto size = static_cast<std::uint32_t>(raw.original.size());
        set_message(raw, {static_cast<std::uint32_t>(begin), size});
        return raw;
    }
};

bool recognises(std::string_view /*name*/, std::string_view head) {
    return find_table(head).has_value();
}

std::unique_ptr<Reader> open(Input input) {
    return std::make_unique<PageReader>(std::move(input));
}

}  // namespace

constinit const ReaderKind page_reader{"page", "A cable page of a web site, copied as text",
                                       recognises, open};

}  // namespace reftel::sources
