// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/gzip.h"

#include <zlib.h>

#include "http/limits.h"

namespace reftel::http {
namespace {

/// 15 bits of window, plus 16: zlib's way to ask for the gzip frame.
constexpr int kGzipWindow = 15 + 16;
constexpr int kMemoryLevel = 8;

/// A zlib compressor, released at the end of the scope.
class Deflater {
 public:
    Deflater() {
        ready_ = ::deflateInit2(&stream_, kGzipLevel, Z_DEFLATED, kGzipWindow, kMemoryLevel,
                                Z_DEFAULT_STRATEGY) == Z_OK;
    }
    ~Deflater() {
        if (ready_) {
            ::deflateEnd(&stream_);
        }
    }
    Deflater(const Deflater&) = delete;
    Deflater& operator=(const Deflater&) = delete;

    /// Nothing when the result does not fit into `room` bytes.
    std::optional<std::string> compress(std::string_view bytes, std::size_t room) {
        if (!ready_) {
            return std::nullopt;
        }
        std::string out(room, '\0');
        // zlib's interface predates const: it does not write to its input.
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
        stream_.avail_in = static_cast<uInt>(bytes.size());
        stream_.next_out = reinterpret_cast<Bytef*>(out.data());
        stream_.avail_out = static_cast<uInt>(room);
        if (::deflate(&stream_, Z_FINISH) != Z_STREAM_END) {
            return std::nullopt;
        }
        out.resize(room - stream_.avail_out);
        return out;
    }

 private:
    z_stream stream_{};
    bool ready_ = false;
};

}  // namespace

std::optional<std::string> gzip(std::string_view bytes) {
    if (bytes.empty() || bytes.size() > kMaxCompressedBody) {
        return std::nullopt;
    }
    return Deflater().compress(bytes, bytes.size() - 1);
}

}  // namespace reftel::http
