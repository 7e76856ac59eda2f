// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/file_system.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace reftel {
namespace {

/// An open file descriptor, closed at the end of the scope.
class Descriptor {
 public:
    explicit Descriptor(int value) : value_(value) {}
    ~Descriptor() {
        if (value_ >= 0) {
            ::close(value_);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int value() const { return value_; }

 private:
    int value_;
};

tl::unexpected<Error> io_error(const std::string& path) {
    const int code = errno;
    const auto kind = code == ENOENT ? Error::Kind::NotFound : Error::Kind::Io;
    return fail(kind, code == ENOENT ? "there is no such file" : std::strerror(code), path);
}

Result<void> write_all(int descriptor, std::string_view bytes, const std::string& path) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            return io_error(path);
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

}  // namespace

Result<Buffer> map_file(const std::string& path) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.value() < 0) {
        return io_error(path);
    }
    struct stat info {};
    if (::fstat(file.value(), &info) != 0) {
        return io_error(path);
    }
    if (!S_ISREG(info.st_mode)) {
        return fail(Error::Kind::Unsupported, "this is not a regular file", path);
    }
    const auto size = static_cast<std::size_t>(info.st_size);
    if (size == 0) {
        return Buffer{};
    }
    void* const data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.value(), 0);
    if (data == MAP_FAILED) {
        return io_error(path);
    }
    return Buffer::adopt_mapping(static_cast<char*>(data), size);
}

Result<void> write_file_atomically(const std::string& path, std::string_view bytes) {
    const std::string temporary = path + ".new";
    {
        const Descriptor file(
            ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
        if (file.value() < 0) {
            return io_error(temporary);
        }
        REFTEL_CHECK(write_all(file.value(), bytes, temporary));
        if (::fsync(file.value()) != 0) {
            return io_error(temporary);
        }
    }
    if (std::rename(temporary.c_str(), path.c_str()) != 0) {
        return io_error(path);
    }
    return {};
}

}  // namespace reftel
