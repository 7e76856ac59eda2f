// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/stored_zip.h"

#include <zlib.h>

#include <utility>

#include "base/assert.h"

namespace reftel::web {
namespace {

//   local header, bytes  |  local header, bytes  | ... |  central directory  |  end record
//
// PKWARE's APPNOTE, 4.3.7, 4.3.12 and 4.3.16; numbers are little-endian.

constexpr std::uint32_t kLocalHeader = 0x04034B50;
constexpr std::uint32_t kDirectoryHeader = 0x02014B50;
constexpr std::uint32_t kEndRecord = 0x06054B50;
constexpr std::uint32_t kVersion = 10;           // Stored members need no more.
constexpr std::uint32_t kFirstDay = 0x00210000;  // 1980-01-01 00:00, as DOS writes it.

void put16(std::string& out, std::uint32_t value) {
    out += static_cast<char>(value & 0xFFU);
    out += static_cast<char>((value >> 8U) & 0xFFU);
}

void put32(std::string& out, std::uint32_t value) {
    put16(out, value & 0xFFFFU);
    put16(out, value >> 16U);
}

std::uint32_t size_of(std::string_view bytes) {
    REFTEL_ASSERT(bytes.size() <= 0xFFFFFFFFU, "reading lists are bounded far below 4 GB");
    return static_cast<std::uint32_t>(bytes.size());
}

/// What local header and directory say alike: from the version needed to the length of the extra
/// field.
void put_facts(std::string& out, std::string_view name, std::string_view bytes) {
    put16(out, kVersion);
    put16(out, 0);  // Flags
    put16(out, 0);  // Stored
    put32(out, kFirstDay);
    put32(out, static_cast<std::uint32_t>(
                   crc32_z(0, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size())));
    put32(out, size_of(bytes));
    put32(out, size_of(bytes));
    put16(out, size_of(name));
    put16(out, 0);  // Extra field
}

}  // namespace

void StoredZip::add(std::string_view name, std::string_view bytes) {
    const std::uint32_t offset = size_of(out_);
    put32(out_, kLocalHeader);
    put_facts(out_, name, bytes);
    out_ += name;
    out_ += bytes;

    put32(directory_, kDirectoryHeader);
    put16(directory_, kVersion);
    put_facts(directory_, name, bytes);
    put16(directory_, 0);  // Comment
    put16(directory_, 0);  // Disk
    put16(directory_, 0);  // Internal attributes
    put32(directory_, 0);  // External attributes
    put32(directory_, offset);
    directory_ += name;
    ++members_;
}

std::string StoredZip::finish() && {
    const std::uint32_t at = size_of(out_);
    out_ += directory_;
    put32(out_, kEndRecord);
    put16(out_, 0);  // Disk
    put16(out_, 0);  // Disk of the directory
    put16(out_, members_);
    put16(out_, members_);
    put32(out_, size_of(directory_));
    put32(out_, at);
    put16(out_, 0);  // Comment
    return std::move(out_);
}

}  // namespace reftel::web
