// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "sources/decode.h"
#include "sources/limits.h"
#include "sources/published.h"
#include "sources/readers.h"
#include "sources/section_joiner.h"
#include "telegram/telegram.h"

// Any text: one telegram, or a stream of traffic cut where its telegrams begin. The pieces are all
// bytes of the file.
//
// Sections of one telegram that were sent apart are brought together again (section_joiner.h).
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
        : from_(std::move(input.from)),
          utf16_(detect_utf16(input.head)),
          joiner_([this](RawTelegram& raw) { find_message(raw); }),
          window_(input) {}

    Result<std::optional<Item>> next() override {
        while (true) {
            if (std::optional<RawTelegram> raw = joiner_.take()) {
                return std::optional<Item>(finish(std::move(*raw)));
            }
            if (finished_) {
                if (window_.error()) {
                    return fail(*window_.error());
                }
                return std::optional<Item>();
            }
            if (std::optional<Unread> unread = read_on()) {
                return std::optional<Item>(std::move(*unread));
            }
        }
    }

 private:
    /// Gives the next piece to the joiner; or what cannot be read.
    std::optional<Unread> read_on() {
        if (utf16_ && window_.offset() == 0) {
            window_.want(kMaxTelegramBytes + 1);
            if (window_.view().size() > kMaxTelegramBytes) {
                return Unread{from_, drain(window_), "too-large",
                              "a UTF-16 text is larger than 16 MB"};
            }
            read_utf16();
        }
        // find_end() asks for more when it has to: a chunk asked for here would be moved for each.
        window_.want(1);
        if (window_.view().empty()) {
            finished_ = true;
            joiner_.finish();
            return std::nullopt;
        }
        const std::optional<std::size_t> size = find_end();
        if (!size) {
            return skip();
        }
        take(*size);
        return std::nullopt;
    }

    void find_message(RawTelegram& raw) const {
        if (utf16_) {
            raw.made = decode_utf16(raw.original, *utf16_);
            raw.notes.push_back({"encoding-guessed", "read as UTF-16", 0});
            return;
        }
        set_message(raw, {0, static_cast<std::uint32_t>(raw.original.size())});
    }

    /// What is known of a telegram when it is given: whether it is the whole file, and its end.
    RawTelegram finish(RawTelegram raw) const {
        if (!window_.at_end() || !window_.view().empty()) {
            return raw;
        }
        if (raw.original.size() == window_.offset()) {
            take_id_of_file_name(raw);
        }
        if (raw.from.offset == last_) {
            note_early_end(raw, window_);
        }
        return raw;
    }

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

    void take(std::size_t size) {
        RawTelegram raw;
        raw.original = window_.view().substr(0, size);
        raw.from = from_;
        raw.from.offset = window_.offset();
        last_ = window_.offset();
        window_.consume(size);
        joiner_.add(std::move(raw));
    }

    Unread skip() {
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
        const MappedText decoded = decode_utf16(window_.view(), *utf16_);
        std::size_t begin = 0;
        while (begin < decoded.text.size()) {
            const std::size_t length =
                end_of_first(std::string_view(decoded.text).substr(begin), true);
            const std::size_t end = begin + length;
            const std::size_t stop =
                end == decoded.text.size()
                    ? window_.view().size()
                    : decoded.map.to_source(static_cast<std::uint32_t>(end)) - window_.offset();
            take(stop);
            begin = end;
        }
    }

    const telegram::Provenance from_;
    const std::optional<Utf16> utf16_;
    SectionJoiner joiner_;
    Window window_;
    std::uint64_t last_ = 0;  ///< Where the piece taken last begins.
    bool finished_ = false;
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
