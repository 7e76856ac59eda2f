// SPDX-License-Identifier: AGPL-3.0-or-later
#include "pdf/ocr.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include "base/text.h"
#include "sources/limits.h"

namespace reftel::pdf {
namespace {

using sources::PdfPage;
using sources::PdfWord;

/// Where Debian puts the tables, unless TESSDATA_PREFIX says otherwise.
std::string tables_folder() {
    const char* const own = std::getenv("TESSDATA_PREFIX");
    return own != nullptr ? own : "/usr/share/tesseract-ocr/5/tessdata";
}

PdfWord word_at(const tesseract::ResultIterator& at, double resolution) {
    PdfWord out;
    const std::unique_ptr<char[]> text(at.GetUTF8Text(tesseract::RIL_WORD));
    out.text = text ? std::string(text.get()).substr(0, sources::kMaxWordBytes) : std::string();
    std::array<int, 4> box{};
    at.BoundingBox(tesseract::RIL_WORD, &box[0], &box[1], &box[2], &box[3]);
    const auto place = [&](int dots) {
        return static_cast<std::uint32_t>(std::max(0.0, dots * 720.0 / resolution));
    };
    out.left = place(box[0]);
    out.top = place(box[1]);
    out.right = std::max(out.left, place(box[2]));
    out.bottom = std::max(out.top, place(box[3]));
    out.confidence =
        static_cast<std::uint8_t>(std::clamp(at.Confidence(tesseract::RIL_WORD), 0.0F, 100.0F));
    return out;
}

}  // namespace

Ocr::Ocr() = default;
Ocr::~Ocr() = default;

std::string Ocr::engine() {
    return std::string("tesseract ") + tesseract::TessBaseAPI::Version();
}

std::string Ocr::missing(const std::string& languages) {
    std::string out;
    for (const std::string_view language : split(languages, '+')) {
        const std::string path = tables_folder() + "/" + std::string(language) + ".traineddata";
        if (::access(path.c_str(), R_OK) != 0) {
            out += (out.empty() ? "" : ", ") + std::string(language);
        }
    }
    return out;
}

bool Ocr::start(const std::string& languages) {
    if (api_) {
        return true;
    }
    auto api = std::make_unique<tesseract::TessBaseAPI>();
    api->SetVariable("debug_file", "/dev/null");
    if (api->Init(tables_folder().c_str(), languages.c_str(), tesseract::OEM_LSTM_ONLY) != 0) {
        return false;
    }
    api->SetPageSegMode(tesseract::PSM_AUTO);
    api_ = std::move(api);
    return true;
}

PdfPage Ocr::read(const char* dots, int width, int height, int bytes_per_row, double resolution) {
    api_->SetImage(reinterpret_cast<const unsigned char*>(dots), width, height, 1, bytes_per_row);
    api_->SetSourceResolution(static_cast<int>(resolution));
    PdfPage out;
    out.kind = PdfPage::Kind::Ocr;
    out.width = static_cast<std::uint32_t>(width * 720.0 / resolution);
    out.height = static_cast<std::uint32_t>(height * 720.0 / resolution);
    if (api_->Recognize(nullptr) != 0) {
        out.kind = PdfPage::Kind::Failed;
        out.trouble = "tesseract cannot read it";
        return out;
    }
    const std::unique_ptr<tesseract::ResultIterator> at(api_->GetIterator());
    while (at && !at->Empty(tesseract::RIL_WORD)) {
        if (out.words.size() == sources::kMaxPageWords) {
            out.truncated = true;
            break;
        }
        PdfWord word = word_at(*at, resolution);
        if (!trim(word.text).empty()) {
            out.words.push_back(std::move(word));
        }
        if (!at->Next(tesseract::RIL_WORD)) {
            break;
        }
    }
    out.kind = out.words.empty() ? PdfPage::Kind::Blank : PdfPage::Kind::Ocr;
    api_->Clear();
    return out;
}

}  // namespace reftel::pdf
