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

// Cable pages of a web site, copied as text:
//
//   ... titles and advice of the site ...
//   Reference ID Created Released Classification Origin
//   09ZENDA12 2009-03-12 08:29 2011-08-30 01:44 UNCLASSIFIED//FOR OFFICIAL USE ONLY Embassy Zenda
//
//   VZCZC...                                  <- the message, to the end of the page
//
// Cells are parted by tabs or blanks. What the site puts below the message is left to the parser,
// which marks it.
//
// Pages that were copied one below the other are cut where the next begins: at the first line above
// its table that names its id, or else at the table. The pieces are all bytes of the file.

namespace reftel::sources {
namespace {

using telegram::Published;
using telegram::RawTelegram;

constexpr std::string_view kTitles = "reference id created released classification origin";
/// The line of titles has 51 letters; with generous blanks, this.
constexpr std::size_t kMaxTitleLine = 200;
constexpr std::size_t kMaxRow = 600;
/// How far above its table a page names its id for the first time: title and advice have 1 KB.
constexpr std::size_t kMaxPageHead = std::size_t{4} << 10U;

/// The line at `at`, without its end; `next` becomes the start of the one after it.
std::string_view line_at(std::string_view text, std::size_t at, std::size_t& next) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    next = std::min(end + 1, text.size());
    return text.substr(at, end - at);
}

/// The bytes of a line of titles, with its end.
struct Titles {
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::optional<Titles> find_titles(std::string_view text, std::size_t from) {
    std::size_t next = from;
    for (std::size_t at = from; at < text.size(); at = next) {
        const std::string_view line = line_at(text, at, next);
        if (line.size() <= kMaxTitleLine && starts_with_fold(trim_left(line), "reference") &&
            to_lower(collapse_space(line)) == kTitles) {
            return Titles{at, next};
        }
    }
    return std::nullopt;
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
    std::size_t begin = 0;  ///< Of the line of titles.
    std::size_t end = 0;    ///< Of the row's line.
};

/// The first table whose titles begin at `from` or behind it, and before `until`.
std::optional<Table> find_table(std::string_view text, std::size_t from, std::size_t until) {
    while (const auto titles = find_titles(text.substr(0, until), from)) {
        std::size_t next = titles->end;
        while (next < text.size()) {
            const std::string_view row = trim(line_at(text, next, next));
            if (row.empty()) {
                continue;
            }
            if (auto published = row.size() <= kMaxRow ? parse_row(row) : std::nullopt) {
                return Table{std::move(*published), titles->begin, next};
            }
            break;
        }
        from = titles->end;
    }
    return std::nullopt;
}

/// Where the page of `table` begins in `text`, not before `from`.
std::size_t begin_of_page(std::string_view text, const Table& table, std::size_t from) {
    std::size_t next = std::max(from, table.begin - std::min(table.begin, kMaxPageHead));
    while (next < table.begin) {
        const std::size_t at = next;
        if (line_at(text, at, next).find(table.published.reference_id) != std::string_view::npos) {
            return std::max(from, text.rfind('\n', at) + 1);
        }
    }
    return table.begin;
}

class PageReader final : public Reader {
 public:
    explicit PageReader(Input input) : from_(std::move(input.from)), window_(input) {}

    Result<std::optional<Item>> next() override {
        window_.want(1);
        if (window_.view().empty()) {
            if (window_.error()) {
                return fail(*window_.error());
            }
            return std::optional<Item>();
        }
        if (const auto size = find_end()) {
            return std::optional<Item>(take(*size));
        }
        return std::optional<Item>(skip());
    }

 private:
    /// Titles so near to the end of what was read are looked at again with more behind them.
    std::size_t sure() const {
        const std::size_t size = window_.view().size();
        return window_.at_end() ? size : size - std::min(size, kStartContext);
    }

    /// Where the page behind the first begins, when it is within what was read.
    std::optional<std::size_t> find_next(std::size_t from) const {
        const std::string_view view = window_.view();
        if (const auto table = find_table(view, from, sure())) {
            return begin_of_page(view, *table, from);
        }
        return std::nullopt;
    }

    /// Size of the page at the front of the window; nothing when it is beyond the bound.
    std::optional<std::size_t> find_end() {
        while (true) {
            const auto own = find_table(window_.view(), 0, sure());
            const auto end = own ? find_next(own->end) : std::nullopt;
            if (end || window_.at_end()) {
                const std::size_t size = end.value_or(window_.view().size());
                return size <= kMaxTelegramBytes ? std::optional(size) : std::nullopt;
            }
            if (window_.view().size() > kMaxTelegramBytes + kStartContext) {
                return std::nullopt;
            }
            window_.grow();
        }
    }

    RawTelegram take(std::size_t size) {
        RawTelegram raw;
        raw.original = window_.view().substr(0, size);
        raw.from = from_;
        raw.from.offset = window_.offset();
        window_.consume(size);
        if (window_.at_end() && window_.view().empty()) {
            note_early_end(raw, window_);
        }
        std::size_t begin = 0;
        if (auto table = find_table(raw.original, 0, size)) {
            raw.published = std::move(table->published);
            begin = table->end;
        }
        // To the first line that is not blank, whole.
        std::size_t next = begin;
        while (begin < size && trim(line_at(raw.original, begin, next)).empty()) {
            begin = next;
        }
        set_message(raw, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(size)});
        return raw;
    }

    /// Drops what no page ends in time, up to the next page.
    Unread skip() {
        Unread item{from_, 0, "too-large", "this page is larger than 16 MB"};
        item.from.offset = window_.offset();
        std::size_t from = 1;  // The page that is skipped is not the next.
        if (const auto own = find_table(window_.view(), 0, sure())) {
            from = own->end;
        }
        while (true) {
            const auto next = find_next(from);
            if (next || window_.at_end()) {
                const std::size_t end = next.value_or(window_.view().size());
                item.bytes += end;
                window_.consume(end);
                return item;
            }
            const std::size_t size = window_.view().size();
            const std::size_t drop = size - std::min(size, 2 * kStartContext);
            item.bytes += drop;
            window_.consume(drop);
            window_.want(kChunkSize);
            from = from > drop ? from - drop : 0;
        }
    }

    const telegram::Provenance from_;
    Window window_;
};

bool recognises(std::string_view /*name*/, std::string_view head) {
    return find_table(head, 0, std::min(head.size(), kHeadSize)).has_value();
}

std::unique_ptr<Reader> open(Input input) {
    return std::make_unique<PageReader>(std::move(input));
}

}  // namespace

constinit const ReaderKind page_reader{"page", "Cable pages of a web site, copied as text",
                                       recognises, open};

}  // namespace reftel::sources
