// SPDX-License-Identifier: AGPL-3.0-or-later
// LINK: reftel::room

// Whatever two texts hold, all words of both are in what is said of their difference, in order.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/assert.h"
#include "base/text.h"
#include "room/difference.h"

namespace {

using Kind = reftel::room::DifferencePiece::Kind;

std::string words_of(const std::vector<reftel::room::DifferencePiece>& pieces, Kind kind) {
    std::string out;
    for (const auto& piece : pieces) {
        if (piece.kind == Kind::Same || piece.kind == kind) {
            out.append(piece.text).append(" ");
        }
    }
    return reftel::collapse_space(out);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::size_t half = text.find('\n', size / 2);
    const std::string_view first = text.substr(0, half);
    const std::string_view second = half == std::string_view::npos ? "" : text.substr(half);
    const auto pieces = reftel::room::differing_words(first, second);
    REFTEL_ASSERT(words_of(pieces, Kind::First) == reftel::collapse_space(first),
                  "no word of the first text is lost");
    REFTEL_ASSERT(words_of(pieces, Kind::Second) == reftel::collapse_space(second),
                  "no word of the second text is lost");
    for (const auto& piece : pieces) {
        REFTEL_ASSERT(!piece.text.empty(), "a piece has words");
    }
    return 0;
}
