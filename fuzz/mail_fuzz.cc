// SPDX-License-Identifier: AGPL-3.0-or-later
// LINK: reftel::sources
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/assert.h"
#include "sources/mail_message.h"
#include "sources/mime_decode.h"

namespace {

void check(const reftel::MappedText& made, std::size_t size) {
    for (std::uint32_t i = 0; i < made.text.size(); ++i) {
        REFTEL_ASSERT(made.map.to_source(i) < size, "the map leads into the message");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using reftel::sources::TransferEncoding;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const reftel::Span all{0, static_cast<std::uint32_t>(size)};
    for (const auto encoding :
         {TransferEncoding::Plain, TransferEncoding::Base64, TransferEncoding::QuotedPrintable}) {
        check(reftel::sources::decode_transfer(bytes, all, encoding, true), size);
    }
    for (const char* charset : {"utf-8", "iso-2022-jp", "koi8-r", "utf-16"}) {
        check(*reftel::sources::decode_charset(bytes, charset), size);
    }
    const auto mail = reftel::sources::read_mail(bytes);
    if (mail.text) {
        REFTEL_ASSERT(mail.text->at.begin <= mail.text->at.end && mail.text->at.end <= size,
                      "the text is in the message");
    }
    return 0;
}
