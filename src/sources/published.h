// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/utc_time.h"
#include "telegram/raw_telegram.h"

namespace reftel::sources {

/// The dates publishers write: `2009-03-12 08:29`, `2/18/2007 19:02` (month first), `1975 March 4,
/// 15:18 (Tuesday)`. Taken as UTC, as they are copied from date-time groups.
[[nodiscard]] std::optional<UtcTime> parse_published_date(std::string_view text);

/// Splits `UNCLASSIFIED//FOR OFFICIAL USE ONLY Embassy Astana` where the classification ends.
struct ClassificationAndOrigin {
    std::string_view classification;
    std::string_view origin;
};
[[nodiscard]] ClassificationAndOrigin split_classification(std::string_view text);

/// `1975TELAV05348` of `1975TELAV05348_b`: the letter names the collection of the archive that
/// published it.
[[nodiscard]] std::string_view without_archive_letter(std::string_view id);

/// The stem of the last part of a path (`09PARIS1052` of `a/09PARIS1052.txt`) when it is a
/// telegram's id.
[[nodiscard]] std::optional<std::string> id_of_file_name(std::string_view path);
/// The last part of a path, be it inside containers (`day.zip!a/b.txt`).
[[nodiscard]] std::string_view base_name(std::string_view path);

/// Takes the id from the name of the file when the publisher did not state one.
void take_id_of_file_name(telegram::RawTelegram& raw);

}  // namespace reftel::sources
