// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sources/sniff.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "sources/decode.h"
#include "sources/limits.h"

namespace reftel::sources {
namespace {

struct Magic {
    std::size_t offset;
    std::string_view bytes;
    std::string_view name;
};

template <std::size_t kSize>
constexpr std::string_view bytes(const char (&text)[kSize]) {
    return {text, kSize - 1};  // NULs included
}

constexpr std::array kNotText = {
    Magic{0, "\xFF\xD8\xFF", "a JPEG image"},
    Magic{0, "\x89PNG\r\n\x1A\n", "a PNG image"},
    Magic{0, "GIF8", "a GIF image"},
    Magic{0, bytes("II*\0"), "a TIFF image"},
    Magic{0, bytes("MM\0*"), "a TIFF image"},
    Magic{8, "WEBP", "a WebP image"},
    Magic{8, "WAVE", "a sound"},
    Magic{8, "AVI ", "a film"},
    Magic{4, "ftyp", "a film, sound or image (MPEG-4)"},
    Magic{0, "\x1A\x45\xDF\xA3", "a film (Matroska)"},
    Magic{0, "OggS", "a sound or film (Ogg)"},
    Magic{0, "ID3", "a sound (MP3)"},
    Magic{0, "fLaC", "a sound (FLAC)"},
    Magic{0,
          "\x7F"
          "ELF",
          "a program (ELF)"},
    Magic{0, bytes("MZ\x90\0"), "a program for Windows"},
    Magic{0, "\xCF\xFA\xED\xFE", "a program for macOS"},
    Magic{0, "\xCA\xFE\xBA\xBE", "a program (Java or macOS)"},
    Magic{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
          "an old Word, Excel or Outlook file; save it as text first"},
    Magic{0, "{\\rtf", "a rich text (RTF) file; save it as text first"},
    Magic{0, "Rar!\x1A\x07", "a RAR archive, which is not read; unpack it first"},
    Magic{0, bytes("SQLite format 3\0"), "an SQLite database"},
    Magic{0, "PGDMP", "a dump of a PostgreSQL database"},
    Magic{0, bytes("\0\x01\0\0Standard Jet DB"), "an Access database"},
    Magic{0, bytes("\0\x01\0\0Standard ACE DB"), "an Access database"},
    Magic{0, "wOF2", "a font"},
    Magic{0, "glTF", "a 3D model"},
    Magic{0, "%!PS", "a PostScript file; its text has to be taken out first"},
    Magic{0, "!<arch>\n", "a library of a program"},
    Magic{0, "LZIP", "an lzip file, which is not read; unpack it first"},
    Magic{0, bytes("\x04\x22\x4D\x18"), "an LZ4 file, which is not read; unpack it first"},
    Magic{0, "MSCF", "a cabinet file, which is not read; unpack it first"},
};

constexpr std::array kNotTelegram = {
    Magic{0, "<?xml", "XML"},
    Magic{0, "<rss", "XML"},
    Magic{0, "<svg", "an SVG image"},
    Magic{0, "-- MySQL dump", "a dump of a MySQL database"},
    Magic{0, "-- MariaDB dump", "a dump of a MariaDB database"},
    Magic{0, "--\n-- PostgreSQL database dump", "a dump of a PostgreSQL database"},
    Magic{0, "-----BEGIN PGP MESSAGE", "an encrypted message (PGP)"},
    Magic{0, "#!/", "a script"},
};

bool has(std::string_view head, const Magic& magic) {
    return head.size() > magic.offset && head.substr(magic.offset).starts_with(magic.bytes);
}

std::string_view without_mark(std::string_view head) {
    return trim_left(head.starts_with("\xEF\xBB\xBF") ? head.substr(3) : head);
}

/// `{ "` or `[ {`, `[ "`, `[ [`: a telegram opens with none of them.
bool is_json(std::string_view text) {
    if (text.empty() || (text.front() != '{' && text.front() != '[')) {
        return false;
    }
    const bool object = text.front() == '{';
    const std::string_view inner = trim_left(text.substr(1));
    if (inner.empty()) {
        return false;
    }
    const char c = inner.front();
    return c == '"' || (object ? c == '}' : c == '{' || c == '[' || c == ']');
}

/// Control codes that neither text nor teletype uses.
bool is_binary_code(char c) {
    const auto code = static_cast<unsigned char>(c);
    constexpr std::string_view kTeletype =
        "\a\b\t\n\v\f\r\x01\x02\x03\x04\x05\x0E\x0F\x11\x13\x1A\x1B\x1C\x1D\x1E\x1F";
    return code < 0x20 && code != 0 && kTeletype.find(c) == std::string_view::npos;
}

std::optional<Refusal> refuse_binary(std::string_view head) {
    const auto nuls = static_cast<std::size_t>(std::count(head.begin(), head.end(), '\0'));
    const auto codes =
        static_cast<std::size_t>(std::count_if(head.begin(), head.end(), is_binary_code));
    if (nuls == head.size()) {
        return Refusal{"not-text", "there is nothing in it but NUL bytes"};
    }
    // Random bytes have one in twenty-five; a text has one or two by accident.
    if (nuls + codes > 2 && (nuls + codes) * 50 > head.size()) {
        return Refusal{"not-text", "this is binary data of an unknown kind"};
    }
    return std::nullopt;
}

std::optional<Refusal> refuse_short(std::string_view head) {
    if (head.empty()) {
        return Refusal{"empty", "the file is empty"};
    }
    if (head.starts_with("PK\x05\x06")) {
        return Refusal{"empty", "there is nothing in this container"};
    }
    const std::string_view text = trim(without_mark(head));
    if (text.empty() && head.size() < kHeadSize) {
        return Refusal{"empty", "there is nothing in it but white space"};
    }
    if (!text.empty() && text.size() < kMinTelegramBytes && head.size() < kHeadSize) {
        return Refusal{"not-a-telegram", fmt::format("{} byte{} can be no telegram", text.size(),
                                                     text.size() == 1 ? "" : "s")};
    }
    return std::nullopt;
}

}  // namespace

std::optional<Refusal> recognise_no_telegram(std::string_view head) {
    for (const Magic& magic : kNotText) {
        if (has(head, magic)) {
            return Refusal{"not-text", fmt::format("this is {}", magic.name)};
        }
    }
    if (detect_utf16(head)) {
        const bool tiny = head.size() < 2 * kMinTelegramBytes;
        return tiny ? std::optional(
                          Refusal{"not-a-telegram", "a few letters of UTF-16 can be no telegram"})
                    : std::nullopt;
    }
    if (auto refusal = refuse_short(head)) {
        return refusal;
    }
    if (auto refusal = refuse_binary(head)) {
        return refusal;
    }
    const std::string_view text = without_mark(head);
    // A page that says it is XML is a page.
    const bool page = to_lower(text.substr(0, 500)).find("<html") != std::string::npos;
    for (const Magic& magic : kNotTelegram) {
        if (!page && has(text, magic)) {
            return Refusal{"not-a-telegram", fmt::format("this is {}", magic.name)};
        }
    }
    if (is_json(text)) {
        return Refusal{"not-a-telegram", "this is JSON"};
    }
    return std::nullopt;
}

std::optional<ContainerKind> recognise_container(std::string_view head) {
    if (head.starts_with("PK\x03\x04") || head.starts_with("PK\x07\x08")) {
        return ContainerKind::Zip;
    }
    if (head.starts_with("7z\xBC\xAF\x27\x1C")) {
        return ContainerKind::SevenZip;
    }
    if (head.size() > 262 && head.substr(257).starts_with("ustar")) {
        return ContainerKind::Tar;
    }
    const bool packed = head.starts_with("\x1F\x8B\x08") || head.starts_with("BZh") ||
                        head.starts_with(bytes("\xFD"
                                               "7zXZ\0")) ||
                        head.starts_with("\x28\xB5\x2F\xFD");
    return packed ? std::optional(ContainerKind::Compressed) : std::nullopt;
}

}  // namespace reftel::sources
