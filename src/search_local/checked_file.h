// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/buffer.h"
#include "base/result.h"

namespace reftel::search_local {

// A file of named sections whose every byte is under a checksum.
//
//   file    = magic sections table checksums footer
//   table   = for each section: offset, size                      (8 bytes each)
//   checksums = one a piece of kCheckedPiece bytes before the table (8 bytes each)
//   footer  = offset of the table, checksum of table and checksums, magic
//
// Opening looks at the footer only; a piece is checked when it is first read. So a file of any size
// opens at once, and nothing is answered from a byte that is not as it was written.

/// Bytes under one checksum.
inline constexpr std::size_t kCheckedPiece = std::size_t{1} << 16U;
/// Sections of a file.
inline constexpr std::size_t kMaxSections = 64;

/// Writes such a file: sections one after the other, in any order. The file has its name only
/// when finish() has made it durable.
class CheckedFileWriter {
 public:
    [[nodiscard]] static Result<std::unique_ptr<CheckedFileWriter>> create(const std::string& path);
    ~CheckedFileWriter();
    CheckedFileWriter(const CheckedFileWriter&) = delete;
    CheckedFileWriter& operator=(const CheckedFileWriter&) = delete;

    /// Begins a section, at a multiple of 16 bytes.
    void begin(std::size_t section);
    void append(std::string_view bytes);
    template <typename Number>
    void append_numbers(const std::vector<Number>& numbers) {
        append({reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(Number)});
    }
    /// Bytes of the section so far.
    [[nodiscard]] std::uint64_t section_size() const { return size_ - sections_[section_].offset; }
    /// Syncs and renames. The first error of any call before is told here.
    [[nodiscard]] Result<std::uint64_t> finish();

 private:
    struct Section {
        std::uint64_t offset = 0;
        std::uint64_t size = 0;
    };
    CheckedFileWriter(std::string path, int file);
    void end_section();
    void write_piece();

    std::string path_;
    std::string temporary_;
    int file_ = -1;
    int error_ = 0;
    std::string piece_;
    std::vector<std::uint64_t> checksums_;
    std::uint64_t size_ = 0;
    std::size_t section_ = kMaxSections;
    std::array<Section, kMaxSections + 1> sections_{};
};

/// Such a file, mapped. Safe to read from several threads.
class CheckedFile {
 public:
    /// Corrupt when it is not a file finish() wrote.
    [[nodiscard]] static Result<std::unique_ptr<CheckedFile>> open(const std::string& path);

    /// A section, not yet checked; a missing one is empty.
    [[nodiscard]] std::string_view section(std::size_t section) const;
    /// Checks the pieces that hold these bytes of a section, once; false when one is damaged, or
    /// the bytes are outside. From then on damaged() is true.
    [[nodiscard]] bool check(std::string_view bytes) const {
        const char* const begin = mapped_.bytes().data();
        if (bytes.empty()) {
            return true;
        }
        const auto first = static_cast<std::size_t>(bytes.data() - begin) / kCheckedPiece;
        const auto last =
            static_cast<std::size_t>(bytes.data() + bytes.size() - 1 - begin) / kCheckedPiece;
        for (std::size_t piece = first; piece <= last; ++piece) {
            if (checked_[piece].load(std::memory_order_acquire) == 0 && !check_piece(piece)) {
                return false;
            }
        }
        return true;
    }
    /// What bytes say cannot be: for who decodes them.
    void tell_damage() const { damaged_.store(true, std::memory_order_release); }
    [[nodiscard]] bool damaged() const { return damaged_.load(std::memory_order_acquire); }
    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] std::size_t size() const { return mapped_.size(); }
    void forget_pages() const { mapped_.forget_pages(); }

 private:
    CheckedFile(std::string path, Buffer mapped)
        : path_(std::move(path)), mapped_(std::move(mapped)) {}
    [[nodiscard]] bool read_footer();
    [[nodiscard]] bool check_piece(std::size_t piece) const;

    std::string path_;
    Buffer mapped_;
    std::uint64_t table_ = 0;  ///< Its offset: where the checked bytes end.
    std::array<std::string_view, kMaxSections> sections_{};
    const char* checksums_ = nullptr;
    mutable std::vector<std::atomic<std::uint8_t>> checked_;
    mutable std::atomic<bool> damaged_ = false;
};

}  // namespace reftel::search_local
