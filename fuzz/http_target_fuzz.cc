// SPDX-License-Identifier: AGPL-3.0-or-later
// LINK: reftel::http
//
// Everything of a request that a stranger writes: the bytes of its header, the target, the host and
// the fields that choose an encoding or a version. Checks what handlers rely on: paths cannot
// climb, nothing holds control characters, all is UTF-8.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/assert.h"
#include "base/utf8.h"
#include "http/host_check.h"
#include "http/message.h"
#include "http/negotiation.h"
#include "http/request_reader.h"

namespace {

using reftel::http::Request;
using reftel::http::RequestReader;

bool has_control(std::string_view text, bool tab_allowed) {
    return std::ranges::any_of(text, [&](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && !(c == '\t' && tab_allowed)) || byte == 0x7F;
    });
}

void check_text(std::string_view text, bool tab_allowed) {
    REFTEL_ASSERT(!has_control(text, tab_allowed), "control characters are refused");
    REFTEL_ASSERT(reftel::find_invalid_utf8(text) == std::string_view::npos,
                  "decoded text is UTF-8");
}

void check_target(std::string_view target) {
    Request request;
    if (!reftel::http::parse_target(target, request)) {
        REFTEL_ASSERT(request.path.empty() && request.parameters.empty(),
                      "a failure changes nothing");
        return;
    }
    REFTEL_ASSERT(request.path.starts_with('/') && !request.path.starts_with("//"),
                  "a path of ours");
    REFTEL_ASSERT((request.path + '/').find("/../") == std::string::npos, "no way up");
    check_text(request.path, false);
    std::string again = "/?";
    for (const auto& [name, value] : request.parameters) {
        check_text(name, true);
        check_text(value, true);
        again +=
            reftel::http::percent_encode(name) + '=' + reftel::http::percent_encode(value) + '&';
    }
    Request second;
    if (reftel::http::parse_target(again, second)) {  // escapes may make it too long
        REFTEL_ASSERT(second.parameters == request.parameters, "encoded parameters come back");
    }
}

/// The same bytes whole and byte by byte must give the same request.
void check_reader(std::string_view bytes) {
    RequestReader whole;
    std::string received(bytes);
    if (whole.read(received) != RequestReader::State::Complete) {
        return;
    }
    RequestReader slow;
    std::string piece;
    auto state = RequestReader::State::NeedMore;
    for (std::size_t i = 0; i < bytes.size() && state == RequestReader::State::NeedMore; ++i) {
        piece += bytes[i];
        state = slow.read(piece);
    }
    REFTEL_ASSERT(state == RequestReader::State::Complete, "pieces make the same whole");
    REFTEL_ASSERT(slow.request().target == whole.request().target, "and the same target");
    REFTEL_ASSERT(slow.request().headers == whole.request().headers, "and the same headers");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    check_target(bytes);
    check_reader(bytes);
    const auto host = reftel::http::host_name(bytes);
    REFTEL_ASSERT(!has_control(host, false), "a host is a name");
    static_cast<void>(reftel::http::prefers_gzip(bytes));
    static_cast<void>(reftel::http::matches_etag(bytes, "\"tag\""));
    static_cast<void>(reftel::http::is_compressible(bytes));
    return 0;
}
