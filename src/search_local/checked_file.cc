// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search_local/checked_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include <xxhash.h>

#include "base/file_system.h"

namespace reftel::search_local {
namespace {

constexpr std::string_view kMagic = "reftelS1";
constexpr std::size_t kFooterSize = 8 + 8 + 8;
constexpr std::size_t kAlignment = 16;

std::uint64_t checksum(std::string_view bytes) {
    return XXH3_64bits(bytes.data(), bytes.size());
}

std::uint64_t read_number(const char* at) {
    std::uint64_t out = 0;
    std::memcpy(&out, at, sizeof out);
    return out;
}

void put_number(std::string& out, std::uint64_t value) {
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

int write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) {
            return errno;
        }
        bytes.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
    return 0;
}

/// Makes a rename in the folder of `path` durable.
void sync_folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
    const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file >= 0) {
        ::fsync(file);
        ::close(file);
    }
}

}  // namespace

Result<std::unique_ptr<CheckedFileWriter>> CheckedFileWriter::create(const std::string& path) {
    const std::string temporary = path + ".new";
    const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC,
                            S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH);
    if (file < 0) {
        return fail(Error::Kind::Io, std::string("cannot be written: ") + std::strerror(errno),
                    temporary);
    }
    std::unique_ptr<CheckedFileWriter> out(new CheckedFileWriter(path, file));
    out->append(kMagic);
    return out;
}

CheckedFileWriter::CheckedFileWriter(std::string path, int file)
    : path_(std::move(path)), temporary_(path_ + ".new"), file_(file) {
    piece_.reserve(kCheckedPiece);
}

CheckedFileWriter::~CheckedFileWriter() {
    if (file_ >= 0) {
        ::close(file_);
        ::unlink(temporary_.c_str());
    }
}

void CheckedFileWriter::write_piece() {
    checksums_.push_back(checksum(piece_));
    if (error_ == 0) {
        error_ = write_all(file_, piece_);
    }
    piece_.clear();
}

void CheckedFileWriter::append(std::string_view bytes) {
    while (!bytes.empty()) {
        const std::string_view part = bytes.substr(0, kCheckedPiece - piece_.size());
        piece_.append(part);
        size_ += part.size();
        bytes.remove_prefix(part.size());
        if (piece_.size() == kCheckedPiece) {
            write_piece();
        }
    }
}

void CheckedFileWriter::end_section() {
    sections_[section_].size = size_ - sections_[section_].offset;
}

void CheckedFileWriter::begin(std::size_t section) {
    end_section();
    append(std::string((kAlignment - size_ % kAlignment) % kAlignment, '\0'));
    section_ = section;
    sections_[section].offset = size_;
}

Result<std::uint64_t> CheckedFileWriter::finish() {
    end_section();
    if (!piece_.empty()) {
        write_piece();
    }
    std::string end;
    for (std::size_t i = 0; i < kMaxSections; ++i) {
        put_number(end, sections_[i].offset);
        put_number(end, sections_[i].size);
    }
    for (const std::uint64_t sum : checksums_) {
        put_number(end, sum);
    }
    const std::uint64_t sum = checksum(end);
    put_number(end, size_);
    put_number(end, sum);
    end.append(kMagic);
    int error = error_ != 0 ? error_ : write_all(file_, end);
    error = error == 0 && ::fsync(file_) != 0 ? errno : error;
    error = ::close(std::exchange(file_, -1)) != 0 && error == 0 ? errno : error;
    if (error == 0 && ::rename(temporary_.c_str(), path_.c_str()) != 0) {
        error = errno;
    }
    if (error != 0) {
        ::unlink(temporary_.c_str());
        return fail(Error::Kind::Io, std::string("cannot be written: ") + std::strerror(error),
                    path_);
    }
    sync_folder_of(path_);
    return size_ + end.size();
}

Result<std::unique_ptr<CheckedFile>> CheckedFile::open(const std::string& path) {
    Buffer mapped = REFTEL_TRY(map_file(path));
    std::unique_ptr<CheckedFile> out(new CheckedFile(path, std::move(mapped)));
    if (!out->read_footer()) {
        return fail(Error::Kind::Corrupt, "a file of the search index is damaged", path);
    }
    return out;
}

bool CheckedFile::read_footer() {
    const std::string_view all = mapped_.bytes();
    constexpr std::size_t kTableSize = kMaxSections * 16;
    if (all.size() < kFooterSize + kTableSize || !all.ends_with(kMagic) ||
        !all.starts_with(kMagic)) {
        return false;
    }
    const char* const footer = all.data() + all.size() - kFooterSize;
    table_ = read_number(footer);
    if (table_ > all.size() - kFooterSize - kTableSize) {
        return false;
    }
    const std::string_view end = all.substr(table_, all.size() - kFooterSize - table_);
    const std::size_t pieces = (table_ + kCheckedPiece - 1) / kCheckedPiece;
    if (end.size() != kTableSize + pieces * 8 || checksum(end) != read_number(footer + 8)) {
        return false;
    }
    for (std::size_t i = 0; i < kMaxSections; ++i) {
        const std::uint64_t offset = read_number(end.data() + i * 16);
        const std::uint64_t size = read_number(end.data() + i * 16 + 8);
        if (offset > table_ || size > table_ - offset || offset % kAlignment != 0) {
            return false;
        }
        sections_[i] = all.substr(offset, size);
    }
    checksums_ = end.data() + kTableSize;
    checked_ = std::vector<std::atomic<std::uint8_t>>(pieces);
    return true;
}

std::string_view CheckedFile::section(std::size_t section) const {
    return sections_[section];
}

bool CheckedFile::check_piece(std::size_t piece) const {
    const std::size_t begin = piece * kCheckedPiece;
    const bool good =
        begin < table_ && checksum(mapped_.bytes().substr(
                              begin, std::min<std::size_t>(kCheckedPiece, table_ - begin))) ==
                              read_number(checksums_ + piece * 8);
    if (good) {
        checked_[piece].store(1, std::memory_order_release);
    } else {
        damaged_.store(true, std::memory_order_release);
    }
    return good;
}

}  // namespace reftel::search_local
