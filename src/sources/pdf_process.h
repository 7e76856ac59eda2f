// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "sources/pdf_answer.h"

namespace reftel::sources {

/// reftel-pdf at work on one PDF: a process of its own with little memory and no rights, so that no
/// PDF can end, fill or take over this one. It is given so long for a page and is started anew when
/// a page ends it.
class PdfProcess {
 public:
    /// Opens the PDF. Unsupported when reftel-pdf does not lie beside this program; Limit when
    /// opening takes too long; Corrupt when it ends the process; Io.
    [[nodiscard]] static Result<std::unique_ptr<PdfProcess>> open(std::string_view pdf,
                                                                  std::string languages);
    ~PdfProcess();
    PdfProcess(const PdfProcess&) = delete;
    PdfProcess& operator=(const PdfProcess&) = delete;

    [[nodiscard]] const PdfOpening& opening() const { return opening_; }
    /// Waits at most `seconds`. A page that cannot be read is one of kind Failed.
    [[nodiscard]] PdfPage ask(const PdfQuestion& question, int seconds);

 private:
    PdfProcess(int file, std::string languages) : file_(file), languages_(std::move(languages)) {}
    [[nodiscard]] Result<void> start();
    [[nodiscard]] Result<std::string> answer(int seconds);
    /// Ends the process and says why it ended when it did so by itself.
    std::string stop();

    const int file_;  ///< The PDF, in memory
    const std::string languages_;
    int socket_ = -1;
    pid_t process_ = -1;
    int starts_ = 0;
    PdfOpening opening_;
};

}  // namespace reftel::sources
