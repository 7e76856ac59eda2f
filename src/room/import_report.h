// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "archive/writer.h"
#include "room/import.h"
#include "sources/reader.h"

namespace reftel::room {

/// What a worker noted about one telegram, for the report. No text of it.
struct ItemSummary {
    telegram::Provenance from;
    std::uint64_t bytes = 0;
    std::uint64_t bytes_unread = 0;
    std::vector<std::string_view> rules;  ///< Of its findings; static storage
    std::vector<std::string> source_rules;
};

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

    ImportReport report_;
    std::unordered_map<std::string, std::size_t> file_index_;
    std::string last_other_file_;
};

}  // namespace reftel::room
