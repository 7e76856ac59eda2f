// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sources/pdf_answer.h"
#include "sources/release_marks.h"
#include "sources/sniff.h"
#include "telegram/raw_telegram.h"
#include "telegram/telegram.h"

namespace reftel::sources {

/// What one page adds to a telegram: the page, or a part of it when a telegram ends and another
/// begins on it.
struct PdfPiece {
    std::uint32_t page = 0;  ///< From 1
    PdfPage::Kind kind = PdfPage::Kind::Text;
    std::string trouble;
    std::string text;
    std::vector<ReleaseMark> marks;
    bool released = false;  ///< It has marks of a release.
    std::string document;   ///< The document that its banner names.
    bool is_start = false;  ///< A telegram begins with it.
    std::optional<telegram::Mrn> mrn;
    bool is_section = false;  ///< Its class line says `SECTION 02 OF 03`.
    std::uint32_t words = 0;
    std::uint32_t confidence = 0;  ///< Sum over the words, in percent.
    bool truncated = false;
};

/// The pieces of a page; one without text when it could not be read.
[[nodiscard]] std::vector<PdfPiece> read_pdf_page(PdfPage page, std::uint32_t number,
                                                  bool released);

/// The pages of one telegram of a PDF, as they come.
class PdfDocument {
 public:
    /// False when `piece` begins another telegram.
    [[nodiscard]] bool accepts(const PdfPiece& piece) const;
    void add(PdfPiece piece);
    [[nodiscard]] bool is_empty() const { return pieces_.empty(); }
    /// `page 4`, `pages 2-5`
    [[nodiscard]] std::string pages_text() const;
    /// Why no telegram can be made of it.
    [[nodiscard]] std::optional<Refusal> reason_to_refuse() const;
    /// Sets message, what is published and notes. `raw.original` is set; `engine` names what did
    /// the OCR.
    void fill(telegram::RawTelegram& raw, const std::string& engine) const;

 private:
    [[nodiscard]] std::vector<std::uint32_t> pages_of(PdfPage::Kind kind) const;
    [[nodiscard]] bool has_text() const;
    void note_pages(telegram::RawTelegram& raw, const std::string& engine) const;
    void note_release(telegram::RawTelegram& raw) const;

    std::vector<PdfPiece> pieces_;
    std::string document_;
    std::optional<telegram::Mrn> mrn_;
    std::size_t text_size_ = 0;
};

}  // namespace reftel::sources
