// SPDX-License-Identifier: AGPL-3.0-or-later
// LINK: reftel::sources
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "sources/edited_document.h"

namespace {

void check(const reftel::sources::EditedDocument& document, std::size_t size) {
    const auto& made = document.text;
    for (std::uint32_t i = 0; i < made.text.size(); ++i) {
        REFTEL_ASSERT(made.map.to_source(i) < size, "the map leads into the document");
    }
    (void)reftel::sources::is_edited_telegram(document);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    check(reftel::sources::read_tei_document(bytes), size);
    check(reftel::sources::read_historian_page(bytes), size);
    (void)reftel::sources::parse_tei_date(bytes);
    (void)reftel::sources::attribute_of(bytes, "type");
    return 0;
}
