// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace reftel::telegram {

/// Calls `use` with the fields of each line of a table of tab-separated values but the first, its
/// heading. Missing fields are empty, surplus ones dropped. The fields view `table`.
template <std::size_t Columns, typename Use>
void for_each_row(std::string_view table, Use use) {
    bool heading = true;
    while (!table.empty()) {
        const std::size_t end = table.find('\n');
        std::string_view line = table.substr(0, end);
        table = end == std::string_view::npos ? std::string_view{} : table.substr(end + 1);
        if (heading || line.empty()) {
            heading = false;
            continue;
        }
        std::array<std::string_view, Columns> fields{};
        for (std::string_view& field : fields) {
            const std::size_t tab = line.find('\t');
            field = line.substr(0, tab);
            line = tab == std::string_view::npos ? std::string_view{} : line.substr(tab + 1);
        }
        use(fields);
    }
}

}  // namespace reftel::telegram
