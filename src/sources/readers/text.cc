// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.h"

#include <algorithm>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "sources/decode.h"
#include "sources/limits.h"
#include "sources/published.h"
#include "sources/readers.h"
#include "telegram/telegram.h"

// Any text: one telegram, or a stream of traffic cut where its telegrams begin. The pieces are all
// bytes of the file.
//
// The cut is looked for in a window that doubles until it holds a start with enough behind it to be
// sure of, so a file of any size is read in the memory of its largest telegram. A piece that
// outgrows the bound is counted, dropped, and reading goes on at the next start. UTF-16 is decoded
// as a whole, as no start can be seen in its bytes.

namespace reftel::sources {
namespace {

using telegram::find_next_telegram;
using telegram::RawTelegram;

bool is_only_space(std::string_view text) {
    return trim(text).empty();
}

/// Where the telegram at the front of `view` ends. White space before a start belongs to it, and a
/// few words behind the last.
std::size_t end_of_first(std::string_view view, bool at_end) {
    std::size_t end = find_next_telegram(view, 0);
    if (end < view.size() && is_only_space(view.substr(0, end))) {
        end = find_next_telegram(view, end);
    }
    return at_end && view.size() - end <= kMaxTail ? view.size() : end;
}

class TextReader final : public Reader {
 public:
    explicit TextReader(Input input)
        : from_(std::move(input.from)), utf16_(detect_utf16(input.head)), window_(input) {}

    Result<std::optional<Item>> next() override {
        if (utf16_) {
            read_utf16();
        }
        if (!ready_.empty()) {
            Item item = std::move(ready_.front());
            ready_.pop_front();
            return std::optional<Item>(std::move(item));
        }
        window_.want(kChunkSize);
        if (window_.view().empty()) {
            if (window_.error()) {
                return fail(*window_.error());
            }
            return std::optional<Item>();
        }
        const std::optional<std::size_t> size = find_end();
        return std::optional<Item>(size ? take(*size) : skip());
    }

 private:
    /// Size of the piece at the front of the window; nothing when it is beyond the bound.
    std::optional<std::size_t> find_end() {
        while (true) {
            const std::string_view view = window_.view();
            const std::size_t end = end_of_first(view, window_.at_end());
            const bool sure = window_.at_end() || end + kStartContext <= view.size();
            if (sure && (end < view.size() || window_.at_end())) {
                return end <= kMaxTelegramBytes ? std::optional(end) : std::nullopt;
            }
            if (view.size() > kMaxTelegramBytes + kStartContext) {
                return std::nullopt;
            }
            window_.grow();
        }
    }

    Item take(std::size_t size) {
        RawTelegram raw;
        raw.original = window_.view().substr(0, size);
        raw.from = from_;
        raw.from.offset = window_.offset();
        const bool whole =
            window_.offset() == 0 && window_.at_end() && size == window_.view().size();
        set_message(raw, {0, static_cast<std::uint32_t>(size)});
        window_.consume(size);
        if (whole) {
            take_id_of_file_name(raw);
        }
        if (window_.view().empty() && window_.at_end()) {
            note_early_end(raw, window_);
        }
        return raw;
    }

    Item skip() {
        Unread item{from_, 0, "too-large",
                    "a piece without the start of a telegram is larger than 16 MB"};
        item.from.offset = window_.offset();
        while (true) {
            const std::string_view view = window_.view();
            const std::size_t end = find_next_telegram(view, 0);
            const bool found =
                end < view.size() && (window_.at_end() || end + kStartContext <= view.size());
            if (found || window_.at_end()) {
                item.bytes += end;
                window_.consume(end);
                return item;
            }
            const std::size_t drop = view.size() - std::min(view.size(), 2 * kStartContext);
            item.bytes += drop;
            window_.consume(drop);
            window_.want(kChunkSize);
        }
    }

    void read_utf16() {
        const Utf16 order = *utf16_;
        utf16_.reset();
        window_.want(kMaxTelegramBytes + 1);
        if (window_.view().size() > kMaxTelegramBytes) {
            ready_.emplace_back(
                Unread{from_, drain(window_), "too-large", "a UTF-16 text is larger than 16 MB"});
            return;
        }
        const MappedText decoded = decode_utf16(window_.view(), order);
        std::size_t begin = 0;
        std::size_t source = 0;
        while (begin < decoded.text.size()) {
            const std::size_t length =
                end_of_first(std::string_view(decoded.text).substr(begin), true);
            const std::size_t end = begin + length;
            const std::size_t stop = end == decoded.text.size()
                                         ? window_.view().size()
                                         : decoded.map.to_source(static_cast<std::uint32_t>(end));
            ready_.emplace_back(take_utf16(source, stop, order));
            begin = end;
            source = stop;
        }
        window_.consume(window_.view().size());
    }

    RawTelegram take_utf16(std::size_t begin, std::size_t end, Utf16 order) {
        RawTelegram raw;
        raw.original = window_.view().substr(begin, end - begin);
        raw.from = from_;
        raw.from.offset = begin;
        raw.made = decode_utf16(raw.original, order);
        raw.notes.push_back({"encoding-guessed", "read as UTF-16", 0});
        if (begin == 0 && end == window_.view().size()) {
            take_id_of_file_name(raw);
        }
        if (end == window_.view().size()) {
            note_early_end(raw, window_);
        }
        return raw;
    }

    const telegram::Provenance from_;
    std::optional<Utf16> utf16_;
    std::deque<Item> ready_;
    Window window_;
};

bool recognises(std::string_view /*name*/, std::string_view /*head*/) {
    return true;
}

std::unique_ptr<Reader> open(Input input) {
    return std::make_unique<TextReader>(std::move(input));
}

}  // namespace

constinit const ReaderKind text_reader{"text", "Text: one telegram, or traffic with many",
                                       recognises, open};

}  // namespace reftel::sources
