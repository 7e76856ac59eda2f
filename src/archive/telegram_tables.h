// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/release.h"
#include "archive/rows.h"
#include "archive/sqlite.h"
#include "base/result.h"
#include "telegram/mrn.h"

namespace reftel::archive {

/// What stays of a telegram when another witness of it is shown.
struct TelegramIdentity {
    std::int64_t number = 0;
    std::string id;  ///< Its address
    std::optional<telegram::Mrn> mrn;
    bool identified = false;  ///< A decision gave it its MRN
};

/// What is written of a telegram beside the rows of its shown message.
struct TelegramRecord {
    TelegramIdentity identity;
    std::int64_t shown = 0;  ///< Witness
    telegram::Published
        published;  ///< Of the shown witness; what is missing is filled from the others
    std::optional<UtcTime> published_released;  ///< The earliest of all witnesses
    Opening opening;
};

/// A remark of ours about what publishers say. Written as findings, after those of the parser.
struct PublisherFinding {
    std::string_view rule;
    std::string message;
};
/// Where the publisher and the message disagree.
[[nodiscard]] std::vector<PublisherFinding> compare_with_publisher(
    const ParsedRows& parsed, const telegram::Published& published);

/// Writes all rows of a telegram; there must be none of its number.
[[nodiscard]] Result<void> insert_telegram(Database& database, const TelegramRecord& record,
                                           const ParsedRows& parsed);
/// Writes its rows of `person` alone: for an archive made before there was such a table.
[[nodiscard]] Result<void> insert_persons(Database& database, std::int64_t telegram,
                                          const ParsedRows& parsed);
/// Removes all rows of a telegram.
[[nodiscard]] Result<void> remove_telegram(Database& database, std::int64_t telegram);

}  // namespace reftel::archive
