// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "archive/writer.h"
#include "room/coverage.h"
#include "room/import.h"
#include "sources/reader.h"

namespace reftel::room {

/// Gathers an ImportReport item by item.
class ReportBuilder {
 public:
    void add_refused(const telegram::Provenance& from, std::string rule, std::string reason,
                     std::uint64_t bytes);
    void add_telegram(const ItemSummary& summary, const archive::Added& added);
    [[nodiscard]] std::uint64_t telegrams() const { return report_.telegrams; }
    [[nodiscard]] ImportReport finish(bool stopped) &&;

 private:
    ImportReport::File* file_of(const telegram::Provenance& from);
    void count_rules(const ItemSummary& summary, ImportReport::File* file);
    void keep_unread_lines(const ItemSummary& summary, ImportReport::File* file);
    void keep_poor(const ItemSummary& summary, const archive::Added& added, bool provisional);

    ImportReport report_;
    std::unordered_map<std::string, std::size_t> file_index_;
    std::string last_other_file_;
};

}  // namespace reftel::room
