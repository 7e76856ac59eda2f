// SPDX-License-Identifier: AGPL-3.0-or-later
// LINK: reftel::sources
//
// What reftel-pdf answers, which a hostile PDF may have dictated: decoded, laid out, cleared of
// release marks, made a telegram. No letter of a word may be lost on the way.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/assert.h"
#include "base/text.h"
#include "base/utf8.h"
#include "sources/pdf_answer.h"
#include "sources/pdf_document.h"

namespace {

std::size_t letters(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return !reftel::is_space(c); }));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    static_cast<void>(reftel::sources::decode_question(bytes));
    static_cast<void>(reftel::sources::decode_opening(bytes));
    auto page = reftel::sources::decode_page(bytes);
    if (!page) {
        return 0;
    }
    const auto again = reftel::sources::decode_page(reftel::sources::encode_page(*page));
    REFTEL_ASSERT(again && *again == *page, "what is decoded can be encoded");
    std::size_t before = 0;
    for (const auto& word : page->words) {
        before += letters(word.text);
    }
    const bool read = page->kind != reftel::sources::PdfPage::Kind::Image &&
                      page->kind != reftel::sources::PdfPage::Kind::Failed;
    std::size_t after = 0;
    reftel::sources::PdfDocument document;
    for (auto& piece : reftel::sources::read_pdf_page(std::move(*page), 1, size % 2 == 1)) {
        after += letters(piece.text);
        for (const auto& mark : piece.marks) {
            after += letters(mark.text);
        }
        document.add(std::move(piece));
    }
    REFTEL_ASSERT(!read || before == after, "no letter is lost");
    reftel::telegram::RawTelegram raw;
    raw.original = "%PDF-1.4 of sixty bytes or so";
    document.fill(raw, "tesseract");
    REFTEL_ASSERT(reftel::find_invalid_utf8(raw.message()) == std::string_view::npos,
                  "it is UTF-8");
    for (std::uint32_t i = 0; i < raw.message().size(); i += 7) {
        REFTEL_ASSERT(raw.made->map.to_source(i) < raw.original.size(), "the map stays inside");
    }
    return 0;
}
