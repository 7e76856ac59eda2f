// SPDX-License-Identifier: AGPL-3.0-or-later
//
// reftel-pdf: takes one PDF apart for reftel, as a process of its own, so that nothing a PDF does
// to poppler or tesseract reaches the archive.
//
//   descriptor 0   socket: questions in, answers out, each answer after its length (4 bytes)
//   descriptor 3   the PDF
//   argument 1     languages for OCR: eng+fra
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <span>
#include <string>
#include <string_view>

#include "pdf/confine.h"
#include "pdf/document.h"
#include "sources/limits.h"
#include "sources/pdf_answer.h"

namespace {

constexpr int kSocket = 0;
constexpr int kFile = 3;

/// False when the other side is gone.
bool take(std::array<char, reftel::sources::kPdfQuestionBytes>& out) {
    std::size_t got = 0;
    while (got < out.size()) {
        const ssize_t count = ::read(kSocket, out.data() + got, out.size() - got);
        if (count <= 0) {
            return false;
        }
        got += static_cast<std::size_t>(count);
    }
    return true;
}

bool give(std::string_view answer) {
    std::string frame;
    for (unsigned shift = 0; shift < 32; shift += 8) {
        frame += static_cast<char>(static_cast<unsigned char>(answer.size() >> shift));
    }
    frame += answer;
    std::string_view rest(frame);
    while (!rest.empty()) {
        const ssize_t count = ::send(kSocket, rest.data(), rest.size(), MSG_NOSIGNAL);
        if (count <= 0) {
            return false;
        }
        rest.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

/// The bytes of the file, to be changed here alone.
std::span<char> map_file() {
    struct stat status {};
    if (::fstat(kFile, &status) != 0 || status.st_size <= 0) {
        return {};
    }
    const auto size = static_cast<std::size_t>(status.st_size);
    void* const bytes = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE, kFile, 0);
    return bytes == MAP_FAILED ? std::span<char>()
                               : std::span<char>(static_cast<char*>(bytes), size);
}

void serve(std::span<char> bytes, const char* languages) {
    using reftel::sources::PdfQuestion;
    reftel::pdf::Document document(bytes, languages);
    std::array<char, reftel::sources::kPdfQuestionBytes> question{};
    bool open = give(reftel::sources::encode_opening(document.opening()));
    while (open && take(question)) {
        const auto asked = reftel::sources::decode_question({question.data(), question.size()});
        if (!asked) {
            return;
        }
        open = give(reftel::sources::encode_page(asked->kind == PdfQuestion::Kind::Text
                                                     ? document.text(asked->page)
                                                     : document.image(asked->page, asked->kind)));
    }
}

}  // namespace

int main(int argc, char** argv) {
    struct stat status {};
    if (argc != 2 || ::fstat(kSocket, &status) != 0 || !S_ISSOCK(status.st_mode)) {
        std::fputs("reftel-pdf takes PDFs apart for reftel and is not for use by hand\n", stderr);
        return 2;
    }
    reftel::pdf::confine();
    try {
        serve(map_file(), argv[1]);
    } catch (...) {
        ::_exit(1);  // whoever asked sees the socket close
    }
    ::_exit(0);  // no destructors of libraries after what they have read
}
