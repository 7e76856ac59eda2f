// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace reftel::sources::testing {

enum class Packing {
    Zip,
    SevenZip,
    Tar,
    TarGz,
    TarXz,
    TarZstd,
    TarBz2,
    RawGz,
    RawZstd,
    EncryptedZip
};
using Members = std::vector<std::pair<std::string, std::string>>;

/// The bytes of a container with these members (name, content), made in memory.
[[nodiscard]] std::string make_archive(Packing packing, const Members& members);
/// A tar with one symbolic link.
[[nodiscard]] std::string make_tar_with_link(const std::string& name, const std::string& target);

}  // namespace reftel::sources::testing
