// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"
#include "sources/limits.h"
#include "sources/pdf_document.h"
#include "sources/pdf_layout.h"
#include "sources/pdf_process.h"
#include "sources/published.h"
#include "sources/readers.h"
#include "sources/release_marks.h"

// A PDF, page by page. The original is the whole file; reftel-pdf gives the words of each page,
// from its text layer or by OCR, and they become the message: a text whose bytes are in no place of
// the file, so its recipe holds them, and no later reading needs OCR again. Which bytes of it are
// which page stands in a note.
//
// A release under the Freedom of Information Act often holds many telegrams. A new one begins
// where a banner names another document, or where a page begins with a telegram's header. All have
// the same original and are told apart by Provenance::offset.

namespace reftel::sources {
namespace {

using telegram::RawTelegram;
using Clock = std::chrono::steady_clock;

/// Words of a page that lies upside down are read with a mean confidence below this percentage, and
/// so are photographs: then the page is turned.
constexpr std::size_t kDoubtful = 60;

/// Mean confidence of the words, by their letters.
std::size_t certainty(const PdfPage& page) {
    std::size_t letters = 0;
    std::size_t sum = 0;
    for (const PdfWord& word : page.words) {
        letters += word.text.size();
        sum += word.text.size() * word.confidence;
    }
    return letters == 0 ? 0 : sum / letters;
}

/// Whether words are wider than high. tesseract reads those of a page that lies on its side as well
/// as others, but where they stand then makes no lines.
bool is_level(const PdfPage& page) {
    std::ptrdiff_t wide = 0;
    for (const PdfWord& word : page.words) {
        constexpr std::size_t kTellingLetters = 3;
        if (word.text.size() >= kTellingLetters) {
            wide += word.right - word.left >= word.bottom - word.top ? 1 : -1;
        }
    }
    return wide >= 0;
}

bool reads_well(const PdfPage& page) {
    return page.kind == PdfPage::Kind::Ocr && certainty(page) >= kDoubtful && is_level(page);
}

class PdfReader final : public Reader {
 public:
    explicit PdfReader(Input input)
        : from_(input.from),
          options_(input.options != nullptr ? *input.options : ReadOptions()),
          window_(input) {}

    Result<std::optional<Item>> next() override {
        if (!begun_) {
            begun_ = true;
            if (std::optional<Unread> refusal = begin()) {
                process_.reset();
                return std::optional<Item>(std::move(*refusal));
            }
        }
        while (ready_.empty() && process_) {
            if (page_ < pages_) {
                read_page();
            } else {
                finish();
            }
        }
        if (ready_.empty()) {
            return std::optional<Item>();
        }
        Item item = std::move(ready_.front());
        ready_.pop_front();
        return std::optional<Item>(std::move(item));
    }

 private:
    /// Opens the PDF; or why it cannot be read.
    std::optional<Unread> begin() {
        window_.want(kMaxPdfBytes + 1);
        size_ = window_.view().size();
        if (size_ > kMaxPdfBytes) {
            return Unread{from_, drain(window_), "too-large", "this PDF is larger than 64 MB"};
        }
        bytes_ = window_.view();
        auto process = PdfProcess::open(bytes_, options_.ocr_languages);
        if (!process) {
            Unread out = unread(from_, process.error());
            out.bytes = size_;
            if (process.error().kind != Error::Kind::Unsupported) {
                out.rule = "pdf-damaged";
                out.reason = "this PDF cannot be opened: " + out.reason;
            }
            return out;
        }
        process_ = std::move(*process);
        const PdfOpening& opening = process_->opening();
        if (opening.status == PdfOpening::Status::Locked) {
            return Unread{from_, size_, "encrypted", "this PDF is protected by a password"};
        }
        if (opening.status == PdfOpening::Status::Damaged || opening.pages == 0) {
            return Unread{from_, size_, "pdf-damaged", "this PDF is damaged: it has no pages"};
        }
        pages_ = std::min(opening.pages, kMaxPdfPages);
        return std::nullopt;
    }

    void read_page() {
        if (options_.working && !options_.working(step())) {
            stopped_ = true;
            pages_ = page_;
            return;
        }
        PdfPage page = process_->ask({PdfQuestion::Kind::Text, page_}, kPdfTextSeconds);
        if (page.kind == PdfPage::Kind::Image) {
            page = read_image(std::move(page));
        }
        ++page_;
        add(std::move(page));
    }

    [[nodiscard]] std::string step() const {
        const std::string& path = from_.member.empty() ? from_.source : from_.member;
        return fmt::format("page {} of {} of {}", page_ + 1, pages_, base_name(path));
    }

    /// By OCR, unless the text layer has more after all.
    PdfPage read_image(PdfPage layer) {
        if (!options_.ocr) {
            return layer;
        }
        PdfPage out;
        out.kind = PdfPage::Kind::Failed;
        if (!process_->opening().ocr_missing.empty()) {
            out.trouble = fmt::format(
                "tesseract has no tables for {}; install them (apt-get install tesseract-ocr-{})",
                process_->opening().ocr_missing, process_->opening().ocr_missing);
        } else if (ocr_time_ > std::chrono::seconds(kPdfTotalOcrSeconds)) {
            out.trouble = "OCR of the pages before it took two hours";
        } else {
            out = read_straight();
        }
        const bool more = count_letters(out) > count_letters(layer);
        if (!more && out.kind != PdfPage::Kind::Failed && !layer.words.empty()) {
            layer.kind = PdfPage::Kind::Text;
            return layer;
        }
        return out;
    }

    /// By OCR as the page lies, or turned to where it reads well; as it lies when it never does.
    PdfPage read_straight() {
        PdfPage out = recognise(PdfQuestion::Kind::Image);
        if (out.kind == PdfPage::Kind::Failed || reads_well(out)) {
            return out;
        }
        using Kind = PdfQuestion::Kind;
        std::array turns = {Kind::OnLeft, Kind::OnRight, Kind::Upside};
        if (is_level(out)) {
            turns = {Kind::Upside, Kind::OnLeft, Kind::OnRight};
        }
        for (const Kind how : turns) {
            PdfPage turned = recognise(how);
            if (reads_well(turned)) {
                return turned;
            }
        }
        return out;
    }

    PdfPage recognise(PdfQuestion::Kind how) {
        const auto began = Clock::now();
        PdfPage out = process_->ask({how, page_}, kPdfOcrSeconds);
        ocr_time_ += Clock::now() - began;
        return out;
    }

    static std::size_t count_letters(const PdfPage& page) {
        std::size_t out = 0;
        for (const PdfWord& word : page.words) {
            out += word.text.size();
        }
        return out;
    }

    /// Puts a page to the telegram under way, or begins another with it.
    void add(PdfPage page) {
        for (PdfPiece& piece : read_pdf_page(std::move(page), page_, released_)) {
            released_ = released_ || piece.released;
            if (!document_.accepts(piece)) {
                give(false);
            }
            document_.add(std::move(piece));
        }
    }

    /// The telegram under way is whole; `last` when it ends the file.
    void give(bool last) {
        PdfDocument done = std::exchange(document_, PdfDocument());
        if (done.is_empty()) {
            return;
        }
        const bool only = last && part_ == 0;
        telegram::Provenance from = from_;
        if (!only) {
            ++part_;
            from.member += (from.member.empty() ? "" : "!") + done.pages_text();
        }
        if (auto reason = done.reason_to_refuse()) {
            refused_.push_back(
                Unread{std::move(from), 0, std::string(reason->rule), std::move(reason->reason)});
            return;
        }
        RawTelegram raw;
        raw.original = bytes_;
        raw.from = std::move(from);
        raw.from.offset = only ? 0 : part_;
        done.fill(raw, process_->opening().ocr_engine + " (" + options_.ocr_languages + ")");
        if (only) {
            take_id_of_file_name(raw);
        }
        note_early_end(raw, window_);
        given_ = true;
        ready_.emplace_back(std::move(raw));
    }

    void finish() {
        if (!stopped_) {
            give(true);
            tell_pages_left();
        } else {
            refused_.push_back(
                Unread{from_, 0, "interrupted",
                       fmt::format("reading it was given up at page {}", page_ + 1)});
        }
        if (!given_ && !refused_.empty()) {
            refused_.front().bytes = size_;
        }
        if (!given_ && refused_.empty()) {
            refused_.push_back(
                Unread{from_, size_, "no-telegram", "there is no text on the pages of this PDF"});
        }
        std::move(refused_.begin(), refused_.end(), std::back_inserter(ready_));
        process_.reset();
    }

    void tell_pages_left() {
        const std::uint32_t all = process_->opening().pages;
        if (all > kMaxPdfPages) {
            refused_.push_back(Unread{
                from_, 0, "too-large",
                fmt::format("of the {} pages of this PDF the first {} were read; cut it in parts",
                            all, kMaxPdfPages)});
        }
    }

    const telegram::Provenance from_;
    const ReadOptions options_;
    Window window_;
    std::string bytes_;
    std::uint64_t size_ = 0;
    std::unique_ptr<PdfProcess> process_;
    std::uint32_t pages_ = 0;
    std::uint32_t page_ = 0;  ///< Read so far.
    Clock::duration ocr_time_{};
    bool begun_ = false;
    bool stopped_ = false;
    bool released_ = false;  ///< A page had marks of a release.
    bool given_ = false;
    PdfDocument document_;  ///< The telegram under way.
    std::uint32_t part_ = 0;
    std::vector<Unread> refused_;
    std::deque<Item> ready_;
};

bool recognises(std::string_view /*name*/, std::string_view head) {
    return trim_left(head.substr(0, 1024)).starts_with("%PDF-");
}

std::unique_ptr<Reader> open(Input input) {
    return std::make_unique<PdfReader>(std::move(input));
}

}  // namespace

constinit const ReaderKind pdf_reader{"pdf", "A PDF, with a text layer or scanned", recognises,
                                      open, true};

}  // namespace reftel::sources
