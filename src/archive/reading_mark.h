// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string_view>

namespace reftel::archive {

/// Names the sources that rows of telegrams are made by, their hash. The setting `read_by` keeps it
/// from when an archive was made or rebuilt: where that is another mark, a rebuild may make other
/// rows. That they would differ is not known; the cost of finding out is that of a check.
[[nodiscard]] std::string_view reading_mark();

}  // namespace reftel::archive
