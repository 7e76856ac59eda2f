// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "sources/pdf_answer.h"

namespace reftel::pdf {

/// A PDF, opened by poppler. Only for a confined process: poppler reads hostile bytes.
class Document {
 public:
    /// Views `bytes`, which must outlive it, and takes the widths of huge images from them.
    /// `languages` are tesseract's: `eng+fra`.
    Document(std::span<char> bytes, std::string languages);
    ~Document();
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    [[nodiscard]] const sources::PdfOpening& opening() const { return opening_; }
    /// The words of the page's text layer, and whether they are all there is to see on it.
    [[nodiscard]] sources::PdfPage text(std::uint32_t page);
    /// The words that tesseract reads from an image of the page, laid as `how` says.
    [[nodiscard]] sources::PdfPage image(std::uint32_t page, sources::PdfQuestion::Kind how);

 private:
    struct State;
    std::unique_ptr<State> state_;
    sources::PdfOpening opening_;
};

}  // namespace reftel::pdf
