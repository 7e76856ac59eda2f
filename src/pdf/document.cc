// SPDX-License-Identifier: AGPL-3.0-or-later
#include "pdf/document.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include "pdf/image_claims.h"
#include "pdf/ocr.h"
#include "sources/limits.h"

// Scanned pages often carry a little text all the same: the banners a release stamped on them. So a
// page with few words is drawn small and its ink is counted outside of the words; ink that no word
// explains makes it an image.

namespace reftel::pdf {
namespace {

using sources::PdfOpening;
using sources::PdfPage;
using sources::PdfQuestion;
using sources::PdfWord;

/// With more words than this the text layer is all of the page.
constexpr std::size_t kEnoughWords = 60;
/// Resolution of the drawing in which ink is counted.
constexpr double kSketchResolution = 50;
/// Ink outside of words, in hundredths of a percent of the page: two lines of text have 30.
constexpr std::size_t kUnexplainedInk = 15;
constexpr std::size_t kAnyInk = 1;
constexpr const char* kHugeImage = "an image on it claims to have more than 600 million dots";
/// Share of letters no font table explains, in percent, beyond which the text layer is worthless.
constexpr std::size_t kMostOddLetters = 30;

std::uint32_t tenths(double points) {
    constexpr double kMost = 999'999;
    return static_cast<std::uint32_t>(std::clamp(points * 10, 0.0, kMost));
}

std::string to_utf8(const poppler::ustring& text) {
    const poppler::byte_array bytes = text.to_utf8();
    return {bytes.begin(), bytes.end()};
}

PdfWord word_of(const poppler::text_box& box) {
    const poppler::rectf at = box.bbox();
    PdfWord out;
    out.left = tenths(at.left());
    out.top = tenths(at.top());
    out.right = std::max(out.left, tenths(at.right()));
    out.bottom = std::max(out.top, tenths(at.bottom()));
    out.upright = box.rotation() == 0;
    out.space_after = box.has_space_after();
    out.text = to_utf8(box.text()).substr(0, sources::kMaxWordBytes);
    return out;
}

/// Letters that stand for no character: of a font without a table, or replaced.
bool is_worthless(const std::vector<PdfWord>& words) {
    std::size_t letters = 0;
    std::size_t odd = 0;
    for (const PdfWord& word : words) {
        for (std::size_t i = 0; i < word.text.size(); ++i) {
            const auto c = static_cast<unsigned char>(word.text[i]);
            letters += (c & 0xC0U) != 0x80U ? 1 : 0;
            // U+E000 to U+F8FF, private use, and U+FFFD; control codes.
            odd += c == 0xEE || c == 0xEF || c < 0x20 ? 1 : 0;
        }
    }
    return odd * 100 > letters * kMostOddLetters;
}

/// Dark dots of the drawing that no word covers, in hundredths of a percent.
std::size_t unexplained_ink(const poppler::image& drawing, const std::vector<PdfWord>& words) {
    const auto width = static_cast<std::size_t>(drawing.width());
    const auto height = static_cast<std::size_t>(drawing.height());
    std::vector<bool> covered(width * height);
    const auto dots = [](std::uint32_t place) { return place / 10.0 * kSketchResolution / 72; };
    for (const PdfWord& word : words) {
        const auto top = static_cast<std::size_t>(std::max(0.0, dots(word.top) - 1));
        const auto left = static_cast<std::size_t>(std::max(0.0, dots(word.left) - 1));
        for (std::size_t y = top; y < height && static_cast<double>(y) <= dots(word.bottom) + 1;
             ++y) {
            for (std::size_t x = left; x < width && static_cast<double>(x) <= dots(word.right) + 1;
                 ++x) {
                covered[y * width + x] = true;
            }
        }
    }
    constexpr unsigned char kDark = 160;
    std::size_t ink = 0;
    for (std::size_t y = 0; y < height; ++y) {
        const char* row =
            drawing.const_data() + y * static_cast<std::size_t>(drawing.bytes_per_row());
        for (std::size_t x = 0; x < width; ++x) {
            ink += static_cast<unsigned char>(row[x]) < kDark && !covered[y * width + x] ? 1 : 0;
        }
    }
    return ink * 10'000 / std::max<std::size_t>(1, width * height);
}

/// What lays a page straight that lies on a side or upside down.
poppler::rotation_enum turn_for(PdfQuestion::Kind how) {
    switch (how) {
        case PdfQuestion::Kind::OnLeft:
            return poppler::rotate_90;
        case PdfQuestion::Kind::OnRight:
            return poppler::rotate_270;
        case PdfQuestion::Kind::Upside:
            return poppler::rotate_180;
        case PdfQuestion::Kind::Text:
        case PdfQuestion::Kind::Image:
            return poppler::rotate_0;
    }
    return poppler::rotate_0;
}

PdfPage failed(std::string why) {
    PdfPage out;
    out.kind = PdfPage::Kind::Failed;
    out.trouble = std::move(why);
    return out;
}

}  // namespace

struct Document::State {
    std::unique_ptr<poppler::document> pdf;
    std::string languages;
    Ocr ocr;
    std::size_t huge_images = 0;  ///< Of the whole PDF; their widths were taken from them.
    bool bad_image = false;       ///< poppler met an image without a width.

    [[nodiscard]] bool refused_an_image() const { return bad_image && huge_images > 0; }

    /// Turned clockwise, beyond what the PDF says itself.
    [[nodiscard]] poppler::image draw(const poppler::page& page, double resolution,
                                      poppler::rotation_enum turn = poppler::rotate_0) {
        bad_image = false;
        poppler::page_renderer renderer;
        renderer.set_image_format(poppler::image::format_gray8);
        renderer.set_render_hints(poppler::page_renderer::antialiasing |
                                  poppler::page_renderer::text_antialiasing);
        return renderer.render_page(&page, resolution, resolution, -1, -1, -1, -1, turn);
    }
};

Document::Document(std::span<char> bytes, std::string languages)
    : state_(std::make_unique<State>()) {
    state_->huge_images = refuse_huge_images(bytes);
    poppler::set_debug_error_function(
        [](const std::string& message, void* state) {
            if (message.find("Bad image parameters") != std::string::npos) {
                static_cast<State*>(state)->bad_image = true;
            }
        },
        state_.get());
    state_->pdf.reset(
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
    opening_.ocr_engine = Ocr::engine();
    opening_.ocr_missing = Ocr::missing(languages);
    state_->languages = std::move(languages);
    if (state_->pdf == nullptr) {
        return;
    }
    opening_.status =
        state_->pdf->is_locked() ? PdfOpening::Status::Locked : PdfOpening::Status::Open;
    opening_.pages = state_->pdf->is_locked()
                         ? 0
                         : static_cast<std::uint32_t>(std::max(0, state_->pdf->pages()));
}

Document::~Document() = default;

PdfPage Document::text(std::uint32_t page) {
    const std::unique_ptr<poppler::page> at(
        page < opening_.pages ? state_->pdf->create_page(static_cast<int>(page)) : nullptr);
    if (at == nullptr) {
        return failed("it is damaged");
    }
    PdfPage out;
    const poppler::rectf size = at->page_rect();
    out.width = tenths(size.width());
    out.height = tenths(size.height());
    for (const poppler::text_box& box : at->text_list()) {
        if (out.words.size() == sources::kMaxPageWords) {
            out.truncated = true;
            break;
        }
        out.words.push_back(word_of(box));
    }
    out.kind = PdfPage::Kind::Text;
    if (is_worthless(out.words)) {
        out.kind = PdfPage::Kind::Image;
    } else if (out.words.size() < kEnoughWords && size.width() > 0 && size.height() > 0) {
        const double dots =
            size.width() * size.height() * kSketchResolution * kSketchResolution / 72 / 72;
        const double scale = std::min(1.0, std::sqrt(sources::kMaxPageDots / dots));
        const std::size_t ink =
            scale < 1 ? 0 : unexplained_ink(state_->draw(*at, kSketchResolution), out.words);
        out.kind = ink >= kUnexplainedInk               ? PdfPage::Kind::Image
                   : out.words.empty() && ink < kAnyInk ? PdfPage::Kind::Blank
                                                        : PdfPage::Kind::Text;
    }
    if (state_->refused_an_image()) {
        return failed(kHugeImage);
    }
    return out;
}

PdfPage Document::image(std::uint32_t page, PdfQuestion::Kind how) {
    const std::unique_ptr<poppler::page> at(
        page < opening_.pages ? state_->pdf->create_page(static_cast<int>(page)) : nullptr);
    if (at == nullptr) {
        return failed("it is damaged");
    }
    if (!state_->ocr.start(state_->languages)) {
        return failed("tesseract cannot be started");
    }
    const poppler::rectf size = at->page_rect();
    const double inches = size.width() * size.height() / 72 / 72;
    const double resolution = std::min(sources::kOcrResolution,
                                       std::sqrt(sources::kMaxPageDots / std::max(inches, 0.01)));
    const poppler::image drawing = state_->draw(*at, resolution, turn_for(how));
    if (state_->refused_an_image()) {
        return failed(kHugeImage);
    }
    if (!drawing.is_valid()) {
        return failed("it cannot be drawn");
    }
    return state_->ocr.read(drawing.const_data(), drawing.width(), drawing.height(),
                            drawing.bytes_per_row(), resolution);
}

}  // namespace reftel::pdf
