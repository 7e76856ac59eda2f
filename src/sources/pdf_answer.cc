// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sources/pdf_answer.h"

#include <algorithm>

#include "base/coding.h"
#include "base/text.h"
#include "base/utf8.h"
#include "sources/limits.h"

// Numbers are varints; a text is its length and its bytes. A word is
//
//   left top right-left bottom-top confidence*4+upright*2+space_after text

namespace reftel::sources {
namespace {

constexpr std::uint64_t kMaxPlace = 1'000'000;  ///< Tenths of points: 35 metres.

void put_text(std::string& out, std::string_view text) {
    put_varint(out, text.size());
    out.append(text);
}

tl::unexpected<Error> corrupt(std::string message) {
    return fail(Error::Kind::Corrupt, std::move(message));
}

/// UTF-8 without control codes.
Result<std::string> take_text(Cursor& in, std::size_t max_size) {
    const std::uint64_t size = REFTEL_TRY(in.varint());
    if (size > max_size) {
        return corrupt("a text of the answer is too long");
    }
    std::string out = decode_to_utf8(REFTEL_TRY(in.bytes(size)), Encoding::Utf8).text;
    for (char& c : out) {
        c = static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
    }
    return out;
}

Result<std::uint32_t> take_number(Cursor& in, std::uint64_t most) {
    const std::uint64_t value = REFTEL_TRY(in.varint());
    if (value > most) {
        return corrupt("a number of the answer is too large");
    }
    return static_cast<std::uint32_t>(value);
}

Result<PdfWord> take_word(Cursor& in) {
    constexpr std::uint32_t kMostFlags = 403;
    PdfWord out;
    out.left = REFTEL_TRY(take_number(in, kMaxPlace));
    out.top = REFTEL_TRY(take_number(in, kMaxPlace));
    out.right = out.left + REFTEL_TRY(take_number(in, kMaxPlace));
    out.bottom = out.top + REFTEL_TRY(take_number(in, kMaxPlace));
    const std::uint32_t flags = REFTEL_TRY(take_number(in, kMostFlags));
    out.confidence = static_cast<std::uint8_t>(flags / 4);
    out.upright = (flags & 2U) != 0;
    out.space_after = (flags & 1U) != 0;
    out.text = REFTEL_TRY(take_text(in, kMaxWordBytes));
    return out;
}

}  // namespace

std::string encode_question(const PdfQuestion& question) {
    std::string out(1, static_cast<char>(question.kind));
    for (unsigned shift = 0; shift < 32; shift += 8) {
        out += static_cast<char>(static_cast<unsigned char>(question.page >> shift));
    }
    return out;
}

Result<PdfQuestion> decode_question(std::string_view bytes) {
    constexpr std::string_view kKinds = "tilru";
    const bool known = !bytes.empty() && kKinds.find(bytes[0]) != std::string_view::npos;
    if (bytes.size() != kPdfQuestionBytes || !known) {
        return corrupt("this is no question");
    }
    PdfQuestion out{static_cast<PdfQuestion::Kind>(bytes[0]), 0};
    for (std::size_t i = 0; i < 4; ++i) {
        out.page |= std::uint32_t{static_cast<unsigned char>(bytes[i + 1])} << (8 * i);
    }
    return out;
}

std::string encode_opening(const PdfOpening& opening) {
    std::string out;
    put_varint(out, static_cast<std::uint64_t>(opening.status));
    put_varint(out, opening.pages);
    put_text(out, opening.ocr_engine);
    put_text(out, opening.ocr_missing);
    return out;
}

Result<PdfOpening> decode_opening(std::string_view bytes) {
    Cursor in(bytes);
    PdfOpening out;
    out.status = static_cast<PdfOpening::Status>(REFTEL_TRY(take_number(in, 2)));
    out.pages = REFTEL_TRY(take_number(in, 0x7FFFFFFF));
    out.ocr_engine = REFTEL_TRY(take_text(in, kMaxWordBytes));
    out.ocr_missing = REFTEL_TRY(take_text(in, kMaxWordBytes));
    return out;
}

std::string encode_page(const PdfPage& page) {
    std::string out;
    put_varint(out, static_cast<std::uint64_t>(page.kind));
    put_varint(out, page.width);
    put_varint(out, page.height);
    put_varint(out, page.truncated ? 1 : 0);
    put_text(out, page.trouble);
    put_varint(out, page.words.size());
    for (const PdfWord& word : page.words) {
        put_varint(out, word.left);
        put_varint(out, word.top);
        put_varint(out, word.right - word.left);
        put_varint(out, word.bottom - word.top);
        put_varint(out,
                   word.confidence * 4U + (word.upright ? 2U : 0U) + (word.space_after ? 1U : 0U));
        put_text(out, word.text);
    }
    return out;
}

Result<PdfPage> decode_page(std::string_view bytes) {
    Cursor in(bytes);
    PdfPage out;
    out.kind = static_cast<PdfPage::Kind>(REFTEL_TRY(take_number(in, 4)));
    out.width = REFTEL_TRY(take_number(in, kMaxPlace));
    out.height = REFTEL_TRY(take_number(in, kMaxPlace));
    out.truncated = REFTEL_TRY(take_number(in, 1)) != 0;
    out.trouble = REFTEL_TRY(take_text(in, kMaxWordBytes));
    const std::uint32_t count = REFTEL_TRY(take_number(in, kMaxPageWords));
    for (std::uint32_t i = 0; i < count; ++i) {
        PdfWord word = REFTEL_TRY(take_word(in));
        if (!trim(word.text).empty()) {
            out.words.push_back(std::move(word));
        }
    }
    return out;
}

}  // namespace reftel::sources
