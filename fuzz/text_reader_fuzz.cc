// SPDX-License-Identifier: AGPL-3.0-or-later
// LINK: reftel::sources
//
// Any bytes, as the file they claim to be: whichever reader takes them, no byte is lost and every
// message is UTF-8.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>

#include "base/assert.h"
#include "base/utf8.h"
#include "sources/reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    std::uint64_t total = 0;
    for (const auto& item : reftel::sources::read_bytes(bytes, "09ZENDA12.txt")) {
        if (const auto* raw = std::get_if<reftel::telegram::RawTelegram>(&item)) {
            // Not in the order of the file: a telegram of several sections is given when its last
            // has come, a section sent twice at once.
            REFTEL_ASSERT(raw->from.offset <= size, "each piece begins within the file");
            REFTEL_ASSERT(
                raw->slice.begin <= raw->slice.end && raw->slice.end <= raw->original.size(),
                "the slice is within");
            REFTEL_ASSERT(reftel::find_invalid_utf8(raw->message()) == std::string_view::npos,
                          "the message is UTF-8");
            total += raw->original.size();
            continue;
        }
        total += std::get<reftel::sources::Unread>(item).bytes;
    }
    REFTEL_ASSERT(total == size, "no byte is lost");
    return 0;
}
