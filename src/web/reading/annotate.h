// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/source_pos.h"
#include "web/html.h"

namespace reftel::web {

/// What may surround a stretch of text, outermost first: the order in which elements nest.
enum class Layer : std::uint8_t { Inline, Reference, Mend, Keyword, Meaning, Lit };
inline constexpr std::size_t kLayers = 6;

/// A stretch of text and the elements around it. `close` must end what `open` begins.
struct Mark {
    Span at;  ///< Bytes of the text
    Layer layer = Layer::Inline;
    Html open;
    Html close;
};

/// The text with its marks, properly nested: where marks cross, the inner one is closed and opened
/// again. Marks of one layer must not overlap (a later one that does is left out); those outside
/// the text are left out.
[[nodiscard]] Html annotate(std::string_view text, std::vector<Mark> marks);

}  // namespace reftel::web
