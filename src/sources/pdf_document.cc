// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sources/pdf_document.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "sources/limits.h"
#include "sources/pdf_layout.h"

namespace reftel::sources {
namespace {

using telegram::RawTelegram;
using Kind = PdfPage::Kind;

/// `1-3, 7` of pages in order.
std::string page_list(const std::vector<std::uint32_t>& pages) {
    std::string out;
    for (std::size_t i = 0; i < pages.size();) {
        std::size_t end = i + 1;
        while (end < pages.size() && pages[end] <= pages[end - 1] + 1) {
            ++end;
        }
        out += out.empty() ? "" : ", ";
        out += pages[i] == pages[end - 1] ? fmt::format("{}", pages[i])
                                          : fmt::format("{}-{}", pages[i], pages[end - 1]);
        i = end;
    }
    return out;
}

std::string named_pages(const std::vector<std::uint32_t>& pages) {
    const bool one = !pages.empty() && pages.front() == pages.back();
    return (one ? "page " : "pages ") + page_list(pages);
}

/// The second page of a print, not the first: `PAGE 02 ZENDA ...`.
bool continues_print(std::string_view text) {
    std::string_view first = trim_left(text);
    first = first.substr(0, first.find('\n'));
    if (!starts_with_fold(first, "PAGE ")) {
        return false;
    }
    const std::string_view number = trim_left(first.substr(5));
    return number.size() > 1 && !number.starts_with("01") && !number.starts_with("1 ");
}

/// Reads of a piece what tells whether a telegram begins with it.
void look_for_start(PdfPiece& piece, telegram::Telegram& parsed) {
    telegram::parse(piece.text, parsed);
    piece.mrn = parsed.mrn;
    piece.is_section = parsed.sections_total > 1;
    const std::string_view first = trim_left(piece.text);
    const bool header = parsed.dtg && !parsed.from.empty();
    piece.is_start = (header || first.starts_with("VZCZC") || first.starts_with("ZCZC")) &&
                     !continues_print(piece.text);
}

/// Between two pages: an empty line where the first ends a paragraph, as far as can be seen.
std::string_view between(std::string_view before, std::string_view after) {
    before = trim_right(before);
    after = trim_left(after);
    if (before.empty() || after.empty()) {
        return "";
    }
    const std::string_view kEnds = ".:!?)\"";
    const bool ends = kEnds.find(before.back()) != std::string_view::npos;
    return ends && !is_lower(after.front()) ? "\n" : "";
}

std::string describe(const PdfPiece& piece, const ReleaseMark& mark) {
    return fmt::format(
        "{} (page {}, {} points from the left and {} from the top, before line {} of the page)",
        mark.text, piece.page, mark.left, mark.top, mark.line + 1);
}

std::string_view rule_of(ReleaseMark::Kind kind) {
    switch (kind) {
        case ReleaseMark::Kind::Banner:
            return "release-banner";
        case ReleaseMark::Kind::Release:
            return "release-decision";
        case ReleaseMark::Kind::Exemption:
            return "release-exemption";
        case ReleaseMark::Kind::Reviewer:
            return "release-reviewer";
        case ReleaseMark::Kind::Stamp:
            return "page-stamp";
    }
    return "page-stamp";
}

/// One run for the whole text: a PDF has no byte for each of its letters. It goes on from the first
/// byte again where the text is longer than the file.
OffsetMap map_into(std::size_t text, std::size_t original) {
    OffsetMap out;
    for (std::size_t at = 0; original > 0 && at < text; at += original) {
        out.add(static_cast<std::uint32_t>(at), 0);
    }
    return out;
}

}  // namespace

std::vector<PdfPiece> read_pdf_page(PdfPage page, std::uint32_t number, bool released) {
    PdfPiece whole;
    whole.page = number;
    whole.kind = page.kind;
    whole.trouble = page.trouble;
    whole.truncated = page.truncated;
    if (page.kind == Kind::Image || page.kind == Kind::Failed) {
        return {std::move(whole)};
    }
    for (const PdfWord& word : page.words) {
        ++whole.words;
        whole.confidence += word.confidence;
    }
    PrintPage print = lay_out(std::move(page));
    whole.marks = take_release_marks(print, released);
    for (const ReleaseMark& mark : whole.marks) {
        whole.released = whole.released || mark.kind != ReleaseMark::Kind::Stamp;
        if (mark.kind == ReleaseMark::Kind::Banner && whole.document.empty()) {
            whole.document = read_release_banner(mark.text).document;
        }
    }
    const std::string text = to_text(print);
    const std::vector<std::size_t> starts = telegram::find_telegram_starts(text);
    telegram::Telegram parsed;
    std::vector<PdfPiece> out;
    for (std::size_t i = 0; i < starts.size(); ++i) {
        PdfPiece piece = i == 0 ? std::move(whole) : PdfPiece();
        piece.page = number;
        piece.kind = i == 0 ? piece.kind : out[0].kind;
        piece.text = text.substr(starts[i],
                                 (i + 1 < starts.size() ? starts[i + 1] : text.size()) - starts[i]);
        look_for_start(piece, parsed);
        piece.is_start = piece.is_start || (i > 0 && !trim(piece.text).empty());
        out.push_back(std::move(piece));
    }
    return out;
}

bool PdfDocument::accepts(const PdfPiece& piece) const {
    if (pieces_.empty()) {
        return true;
    }
    if (text_size_ + piece.text.size() > kMaxTelegramBytes) {
        return false;
    }
    if (!piece.document.empty() && !document_.empty()) {
        return piece.document == document_;
    }
    const bool same = piece.mrn && mrn_ && *piece.mrn == *mrn_ && piece.is_section;
    return !piece.is_start || same;
}

void PdfDocument::add(PdfPiece piece) {
    text_size_ += piece.text.size() + 1;
    if (document_.empty()) {
        document_ = piece.document;
    }
    if (!mrn_) {
        mrn_ = piece.mrn;
    }
    pieces_.push_back(std::move(piece));
}

std::vector<std::uint32_t> PdfDocument::pages_of(PdfPage::Kind kind) const {
    std::vector<std::uint32_t> out;
    for (const PdfPiece& piece : pieces_) {
        if (piece.kind == kind) {
            out.push_back(piece.page);
        }
    }
    return out;
}

std::string PdfDocument::pages_text() const {
    const std::uint32_t first = pieces_.front().page;
    const std::uint32_t last = pieces_.back().page;
    return first == last ? fmt::format("page {}", first) : fmt::format("pages {}-{}", first, last);
}

bool PdfDocument::has_text() const {
    return std::any_of(pieces_.begin(), pieces_.end(),
                       [](const PdfPiece& piece) { return !trim(piece.text).empty(); });
}

std::optional<Refusal> PdfDocument::reason_to_refuse() const {
    const auto images = pages_of(Kind::Image);
    if (!images.empty()) {
        return Refusal{"scanned",
                       fmt::format("{} of this PDF {} and OCR is switched off", named_pages(images),
                                   images.size() == 1 ? "is an image" : "are images")};
    }
    if (has_text()) {
        return std::nullopt;
    }
    for (const PdfPiece& piece : pieces_) {
        if (piece.kind == Kind::Failed) {
            return Refusal{"pdf-damaged",
                           fmt::format("{} of this PDF cannot be read: {}",
                                       named_pages(pages_of(Kind::Failed)), piece.trouble)};
        }
    }
    return Refusal{"no-telegram", fmt::format("there is no text on {} of this PDF", pages_text())};
}

void PdfDocument::fill(RawTelegram& raw, const std::string& engine) const {
    MappedText made;
    std::string places;
    for (const PdfPiece& piece : pieces_) {
        made.text += between(made.text, piece.text);
        places += fmt::format("{}page {} from byte {}", places.empty() ? "" : ", ", piece.page,
                              made.text.size());
        made.text += piece.text;
    }
    made.map = map_into(made.text.size(), raw.original.size());
    raw.made = std::move(made);
    raw.notes.push_back({"pdf-pages", places, 0});
    note_pages(raw, engine);
    note_release(raw);
}

void PdfDocument::note_pages(RawTelegram& raw, const std::string& engine) const {
    std::uint64_t words = 0;
    std::uint64_t confidence = 0;
    for (const PdfPiece& piece : pieces_) {
        if (piece.kind == Kind::Failed) {
            raw.notes.push_back(
                {"page-not-read", fmt::format("page {}: {}", piece.page, piece.trouble), 0});
        }
        if (piece.truncated) {
            raw.notes.push_back(
                {"page-cut-short",
                 fmt::format("page {} has more than {} words", piece.page, kMaxPageWords), 0});
        }
        words += piece.kind == Kind::Ocr ? piece.words : 0;
        confidence += piece.kind == Kind::Ocr ? piece.confidence : 0;
    }
    if (words > 0) {
        raw.notes.push_back(
            {"ocr",
             fmt::format("{} read from an image by {}, mean confidence of words {} of 100",
                         named_pages(pages_of(Kind::Ocr)), engine, confidence / words),
             0});
    }
    const auto blank = pages_of(Kind::Blank);
    if (!blank.empty()) {
        raw.notes.push_back({"page-blank", named_pages(blank), 0});
    }
}

void PdfDocument::note_release(RawTelegram& raw) const {
    bool released = false;
    ReleaseBanner known;
    std::size_t count = 0;
    for (const PdfPiece& piece : pieces_) {
        for (const ReleaseMark& mark : piece.marks) {
            if (++count <= kMaxReleaseMarks) {
                raw.notes.push_back({std::string(rule_of(mark.kind)), describe(piece, mark), 0});
            }
            released = released || (mark.kind == ReleaseMark::Kind::Release &&
                                    starts_with_fold(mark.text, "RELEASE"));
            if (mark.kind == ReleaseMark::Kind::Banner) {
                const ReleaseBanner banner = read_release_banner(mark.text);
                known.case_number =
                    known.case_number.empty() ? banner.case_number : known.case_number;
                known.document = known.document.empty() ? banner.document : known.document;
                known.date = known.date ? known.date : banner.date;
            }
        }
    }
    if (count > kMaxReleaseMarks) {
        raw.notes.push_back(
            {"release-marks-more",
             fmt::format("{} more marks of the release are not listed", count - kMaxReleaseMarks),
             0});
    }
    for (const auto& [rule, value] : {std::pair{"release-case", known.case_number},
                                      std::pair{"release-document", known.document}}) {
        if (!value.empty()) {
            raw.notes.push_back({rule, value, 0});
        }
    }
    if (released) {
        raw.published.released = known.date;
    }
}

}  // namespace reftel::sources
