// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/utc_time.h"

namespace reftel::room {

using StepProgress = std::function<void(std::uint64_t done, std::uint64_t total)>;

/// What `reftel check` found.
struct CheckReport {
    std::uint64_t originals = 0;
    std::uint64_t witnesses = 0;
    std::uint64_t telegrams = 0;
    std::uint64_t log_rows = 0;
    std::vector<std::string> damage;  ///< One line each; empty when all is well
};
[[nodiscard]] Result<CheckReport> check(const std::string& folder, const StepProgress& progress);

/// Brings an archive of an older reftel to the schema of this one, which may read every telegram.
/// Opening it does so too, without a word; this tells how far it is.
[[nodiscard]] Result<void> bring_up_to_date(const std::string& folder, UtcTime now,
                                            const StepProgress& progress);

/// Whether telegrams of this archive were read by another version of reftel, so that a rebuild may
/// find more in them. One look-up; NotFound when there is no archive.
[[nodiscard]] Result<bool> is_read_otherwise(const std::string& folder);

/// Makes everything derived again from originals and decisions.
[[nodiscard]] Result<void> rebuild(const std::string& folder, UtcTime now,
                                   const StepProgress& progress);

/// What a records officer decides about a telegram.
struct Decision {
    enum class Kind : std::uint8_t { Release, Embargo, Withhold, Identify };
    Kind kind = Kind::Release;
    std::string id;
    std::optional<UtcTime> at;  ///< Release: from when (absent: now). Embargo: until when
    std::string value;          ///< Identify: the MRN, in any spelling
    std::string reason;
};
[[nodiscard]] Result<void> decide(const std::string& folder, const Decision& decision, UtcTime now);

/// Sets `title`, `hashtag` or `source` (an https address, or empty); others are refused.
[[nodiscard]] Result<void> set_setting(const std::string& folder, std::string_view name,
                                       std::string_view value, UtcTime now);

}  // namespace reftel::room
