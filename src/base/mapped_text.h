// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace reftel {

/// For each byte of a made text, the byte of the source it came from.
///
/// A list of runs; within a run both advance together, byte for byte, until the next run begins. So
/// a slice is one run, a dropped character starts a new one, and an inserted character points at
/// the source byte that caused it. Source offsets need not rise, though they do in everything we
/// make.
class OffsetMap {
 public:
    struct Run {
        std::uint32_t text;    ///< First byte of the run in the made text.
        std::uint32_t source;  ///< Its byte in the source.
        friend bool operator==(const Run&, const Run&) = default;
    };

    /// From here (an offset not below that of the last run) text bytes come from `source` on.
    /// Merges when nothing changes.
    void add(std::uint32_t text, std::uint32_t source) {
        if (!runs_.empty()) {
            const Run& last = runs_.back();
            if (last.text == text) {
                runs_.pop_back();
            } else if (text - last.text == source - last.source) {
                return;
            }
        }
        runs_.push_back({text, source});
    }
    void clear() { runs_.clear(); }

    /// The source byte of text byte `text`; 0 in an empty map. Logarithmic in the number of runs.
    [[nodiscard]] std::uint32_t to_source(std::uint32_t text) const;
    [[nodiscard]] const std::vector<Run>& runs() const { return runs_; }

 private:
    std::vector<Run> runs_;
};

/// A text made from source bytes, and the way back.
struct MappedText {
    std::string text;
    OffsetMap map;
};

/// Builds a MappedText front to back.
class MappedTextBuilder {
 public:
    /// `source` must outlive the builder.
    explicit MappedTextBuilder(std::string_view source) : source_(source) {}

    /// Appends source bytes as they are.
    void copy(std::size_t offset, std::size_t length);
    /// Appends `text`, standing for `length` source bytes at `offset`.
    void replace(std::size_t offset, std::size_t length, std::string_view text);
    [[nodiscard]] std::size_t size() const { return out_.text.size(); }
    [[nodiscard]] MappedText finish() && { return std::move(out_); }

 private:
    std::string_view source_;
    MappedText out_;
};

/// How to make `made.text` again from `source`: copies and literals, compact. See docs/schema.md,
/// "recipe".
[[nodiscard]] std::string encode_recipe(const MappedText& made, std::string_view source);

/// The text that a recipe makes from `source`. Corrupt when the recipe is damaged or does not fit
/// the source; makes at most `max_size` bytes (Limit).
[[nodiscard]] Result<MappedText> apply_recipe(std::string_view recipe, std::string_view source,
                                              std::size_t max_size);

}  // namespace reftel
