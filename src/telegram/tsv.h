// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "base/utc_time.h"
#include "telegram/string_index.h"

// The one loader of the tables of facts (facts/*.tsv, docs/facts/). A table is UTF-8 text: a line
// of headings, then a line a row, with tabs between the fields. Rows of one key stand together.

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

/// The days on which a fact holds, first and last included; open where nobody knows an end.
struct Era {
    Date from{1, 1, 1};
    Date to{9999, 12, 31};

    [[nodiscard]] bool contains(const Date& day) const { return from <= day && day <= to; }
    /// Days between this and a day; 0 inside.
    [[nodiscard]] std::int64_t distance(const Date& day) const;
};
/// From the fields `from` and `to`: `1975`, `1975-06` or `1975-06-01`, empty for no limit known. A
/// year or month begins with its first day and ends with its last; what is no date is no limit.
[[nodiscard]] Era parse_era(std::string_view from, std::string_view to);
/// One such field; nothing when it is no date.
[[nodiscard]] std::optional<Date> parse_first_day(std::string_view text);
[[nodiscard]] std::optional<Date> parse_last_day(std::string_view text);

/// A table whose rows are found by their first column. `Fact` has a member `era`.
template <typename Fact>
class FactTable {
 public:
    /// `read` makes a fact of the fields of a row.
    template <std::size_t Columns, typename Read>
    static FactTable load(std::string_view table, Read read) {
        FactTable out;
        for_each_row<Columns>(table, [&](const std::array<std::string_view, Columns>& field) {
            out.keys_.push_back(field[0]);
            out.facts_.push_back(read(field));
        });
        out.index_ = StringIndex(out.keys_.size());
        for (std::size_t i = 0; i < out.keys_.size(); ++i) {
            out.index_.add(out.keys_[i], i);
        }
        return out;
    }

    /// The row whose era includes the day; of several the one that begins last; when none does, the
    /// nearest in time. Without a day the row that begins last. nullptr for a key that is none.
    [[nodiscard]] const Fact* find(std::string_view key, std::optional<Date> at = {}) const {
        const std::size_t first = index_.find(key);
        if (first == StringIndex::kNone) {
            return nullptr;
        }
        const Date day = at.value_or(Date{9999, 12, 31});
        std::size_t best = first;
        for (std::size_t i = first + 1; i < facts_.size() && keys_[i] == key; ++i) {
            const std::int64_t here = facts_[i].era.distance(day);
            const std::int64_t before = facts_[best].era.distance(day);
            const bool later = facts_[i].era.from > facts_[best].era.from;
            best = here < before || (here == before && later) ? i : best;
        }
        return &facts_[best];
    }

    [[nodiscard]] std::span<const Fact> all() const { return facts_; }

 private:
    std::vector<std::string_view> keys_;
    std::vector<Fact> facts_;
    StringIndex index_{0};
};

}  // namespace reftel::telegram
