// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "sources/decode.h"
#include "sources/json_record.h"
#include "sources/limits.h"
#include "sources/published.h"
#include "sources/readers.h"

// JSON Lines of any size, cut in a window. Each object with the separators around it is one
// original. A line that is no JSON becomes an Unread that names the line, and reading goes on.

namespace reftel::sources {
namespace {

using telegram::RawTelegram;

class JsonLinesReader final : public Reader {
 public:
    explicit JsonLinesReader(Input input) : from_(std::move(input.from)), window_(input) {}

    Result<std::optional<Item>> next() override {
        window_.want(1);
        if (window_.view().empty()) {
            if (window_.error()) {
                return fail(*window_.error());
            }
            return std::optional<Item>();
        }
        const JsonPiece piece = scan();
        if (piece.end == JsonPiece::End::NeedMore || piece.size > kMaxTelegramBytes) {
            return std::optional<Item>(skip());
        }
        return std::optional<Item>(take(piece));
    }

 private:
    /// NeedMore when the object is beyond the bound.
    JsonPiece scan() {
        while (true) {
            const JsonPiece piece = scan_json_piece(window_.view(), window_.at_end());
            if (piece.end != JsonPiece::End::NeedMore ||
                window_.view().size() > kMaxTelegramBytes) {
                return piece;
            }
            window_.grow();
        }
    }

    Item take(const JsonPiece& piece) {
        RawTelegram raw;
        raw.original = window_.view().substr(0, piece.size);
        raw.from = from_;
        raw.from.offset = window_.offset();
        // Where the object, not the separator before it, stands.
        const std::size_t lead = std::min(raw.original.find_first_not_of(" \t\r\n,[]"), piece.size);
        const std::uint64_t line = line_ + count_lines(raw.original.substr(0, lead));
        line_ += count_lines(raw.original);
        window_.consume(piece.size);
        if (piece.end == JsonPiece::End::Bad) {
            return bad(raw, line, 1, piece.reason);
        }
        const std::string_view object = piece.object.of(raw.original);
        Result<JsonTelegram> read = read_json_telegram(object);
        if (!read) {
            const SourcePos at = read.error().pos.value_or(SourcePos{});
            return bad(raw, line + at.line - 1, at.column, read.error().message);
        }
        if (trim(read->message.text).empty()) {
            return Unread{raw.from, raw.original.size(), "no-telegram",
                          fmt::format("line {}: this object has no text of a message", line)};
        }
        return finish(std::move(raw), std::move(*read), piece.object.begin);
    }

    Item finish(RawTelegram raw, JsonTelegram read, std::uint32_t object) const {
        raw.published = std::move(read.published);
        for (auto& [name, value] : read.more) {
            raw.notes.push_back({"published-" + name, std::move(value), object});
        }
        OffsetMap shift;
        shift.add(0, object);
        read.message.map = compose(read.message, shift);
        set_made(raw, std::move(read.message));
        take_id_of_file_name(raw);
        if (window_.view().empty() && window_.at_end()) {
            note_early_end(raw, window_);
        }
        return raw;
    }

    static Item bad(const RawTelegram& raw, std::uint64_t line, std::uint32_t column,
                    std::string_view reason) {
        return Unread{raw.from, raw.original.size(), "record-damaged",
                      fmt::format("line {}, column {}: {}", line, column, reason)};
    }

    static std::uint64_t count_lines(std::string_view text) {
        return static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
    }

    /// Everything to the end of the line that is too long.
    Item skip() {
        Unread item{from_, 0, "too-large",
                    fmt::format("line {}: this object is larger than 16 MB", line_)};
        item.from.offset = window_.offset();
        while (true) {
            const std::string_view view = window_.view();
            const std::size_t end = view.find('\n');
            const std::size_t size = end == std::string_view::npos ? view.size() : end + 1;
            item.bytes += size;
            window_.consume(size);
            if (end != std::string_view::npos || window_.at_end()) {
                ++line_;
                return item;
            }
            window_.want(kChunkSize);
        }
    }

    const telegram::Provenance from_;
    Window window_;
    std::uint64_t line_ = 1;  ///< Of the front of the window.
};

bool recognises(std::string_view name, std::string_view head) {
    const std::string lower = to_lower(name);
    const bool named = lower.ends_with(".jsonl") || lower.ends_with(".ndjson");
    const std::string_view front = trim_left(head.substr(head.starts_with("\xEF\xBB\xBF") ? 3 : 0));
    return (named && front.starts_with('{')) || is_json_of_telegrams(head);
}

std::unique_ptr<Reader> open(Input input) {
    return std::make_unique<JsonLinesReader>(std::move(input));
}

}  // namespace

constinit const ReaderKind jsonl_reader{"jsonl", "JSON Lines: an object a telegram", recognises,
                                        open, true};

}  // namespace reftel::sources
