// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace reftel::sources {

// What reftel and reftel-pdf, the program that takes PDFs apart, say to each other over one socket.
// docs/sources.md, "PDF", draws it. The answers come from a process that reads hostile bytes with
// libraries of others, so decoding trusts nothing in them.

/// A question: its letter, then the page, from 0, as 4 bytes, lowest first.
struct PdfQuestion {
    /// Image: read the page by OCR. The others do so after a turn: the page lies on its left or
    /// right side, or upside down.
    enum class Kind : char { Text = 't', Image = 'i', OnLeft = 'l', OnRight = 'r', Upside = 'u' };
    Kind kind = Kind::Text;
    std::uint32_t page = 0;
};
inline constexpr std::size_t kPdfQuestionBytes = 5;

/// The first thing that is said, unasked.
struct PdfOpening {
    enum class Status : std::uint8_t { Open, Locked, Damaged };
    Status status = Status::Damaged;
    std::uint32_t pages = 0;
    std::string ocr_engine;   ///< `tesseract 5.3.0`
    std::string ocr_missing;  ///< Of the languages asked for, those that are not installed: `fra`.
    friend bool operator==(const PdfOpening&, const PdfOpening&) = default;
};

/// A word on a page. Places are tenths of points (1/720 inch) from the page's upper left corner.
struct PdfWord {
    std::uint32_t left = 0;
    std::uint32_t top = 0;
    std::uint32_t right = 0;
    std::uint32_t bottom = 0;
    std::uint8_t confidence = 100;  ///< Percent
    bool upright = true;            ///< Written from left to right.
    bool space_after = true;        ///< False: the next word continues this one.
    std::string text;               ///< UTF-8, never empty.
    friend bool operator==(const PdfWord&, const PdfWord&) = default;
};

/// The answer to a question.
struct PdfPage {
    enum class Kind : std::uint8_t {
        Text,   ///< The words are its text layer.
        Image,  ///< There is more ink on it than its text layer explains.
        Ocr,    ///< The words were read from an image of it.
        Blank,
        Failed,  ///< `trouble` says why.
    };
    Kind kind = Kind::Blank;
    std::uint32_t width = 0;  ///< Tenths of points
    std::uint32_t height = 0;
    bool truncated = false;  ///< It has more words than kMaxPageWords.
    std::string trouble;
    std::vector<PdfWord> words;
    friend bool operator==(const PdfPage&, const PdfPage&) = default;
};

[[nodiscard]] std::string encode_question(const PdfQuestion& question);
/// Corrupt when it is no question.
[[nodiscard]] Result<PdfQuestion> decode_question(std::string_view bytes);
[[nodiscard]] std::string encode_opening(const PdfOpening& opening);
/// Corrupt when damaged.
[[nodiscard]] Result<PdfOpening> decode_opening(std::string_view bytes);
[[nodiscard]] std::string encode_page(const PdfPage& page);
/// Corrupt when damaged or when a bound is not kept. Texts that are not UTF-8 are mended.
[[nodiscard]] Result<PdfPage> decode_page(std::string_view bytes);

}  // namespace reftel::sources
