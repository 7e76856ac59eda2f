// SPDX-License-Identifier: AGPL-3.0-or-later
// LINK: reftel::sources
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "sources/json_record.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    (void)reftel::sources::is_json_of_telegrams(rest);
    while (!rest.empty()) {
        const auto piece = reftel::sources::scan_json_piece(rest, true);
        REFTEL_ASSERT(piece.end != reftel::sources::JsonPiece::End::NeedMore,
                      "what has an end needs no more");
        REFTEL_ASSERT(piece.size > 0 && piece.size <= rest.size(), "a piece moves on");
        if (piece.end == reftel::sources::JsonPiece::End::Complete) {
            REFTEL_ASSERT(piece.object.end <= piece.size, "the object is in the piece");
            const std::string_view object = piece.object.of(rest);
            const auto read = reftel::sources::read_json_telegram(object);
            for (std::uint32_t i = 0; read && i < read->message.text.size(); ++i) {
                REFTEL_ASSERT(read->message.map.to_source(i) < object.size(),
                              "the map leads into the object");
            }
        }
        rest.remove_prefix(piece.size);
    }
    return 0;
}
