// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/mapped_text.h"
#include "telegram/compose/draft.h"
#include "telegram/compose/problem.h"
#include "telegram/compose/yaml.h"

namespace reftel::telegram::compose {

/// What the readers of front matter and text share: the draft that grows, and the way from a byte
/// of the ASCII text to its place in what the person wrote.
class DraftState {
 public:
    /// `source` is what the person wrote, `ascii` is made from it; both must outlive this.
    DraftState(std::string_view source, const MappedText& ascii);

    [[nodiscard]] SourcePos pos(std::size_t offset) const;
    /// Sets the place of a part.
    void place(Field field, std::size_t index, std::size_t offset) {
        places.set(field, index, pos(offset));
    }
    void error(Field field, std::size_t offset, std::string message) {
        problems.add(Finding::Severity::Error, field, pos(offset), std::move(message));
    }
    void warn(Field field, std::size_t offset, std::string message) {
        problems.add(Finding::Severity::Warning, field, pos(offset), std::move(message));
    }
    /// A text that will be sent: single blanks; an error for a character outside the telegraph set.
    [[nodiscard]] std::string sent_text(Field field, std::size_t offset, std::string_view text);

    Draft draft;
    Places places;
    Problems problems;

 private:
    std::string_view source_;
    const MappedText& ascii_;
    std::vector<std::size_t> lines_;  ///< Offsets in source_ where lines begin.
};

/// Fills the draft from front matter; `base` is where its text begins.
void read_front_matter(DraftState& state, const YamlValue& root, std::size_t base);

/// Reads `text`, which begins at `base`, into the draft's body.
void read_body(DraftState& state, std::string_view text, std::size_t base);

/// Precedence as people write it: the word or the prosign; None when it is neither.
[[nodiscard]] Precedence read_precedence(std::string_view text);

/// The entry of `known` that is one slip of a typist away from `word`; empty when there is none.
[[nodiscard]] std::string_view nearest(std::string_view word,
                                       const std::vector<std::string_view>& known);

}  // namespace reftel::telegram::compose
