// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>

#include "base/result.h"
#include "sources/reader.h"

namespace reftel::sources {

/// A stream that can also be read from any place: what archives with their table at the end need.
class SeekableStream : public ByteStream {
 public:
    /// The next read() begins at this byte; past the end it gives 0 bytes.
    virtual void seek(std::uint64_t offset) = 0;
    [[nodiscard]] virtual std::uint64_t position() const = 0;
    [[nodiscard]] virtual std::uint64_t size() const = 0;
};

/// Bytes held in memory.
class StringStream final : public SeekableStream {
 public:
    explicit StringStream(std::string bytes) : bytes_(std::move(bytes)) {}
    [[nodiscard]] Result<std::size_t> read(std::span<char> out) override;
    void seek(std::uint64_t offset) override { at_ = offset; }
    [[nodiscard]] std::uint64_t position() const override { return at_; }
    [[nodiscard]] std::uint64_t size() const override { return bytes_.size(); }

 private:
    std::string bytes_;
    std::uint64_t at_ = 0;
};

/// An open file, or standard input. Never a mapping: a file that shrinks while it is read must not
/// end the program.
class FileStream final : public SeekableStream {
 public:
    /// NotFound, Io, or Unsupported when it is neither a regular file nor a pipe.
    [[nodiscard]] static Result<std::unique_ptr<FileStream>> open(const std::string& path);
    [[nodiscard]] static std::unique_ptr<FileStream> standard_input();
    ~FileStream() override;
    FileStream(const FileStream&) = delete;
    FileStream& operator=(const FileStream&) = delete;

    /// Every byte that is read for the first time is added to `*counter`, which must outlive the
    /// stream.
    void count_into(std::uint64_t* counter) { counter_ = counter; }
    [[nodiscard]] Result<std::size_t> read(std::span<char> out) override;
    void seek(std::uint64_t offset) override { at_ = offset; }
    [[nodiscard]] std::uint64_t position() const override { return at_; }
    /// 0 for a pipe.
    [[nodiscard]] std::uint64_t size() const override { return size_; }
    [[nodiscard]] bool is_regular() const { return regular_; }

 private:
    FileStream(int descriptor, std::string path, bool regular, std::uint64_t size)
        : descriptor_(descriptor), path_(std::move(path)), regular_(regular), size_(size) {}

    const int descriptor_;
    const std::string path_;
    const bool regular_;
    const std::uint64_t size_;
    std::uint64_t at_ = 0;
    std::uint64_t seen_ = 0;  ///< Highest byte read: reading a place again is no progress.
    std::uint64_t* counter_ = nullptr;
};

/// Reads until `out` is full or the stream ends.
[[nodiscard]] Result<std::size_t> read_fully(ByteStream& stream, std::span<char> out);
/// An Input whose head is taken off `stream`. A head that is the whole file leaves no stream; when
/// the stream fails within the head, what came before is the head and the error comes with the next
/// read.
[[nodiscard]] Input take_head(telegram::Provenance from, std::unique_ptr<ByteStream> stream);

/// At most `limit` bytes from the front of the stream.
[[nodiscard]] Result<std::string> read_up_to(ByteStream& stream, std::size_t limit);

}  // namespace reftel::sources
