// SPDX-License-Identifier: AGPL-3.0-or-later
// LINK: reftel::sources
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "base/utf8.h"
#include "sources/cable_page.h"
#include "sources/html_tokens.h"

namespace {

void check_tokens(std::string_view page) {
    reftel::sources::HtmlTokens tokens(page);
    std::size_t at = 0;
    while (const auto token = tokens.next()) {
        REFTEL_ASSERT(token->begin == at && token->end > at, "the pieces follow one another");
        at = token->end;
    }
    REFTEL_ASSERT(at == page.size(), "the pieces are the whole page");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view page(reinterpret_cast<const char*>(data), size);
    check_tokens(page);
    const auto read = reftel::sources::read_cable_page(page, reftel::detect_encoding(page));
    const auto& made = read.message;
    for (std::uint32_t i = 0; i < made.text.size(); ++i) {
        REFTEL_ASSERT(made.map.to_source(i) < size, "the map leads into the page");
    }
    return 0;
}
