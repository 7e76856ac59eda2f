// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sources/streams.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "sources/limits.h"

namespace reftel::sources {
namespace {

std::string reason_of(int code) {
    return std::generic_category().message(code);
}

/// Has failed already.
class FailedStream final : public ByteStream {
 public:
    explicit FailedStream(Error error) : error_(std::move(error)) {}
    Result<std::size_t> read(std::span<char> /*out*/) override { return fail(error_); }

 private:
    const Error error_;
};

}  // namespace

Result<std::size_t> StringStream::read(std::span<char> out) {
    const std::size_t left =
        at_ < bytes_.size() ? bytes_.size() - static_cast<std::size_t>(at_) : 0;
    const std::size_t count = std::min(left, out.size());
    if (count > 0) {
        std::memcpy(out.data(), bytes_.data() + at_, count);
    }
    at_ += count;
    return count;
}

Result<std::unique_ptr<FileStream>> FileStream::open(const std::string& path) {
    // Not blocking: a named pipe without a writer must not hold up the walk before it is refused.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        const int code = errno;
        const auto kind =
            code == ENOENT || code == ENOTDIR ? Error::Kind::NotFound : Error::Kind::Io;
        return fail(kind, reason_of(code), path);
    }
    struct stat status {};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        ::close(descriptor);
        return fail(Error::Kind::Unsupported, "this is a device, socket or pipe, not a file", path);
    }
    const auto size = static_cast<std::uint64_t>(std::max<off_t>(status.st_size, 0));
    return std::unique_ptr<FileStream>(new FileStream(descriptor, path, true, size));
}

std::unique_ptr<FileStream> FileStream::standard_input() {
    return std::unique_ptr<FileStream>(new FileStream(STDIN_FILENO, "-", false, 0));
}

FileStream::~FileStream() {
    if (regular_) {
        ::close(descriptor_);
    }
}

Result<std::size_t> FileStream::read(std::span<char> out) {
    ssize_t count = -1;
    do {
        count = regular_ ? ::pread(descriptor_, out.data(), out.size(), static_cast<off_t>(at_))
                         : ::read(descriptor_, out.data(), out.size());
    } while (count < 0 && errno == EINTR);
    if (count < 0) {
        return fail(Error::Kind::Io, reason_of(errno), path_);
    }
    at_ += static_cast<std::uint64_t>(count);
    if (at_ > seen_) {
        if (counter_ != nullptr) {
            *counter_ += std::min(at_ - seen_, static_cast<std::uint64_t>(count));
        }
        seen_ = at_;
    }
    return static_cast<std::size_t>(count);
}

Result<std::size_t> read_fully(ByteStream& stream, std::span<char> out) {
    std::size_t total = 0;
    while (total < out.size()) {
        const std::size_t count = REFTEL_TRY(stream.read(out.subspan(total)));
        if (count == 0) {
            break;
        }
        total += count;
    }
    return total;
}

Input take_head(telegram::Provenance from, std::unique_ptr<ByteStream> stream) {
    Input out{std::move(from), {}, std::move(stream)};
    constexpr std::size_t kStep = std::size_t{16} << 10U;
    while (out.head.size() < kHeadSize) {
        const std::size_t before = out.head.size();
        const std::size_t step = std::min(kStep, kHeadSize - before);
        out.head.resize(before + step);
        const Result<std::size_t> count = out.stream->read({out.head.data() + before, step});
        out.head.resize(before + count.value_or(0));
        if (!count) {
            out.stream = std::make_unique<FailedStream>(count.error());
            break;
        }
        if (*count == 0) {
            out.stream.reset();
            break;
        }
    }
    return out;
}

Result<std::string> read_up_to(ByteStream& stream, std::size_t limit) {
    constexpr std::size_t kStep = std::size_t{64} << 10U;
    std::string out;
    while (out.size() < limit) {
        const std::size_t before = out.size();
        out.resize(before + std::min(limit - before, kStep));
        const std::size_t count =
            REFTEL_TRY(read_fully(stream, {out.data() + before, out.size() - before}));
        if (before + count < out.size()) {
            out.resize(before + count);
            break;
        }
    }
    return out;
}

}  // namespace reftel::sources
