// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <zlib.h>

#include <string>
#include <string_view>

namespace reftel::http::testing {

/// The bytes of one gzip member of at most 1 MB; empty when it is none.
inline std::string gunzip(std::string_view zipped) {
    std::string out(1U << 20U, '\0');
    z_stream stream{};
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(zipped.data()));
    stream.avail_in = static_cast<uInt>(zipped.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const bool ready = ::inflateInit2(&stream, 15 + 16) == Z_OK;
    const bool complete = ready && ::inflate(&stream, Z_FINISH) == Z_STREAM_END;
    ::inflateEnd(&stream);
    out.resize(complete ? stream.total_out : 0);
    return out;
}

}  // namespace reftel::http::testing
