// SPDX-License-Identifier: AGPL-3.0-or-later
//
//   manifest = magic version mark next-number count { number count { withdrawn } } checksum
//
// Numbers are varints, withdrawn documents differences; the checksum is of all bytes before it.
#include "search_local/manifest.h"

#include <cstring>

#include <fmt/format.h>
#include <xxhash.h>

#include "base/coding.h"
#include "base/file_system.h"

namespace reftel::search_local {
namespace {

constexpr std::string_view kMagic = "reftelM1";
constexpr std::uint64_t kVersion = 1;
constexpr std::size_t kChecksumSize = sizeof(std::uint64_t);

std::string checksum_of(std::string_view bytes) {
    const std::uint64_t sum = XXH3_64bits(bytes.data(), bytes.size());
    return {reinterpret_cast<const char*>(&sum), sizeof sum};
}

Result<Manifest> decode(std::string_view bytes) {
    Manifest out;
    Cursor cursor(bytes);
    if (REFTEL_TRY(cursor.varint()) != kVersion) {
        return fail(Error::Kind::Unsupported, "the search index is of another version of reftel");
    }
    const std::uint64_t mark = REFTEL_TRY(cursor.varint());
    out.mark = REFTEL_TRY(cursor.bytes(mark));
    out.next_number = REFTEL_TRY(cursor.varint());
    for (std::uint64_t left = REFTEL_TRY(cursor.varint()); left > 0; --left) {
        Manifest::Entry entry;
        entry.number = REFTEL_TRY(cursor.varint());
        std::uint64_t last = 0;
        for (std::uint64_t more = REFTEL_TRY(cursor.varint()); more > 0; --more) {
            last += REFTEL_TRY(cursor.varint());
            entry.withdrawn.push_back(static_cast<std::uint32_t>(last));
        }
        out.segments.push_back(std::move(entry));
    }
    return out;
}

}  // namespace

std::string Manifest::path_in(const std::string& folder) {
    return folder + "/manifest";
}

std::string segment_path(const std::string& folder, std::uint64_t number) {
    return fmt::format("{}/{:08}", folder, number);
}

Result<Manifest> Manifest::read(const std::string& folder) {
    const std::string path = path_in(folder);
    auto file = map_file(path);
    if (!file) {
        if (file.error().kind == Error::Kind::NotFound) {
            return Manifest();
        }
        return fail(std::move(file).error());
    }
    const std::string_view all = file->bytes();
    const bool whole = all.size() > kMagic.size() + kChecksumSize && all.starts_with(kMagic) &&
                       all.ends_with(checksum_of(all.substr(0, all.size() - kChecksumSize)));
    if (!whole) {
        return fail(Error::Kind::Corrupt, "the list of the search index is damaged", path);
    }
    return decode(all.substr(kMagic.size(), all.size() - kMagic.size() - kChecksumSize));
}

Result<void> Manifest::write(const std::string& folder) const {
    std::string bytes(kMagic);
    put_varint(bytes, kVersion);
    put_varint(bytes, mark.size());
    bytes.append(mark);
    put_varint(bytes, next_number);
    put_varint(bytes, segments.size());
    for (const Entry& entry : segments) {
        put_varint(bytes, entry.number);
        put_varint(bytes, entry.withdrawn.size());
        std::uint32_t last = 0;
        for (const std::uint32_t document : entry.withdrawn) {
            put_varint(bytes, document - last);
            last = document;
        }
    }
    bytes.append(checksum_of(bytes));
    return write_file_atomically(path_in(folder), bytes);
}

Result<std::vector<std::shared_ptr<LiveSegment>>> open_segments(const std::string& folder,
                                                                const Manifest& manifest) {
    std::vector<std::shared_ptr<LiveSegment>> out;
    for (const Manifest::Entry& entry : manifest.segments) {
        auto segment = REFTEL_TRY(Segment::open(segment_path(folder, entry.number)));
        out.push_back(std::make_shared<LiveSegment>(std::move(segment)));
        for (const std::uint32_t document : entry.withdrawn) {
            out.back()->withdraw(document);
        }
    }
    return out;
}

}  // namespace reftel::search_local
