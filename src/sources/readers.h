// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "sources/reader.h"
#include "sources/window.h"

namespace reftel::sources {

// The rows of readers.def.
#define REFTEL_READER(id) extern const ReaderKind id##_reader;
#include "sources/readers.def"
#undef REFTEL_READER

/// The reader for `input`: the first of the table that recognises it, or one that gives a single
/// Unread when it is no text. `size` is how many bytes the file has, 0 when that is not known.
[[nodiscard]] std::unique_ptr<Reader> open_input(Input input, std::uint64_t size = 0);

/// Gives one item and ends.
class SingleReader final : public Reader {
 public:
    explicit SingleReader(Item item) : item_(std::move(item)) {}
    [[nodiscard]] Result<std::optional<Item>> next() override {
        return std::exchange(item_, std::nullopt);
    }

 private:
    std::optional<Item> item_;
};

/// Base of the readers that hold a whole file in memory: one telegram or one Unread.
class WholeFileReader : public Reader {
 public:
    explicit WholeFileReader(Input input) : from_(std::move(input.from)), window_(input) {}
    /// What read() makes of the file, `too-large`, or the error of the source after what could be
    /// had.
    [[nodiscard]] Result<std::optional<Item>> next() final;

 protected:
    /// `raw` has original and provenance, and the note of a source that ended early.
    [[nodiscard]] virtual Item read(telegram::RawTelegram raw) = 0;

 private:
    telegram::Provenance from_;
    Window window_;
    bool done_ = false;
};

/// Consumes all and gives how many bytes that were.
[[nodiscard]] std::uint64_t drain(Window& window);
/// Remarks on `raw` when the source ended early.
void note_early_end(telegram::RawTelegram& raw, const Window& window);
/// The Unread for a file whose source failed.
[[nodiscard]] Unread unread(telegram::Provenance from, const Error& error);

}  // namespace reftel::sources
