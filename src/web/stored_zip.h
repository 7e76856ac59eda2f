// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace reftel::web {

/// Writes a zip file whose members are stored as they are.
///
/// An EPUB must begin with a stored member without extra fields (OCF 3.3, 4.2); libarchive puts
/// extra fields into every member it writes, so these few lines are ours. No clock: every member is
/// of 1 January 1980, so that the same list gives the same bytes.
class StoredZip {
 public:
    /// `name` is ASCII. All together must stay below 4 GB and 65 535 members.
    void add(std::string_view name, std::string_view bytes);
    [[nodiscard]] std::string finish() &&;

 private:
    std::string out_;
    std::string directory_;
    std::uint32_t members_ = 0;
};

}  // namespace reftel::web
