// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "sources/pdf_answer.h"

namespace tesseract {
class TessBaseAPI;
}

namespace reftel::pdf {

/// tesseract, started when the first page asks for it.
class Ocr {
 public:
    Ocr();
    ~Ocr();
    Ocr(const Ocr&) = delete;
    Ocr& operator=(const Ocr&) = delete;

    /// `tesseract 5.3.0`
    [[nodiscard]] static std::string engine();
    /// Of `eng+fra`, those whose tables are not installed: `fra`, or empty.
    [[nodiscard]] static std::string missing(const std::string& languages);

    /// True when it runs, started now or before.
    [[nodiscard]] bool start(const std::string& languages);
    /// The words of a grey image, a byte a dot.
    [[nodiscard]] sources::PdfPage read(const char* dots, int width, int height, int bytes_per_row,
                                        double resolution);

 private:
    std::unique_ptr<tesseract::TessBaseAPI> api_;
};

}  // namespace reftel::pdf
