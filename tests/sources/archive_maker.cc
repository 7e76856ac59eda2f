// SPDX-License-Identifier: AGPL-3.0-or-later
#include "archive_maker.h"

#include <archive.h>
#include <archive_entry.h>

#include <gtest/gtest.h>

namespace reftel::sources::testing {
namespace {

la_ssize_t append(archive* /*handle*/, void* data, const void* bytes, size_t size) {
    static_cast<std::string*>(data)->append(static_cast<const char*>(bytes), size);
    return static_cast<la_ssize_t>(size);
}

void choose(archive* a, Packing packing) {
    switch (packing) {
        case Packing::Zip:
            archive_write_set_format_zip(a);
            return;
        case Packing::EncryptedZip:
            archive_write_set_format_zip(a);
            archive_write_set_options(a, "zip:encryption=traditional");
            archive_write_set_passphrase(a, "lantern");
            return;
        case Packing::SevenZip:
            archive_write_set_format_7zip(a);
            return;
        case Packing::RawGz:
        case Packing::RawZstd:
            archive_write_set_format_raw(a);
            break;
        default:
            archive_write_set_format_pax_restricted(a);
            break;
    }
    if (packing == Packing::TarGz || packing == Packing::RawGz) {
        archive_write_add_filter_gzip(a);
    } else if (packing == Packing::TarXz) {
        archive_write_add_filter_xz(a);
    } else if (packing == Packing::TarBz2) {
        archive_write_add_filter_bzip2(a);
    } else if (packing == Packing::TarZstd || packing == Packing::RawZstd) {
        archive_write_add_filter_zstd(a);
    }
}

}  // namespace

std::string make_archive(Packing packing, const Members& members) {
    std::string out;
    archive* a = archive_write_new();
    choose(a, packing);
    archive_write_set_bytes_in_last_block(a, 1);
    EXPECT_EQ(archive_write_open(a, &out, nullptr, append, nullptr), ARCHIVE_OK)
        << archive_error_string(a);
    for (const auto& [name, content] : members) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        EXPECT_EQ(archive_write_header(a, entry), ARCHIVE_OK) << archive_error_string(a);
        archive_write_data(a, content.data(), content.size());
        archive_entry_free(entry);
    }
    archive_write_close(a);
    archive_write_free(a);
    return out;
}

std::string make_tar_with_link(const std::string& name, const std::string& target) {
    std::string out;
    archive* a = archive_write_new();
    archive_write_set_format_pax_restricted(a);
    archive_write_open(a, &out, nullptr, append, nullptr);
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_filetype(entry, AE_IFLNK);
    archive_entry_set_symlink(entry, target.c_str());
    archive_write_header(a, entry);
    archive_entry_free(entry);
    archive_write_close(a);
    archive_write_free(a);
    return out;
}

}  // namespace reftel::sources::testing
