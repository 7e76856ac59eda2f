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
#include "sources/edited_document.h"
#include "sources/limits.h"
#include "sources/published.h"
#include "sources/readers.h"

// A volume of "Foreign Relations of the United States" in TEI: `<div type="document">` elements
// among chapters. Each that is a telegram is one original. All else is counted and told in one
// Unread at the end, as half of a volume is memoranda.

namespace reftel::sources {
namespace {

using telegram::RawTelegram;

constexpr std::size_t kNone = std::string_view::npos;
/// The longest tag of a division we would wait for.
constexpr std::size_t kMaxTag = 4096;

/// True when a tag `<div ...` (or `</div`) stands at `at`.
bool is_division(std::string_view view, std::size_t at, std::string_view sign) {
    const std::size_t end = at + sign.size();
    return view.substr(at).starts_with(sign) &&
           (end >= view.size() || is_space(view[end]) || view[end] == '>' || view[end] == '/');
}

std::string_view tag_at(std::string_view view, std::size_t at) {
    const std::string_view tag = view.substr(at, kMaxTag);
    const std::size_t end = tag.find('>');
    return end == kNone ? std::string_view() : tag.substr(0, end + 1);
}

/// Offset of the next tag that opens a document; the size of the view when there is none.
std::size_t find_document(std::string_view view, std::size_t from) {
    for (std::size_t at = from; (at = view.find("<div", at)) != kNone; ++at) {
        if (is_division(view, at, "<div") && attribute_of(tag_at(view, at), "type") == "document") {
            return at;
        }
    }
    return view.size();
}

/// Behind the `</div>` of the document at the front of `view`; npos when it does not close in it.
std::size_t end_of_document(std::string_view view) {
    std::size_t depth = 0;
    for (std::size_t at = 0; (at = view.find('<', at)) != kNone; ++at) {
        if (is_division(view, at, "<div")) {
            depth += tag_at(view, at).ends_with("/>") ? 0 : 1;
        } else if (is_division(view, at, "</div")) {
            --depth;
            const std::size_t end = view.find('>', at);
            if (depth == 0) {
                return end == kNone ? kNone : end + 1;
            }
        }
    }
    return kNone;
}

class FrusReader final : public Reader {
 public:
    explicit FrusReader(Input input) : from_(std::move(input.from)), window_(input) {
        const std::size_t root = window_.view().find("<TEI");
        volume_ = root == kNone ? "" : attribute_of(tag_at(window_.view(), root), "xml:id");
        if (volume_.empty()) {
            const std::string_view name =
                base_name(from_.member.empty() ? from_.source : from_.member);
            volume_ = name.substr(0, name.find('.'));
        }
    }

    Result<std::optional<Item>> next() override {
        while (true) {
            window_.want(kMaxTag);
            if (window_.view().empty()) {
                return end();
            }
            const std::size_t begin = find_document(window_.view(), 0);
            if (begin > 0) {
                pass_over(begin);
                continue;
            }
            if (auto item = read_document()) {
                return item;
            }
        }
    }

 private:
    /// What stands before the next document.
    void pass_over(std::size_t begin) {
        const std::size_t size = window_.view().size();
        const bool found = begin < size || window_.at_end();
        const std::size_t drop = found ? begin : size - std::min(size, kMaxTag);
        other_bytes_ += drop;
        window_.consume(drop);
        if (!found) {
            window_.want(kChunkSize);
        }
    }

    /// Documents do not stand in one another: one that is not closed ends where the next begins.
    std::optional<Item> read_document() {
        std::size_t limit = find_document(window_.view(), 1);
        while (limit == window_.view().size() && !window_.at_end() && limit <= kMaxTelegramBytes) {
            window_.grow();
            limit = find_document(window_.view(), 1);
        }
        const std::size_t closed = end_of_document(window_.view().substr(0, limit));
        const std::size_t end = closed == kNone ? limit : closed;
        if (end > kMaxTelegramBytes) {
            Unread item{from_, end, "too-large", "a document is larger than 16 MB"};
            item.from.offset = window_.offset();
            window_.consume(end);
            return item;
        }
        return take(end);
    }

    std::optional<Item> take(std::size_t size) {
        EditedDocument document = read_tei_document(window_.view().substr(0, size));
        if (!is_edited_telegram(document)) {
            ++others_;
            other_bytes_ += size;
            window_.consume(size);
            return std::nullopt;
        }
        RawTelegram raw;
        raw.original = window_.view().substr(0, size);
        raw.from = from_;
        raw.from.offset = window_.offset();
        window_.consume(size);
        publish(raw, document, volume_);
        set_made(raw, std::move(document.text));
        if (!raw.original.ends_with('>')) {
            raw.notes.push_back(
                {"record-cut-short", "the document does not end", raw.original.size()});
        }
        return raw;
    }

    static void publish(RawTelegram& raw, const EditedDocument& document,
                        const std::string& volume) {
        raw.published.reference_id = document.id.empty() ? volume : volume + "/" + document.id;
        raw.published.created = document.created;
        raw.notes.push_back({"edited-heading", document.head, 0});
        if (!document.source_note.empty()) {
            raw.notes.push_back({"edited-source", document.source_note, 0});
        }
        for (const std::string& note : document.notes) {
            raw.notes.push_back({"edited-note", note, 0});
        }
    }

    Result<std::optional<Item>> end() {
        if (window_.error() && !std::exchange(told_error_, true)) {
            return fail(*window_.error());
        }
        if (other_bytes_ == 0) {
            return std::optional<Item>();
        }
        const std::uint64_t bytes = std::exchange(other_bytes_, 0);
        const bool many = others_ != 1;
        return std::optional<Item>(
            Unread{from_, bytes, "not-a-telegram",
                   fmt::format("{} document{} of this volume {} no telegram{}, and what stands "
                               "between documents",
                               others_, many ? "s" : "", many ? "are" : "is", many ? "s" : "")});
    }

    const telegram::Provenance from_;
    Window window_;
    std::string volume_;
    std::uint64_t others_ = 0;
    std::uint64_t other_bytes_ = 0;
    bool told_error_ = false;
};

bool recognises(std::string_view name, std::string_view head) {
    const std::string_view front = trim_left(head.substr(head.starts_with("\xEF\xBB\xBF") ? 3 : 0));
    if (front.substr(0, kMaxTag).find("<html") != kNone) {
        return false;
    }
    if (front.starts_with("<div")) {
        return attribute_of(tag_at(front, 0), "type") == "document";
    }
    const bool root = front.starts_with("<?xml") || front.starts_with("<TEI");
    return root && front.find("<TEI") != kNone &&
           (starts_with_fold(name, "frus") || front.find("history.state.gov") != kNone ||
            find_document(front, 0) < front.size());
}

std::unique_ptr<Reader> open(Input input) {
    return std::make_unique<FrusReader>(std::move(input));
}

}  // namespace

constinit const ReaderKind frus_reader{
    "frus", "A volume of Foreign Relations of the United States (TEI)", recognises, open, true};

}  // namespace reftel::sources
